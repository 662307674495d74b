//! Labels that nobody carries: what comes near them.

use super::counts::Counts;
use crate::cli::output::safe;
use crate::cli::resolve::listed;
use crate::config::Config;
use crate::insight::LabelExpr;
use crate::view::{Named, Unresolved, resolve};

/// A line for each label that no message of the window carries and that has no configured name: it may be misspelt.
pub(in crate::cli) fn unknown(labels: &LabelExpr, counts: &Counts, config: &Config) -> Vec<String> {
    let known = counts
        .totals
        .keys()
        .map(|label| Named { id: label, name: config.labels.get(label).map_or("", String::as_str) });
    let configured = config.labels.iter().map(|(id, name)| Named { id, name });
    let mut known: Vec<_> = known.chain(configured).collect();
    known.sort_by_key(|label| label.id);
    known.dedup();
    labels.labels().into_iter().filter_map(|label| line(label, &known)).collect()
}

fn line(label: &str, known: &[Named<'_>]) -> Option<String> {
    let Err(unresolved) = resolve(label, known) else { return None };
    let near = match unresolved {
        Unresolved::Unknown(near) | Unresolved::Ambiguous(near) => near,
    };
    let label = safe(label);
    let told = format!("no message has the label {label} in this window");
    if near.is_empty() {
        return Some(format!("{told}: is it spelt right? `vipdeck labels` lists those that occur"));
    }
    Some(format!("{told}: is it spelt right? These come near:{}", listed(&near, known)))
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
}
