//! Label algebra, which the API does not know: what it is asked for instead, and which rows of that are meant.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::counting::count_in;
use crate::api::Overview;
use crate::insight::{LabelExpr, Plan, Volumes};

/// The label whose messages hold all that are meant, as few as the overview knows of; `None`: it takes all messages.
pub(super) fn smallest_set(labels: &LabelExpr, overview: Option<&Overview>) -> Option<String> {
    let count = |label: &str| count_in(overview?, Some(label));
    let all = overview.and_then(|overview| count_in(overview, None));
    match labels.plan(Volumes { of: &count, all }) {
        Plan::Label(label) => Some(label),
        // As in the dashboard: several walks would fetch a message once for each of its labels, out of order.
        Plan::Union(_) | Plan::All => None,
    }
}

/// Whether a row is meant. A row that cannot be read carries no label.
pub(super) fn is_meant(labels: &LabelExpr, row: &[u8]) -> bool {
    let carried = serde_json::from_slice::<Labelled<'_>>(row).map(Labelled::labels).unwrap_or_default();
    labels.eval(&|label| carried.iter().any(|carried| carried == label))
}

/// The fields that hold labels, as they stand in the JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Labelled<'a> {
    #[serde(borrow, default)]
    labels: Option<&'a RawValue>,
    #[serde(borrow, default)]
    custom_label_ids: Option<&'a RawValue>,
}

impl Labelled<'_> {
    fn labels(self) -> Vec<String> {
        [self.labels, self.custom_label_ids].into_iter().flatten().flat_map(listed).collect()
    }
}

/// A list of labels, or one that stands by itself.
fn listed(raw: &RawValue) -> Vec<String> {
    match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(items) => items.into_iter().filter_map(word).collect(),
        Err(_) => word(raw).into_iter().collect(),
    }
}

/// A text, or a number as it is written.
fn word(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first()? {
        b'"' => serde_json::from_str(raw.get()).ok(),
        b'-' | b'0'..=b'9' => Some(raw.get().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> LabelExpr {
        LabelExpr::parse(text, &|label| Some(label.to_owned())).unwrap()
    }

    fn overview() -> Overview {
        Overview::read(br#"{"totals":{"a":{"count":5},"b":{"count":3}},"activityTotals":{"userMessages":100}}"#)
            .unwrap()
    }

    #[test]
    fn the_rarest_label_that_all_meant_rows_carry_is_asked_for() {
        let asked = |text: &str| smallest_set(&labels(text), Some(&overview()));
        assert_eq!(asked("a and b").as_deref(), Some("b"));
        assert_eq!(asked("a and not b").as_deref(), Some("a"));
        assert_eq!(asked("a or b"), None);
        assert_eq!(asked("not a"), None);
        assert_eq!(smallest_set(&labels("a and not b"), None).as_deref(), Some("a"), "also where nothing is counted");
    }

    #[test]
    fn labels_are_built_in_or_custom_and_their_field_may_be_damaged() {
        let meant = |text: &str, row: &str| is_meant(&labels(text), row.as_bytes());
        let row = r#"{"timestamp":1,"labels":["a","x\"y",null,7],"customLabelIds":["c1"],"text":"b"}"#;
        assert!(meant("a and c1", row) && meant("a and not b", row) && meant(r#""x\"y" and 7"#, row));
        assert!(!meant("b or text", row));
        assert!(meant("a and not b", r#"{"labels":"a","customLabelIds":{}}"#));
        for damaged in ["null", "7", r#""a""#, "[]", "{}", r#"{"labels":null}"#, r#"{"labels":["\ud800"]}"#] {
            assert!(meant("not a", damaged) && !meant("a", damaged), "{damaged}");
        }
    }
}
