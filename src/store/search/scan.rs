//! Going over many texts for those that match.

use memchr::memmem::Finder;
use regex::Regex;

use super::pattern::{Means, Scan};
use crate::store::texts::{SEPARATOR, Stretch};

/// Hands on the number of every text of a stretch that matches, in order.
pub(super) fn scan(means: &Means, stretch: &Stretch<'_>, found: &mut dyn FnMut(u32)) {
    let mut confirm = |matches: &mut dyn FnMut(&str) -> bool, number| {
        if stretch.get(number).is_some_and(matches) {
            found(number);
        }
    };
    match means {
        Means::Exact(finder) => exact(finder, stretch, found),
        Means::Regex { regex, scan: Scan::Together } => together(regex, stretch, found),
        Means::Regex { regex, scan: Scan::With(word) } => {
            scan(word, stretch, &mut |number| confirm(&mut |text| regex.is_match(text), number));
        }
        Means::Regex { regex, scan: Scan::Single } => {
            stretch.numbers.clone().for_each(|number| confirm(&mut |text| regex.is_match(text), number));
        }
        Means::Fuzzy(fuzzy) => {
            let mut fuzzy = fuzzy.borrow_mut();
            stretch.numbers.clone().for_each(|number| confirm(&mut |text| fuzzy.matches(text), number));
        }
    }
}

/// Texts that hold a literal.
fn exact(finder: &Finder<'_>, stretch: &Stretch<'_>, found: &mut dyn FnMut(u32)) {
    let bytes = stretch.text.as_bytes();
    let (mut place, mut from) = (0, stretch.numbers.start);
    while let Some(hit) = bytes.get(place..).and_then(|rest| finder.find(rest)) {
        let hit = place + hit;
        let (number, text) = stretch.text_at(hit, from);
        from = number;
        if hit + finder.needle().len() > text.end {
            // It runs into the next text: look for one that does not.
            place = hit + 1;
        } else {
            found(number);
            place = text.end + SEPARATOR.len_utf8();
        }
    }
}

/// Texts that match an expression that cannot run from one into the next.
fn together(regex: &Regex, stretch: &Stretch<'_>, found: &mut dyn FnMut(u32)) {
    let (mut place, mut from) = (0, stretch.numbers.start);
    while let Some(hit) = (place <= stretch.text.len()).then(|| regex.find_at(stretch.text, place)).flatten() {
        let (number, text) = stretch.text_at(hit.start(), from);
        from = number;
        found(number);
        place = text.end + SEPARATOR.len_utf8();
    }
}
