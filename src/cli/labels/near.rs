//! Labels that nobody carries: what comes near them.

use super::counts::Counts;
use crate::cli::error::CliError;
use crate::cli::exit::Code;
use crate::cli::output::safe;
use crate::cli::resolve::listed;
use crate::config::Config;
use crate::insight::LabelExpr;
use crate::view::{Named, Unresolved, is_slip, resolve};

/// A line for each label that no message of the window carries and that has no configured name: it may be misspelt.
pub(in crate::cli) fn unknown(labels: &LabelExpr, counts: &Counts, config: &Config) -> Vec<String> {
    let known = known(counts, config);
    labels.labels().into_iter().filter_map(|label| line(label, &known)).collect()
}

/// Refuses a label that is no other than a known one, mistyped: its count is 0 for ever, which would pass for calm. A label
/// that has a configured name is right, however seldom it occurs. One that is part of a known one may be a word of its own, on a
/// day when nobody carries it: that is only told.
pub(in crate::cli) fn refuse_mistyped(labels: &LabelExpr, counts: &Counts, config: &Config) -> Result<(), CliError> {
    let known = known(counts, config);
    let refused = labels.labels().into_iter().find_map(|label| {
        let near = near(label, &known).filter(|_| is_slip(label, &known))?;
        let label = safe(label);
        Some(format!(
            "no message has the label {label} in this window, and it comes near to others: it would count as 0 for ever. If it \
            is right, give it a name in the configuration file, under [labels]: \"{label}\" = \"NAME\". These come near:{}",
            listed(&near, &known)
        ))
    });
    refused.map_or(Ok(()), |message| Err(CliError::Api { code: Code::Rejected, message }))
}

/// The labels that the overview lists, and those that have a name.
fn known<'a>(counts: &'a Counts, config: &'a Config) -> Vec<Named<'a>> {
    let counted = counts
        .totals
        .keys()
        .map(|label| Named { id: label, name: config.labels.get(label).map_or("", String::as_str) });
    let configured = config.labels.iter().map(|(id, name)| Named { id, name });
    let mut known: Vec<_> = counted.chain(configured).collect();
    known.sort_by_key(|label| label.id);
    known.dedup();
    known
}

fn line(label: &str, known: &[Named<'_>]) -> Option<String> {
    let near = near(label, known)?;
    let label = safe(label);
    let told = format!("no message has the label {label} in this window");
    if near.is_empty() {
        return Some(format!("{told}: is it spelt right? `vipdeck labels` lists those that occur"));
    }
    Some(format!("{told}: is it spelt right? These come near:{}", listed(&near, known)))
}

/// The places of those that come near a label; `None`: it is known itself.
fn near(label: &str, known: &[Named<'_>]) -> Option<Vec<usize>> {
    match resolve(label, known) {
        Ok(_) => None,
        Err(Unresolved::Unknown(near) | Unresolved::Ambiguous(near)) => Some(near),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Overview;

    #[test]
    fn what_nobody_carries_is_told_with_what_comes_near() {
        let mut counts = Counts::default();
        counts.add(Overview::read(br#"{"totals":{"frustrated":{"count":5},"happy":{"count":3}}}"#).unwrap());
        let mut config = Config::default();
        config.labels.insert("ckl_1".to_owned(), "Refunds".to_owned());
        let lines = |text: &str| {
            let labels = LabelExpr::parse(text, &|label| Some(label.to_owned())).unwrap();
            unknown(&labels, &counts, &config)
        };
        assert!(lines("frustrated and not ckl_1").is_empty());
        let told = lines("frustated or happy or zzz");
        assert_eq!(told.len(), 2);
        assert!(told[0].contains("the label frustated") && told[0].ends_with("\n  frustrated"), "{}", told[0]);
        assert!(told[1].contains("`vipdeck labels`"), "{}", told[1]);
    }

    #[test]
    fn a_mistyped_label_is_refused_and_a_rare_one_is_not() {
        let mut counts = Counts::default();
        let overview = br#"{"totals":{"frustrated":{"count":5},"feature_request":{"count":3},"spam":{"count":1}}}"#;
        counts.add(Overview::read(overview).unwrap());
        let mut config = Config::default();
        let refused = |text: &str, config: &Config| {
            let labels = LabelExpr::parse(text, &|label| Some(label.to_owned())).unwrap();
            refuse_mistyped(&labels, &counts, config).err().map(|error| (error.code().number(), error.to_string()))
        };
        for text in ["frustratd", "Frustrated", "not frustratd", "spam and (frustratd or zzz)"] {
            let (code, told) = refused(text, &config).unwrap_or_else(|| panic!("{text} is taken"));
            assert!(code == 5 && told.contains("under [labels]") && told.contains("\n  frustrated"), "{text}: {told}");
        }
        // Other words, each of which is rare on many days; `sad` and `refund_request` are called like others.
        for text in ["frustrated", "outage", "sad", "refund_request", "urgent", "zzz and not outage", "frus", "request"]
        {
            assert_eq!(refused(text, &config), None, "{text}");
        }
        config.labels.insert("frustratd".to_owned(), "Frustrated, second sort".to_owned());
        assert_eq!(refused("frustratd", &config), None, "somebody says that it is right");
    }
}
