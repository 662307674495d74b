//! Finds the workspace or channel that a person means by an id or a name.

use super::Ref;

/// What can be named: an id of the API's, and a name that a person gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// The API's id.
    pub id: &'a str,
    /// The name people know it by; may be empty, may be that of several.
    pub name: &'a str,
}

impl Named<'_> {
    /// To be kept.
    #[must_use]
    pub fn kept(self) -> Ref {
        Ref { id: self.id.to_owned(), name: self.name.to_owned() }
    }
}

/// Nothing, or more than one thing, goes by the name. Holds positions in the list that was searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// Nothing goes by it; these come near, the nearest first, at most five.
    Unknown(Vec<usize>),
    /// All of these go by it.
    Ambiguous(Vec<usize>),
}

/// How many near matches are named.
const NEAR: usize = 5;

/// A part of a name says something from so many characters on.
const PART: usize = 3;

/// Below this a likeness (Jaro-Winkler, 0 to 1) is chance.
const LIKE: f64 = 0.7;

/// From here on a likeness is rather a slip of the finger than another word: it lies above that of any two words that labels
/// are made of (`refund_request` and `feature_request`: 0.76), and below that of one with a letter too many, too few or amiss.
const MISTYPED: f64 = 0.85;

/// From so many letters on, two slips are likelier than another word.
const LONG: usize = 6;

/// The position of the one that `wanted` names: by exact id, else exact name, else the name whatever its capitals.
pub fn resolve(wanted: &str, candidates: &[Named<'_>]) -> Result<usize, Unresolved> {
    let folded = wanted.to_lowercase();
    let by_id = positions(candidates, |named| named.id == wanted);
    if let Some(&first) = by_id.first() {
        return Ok(first);
    }
    for matches in [
        positions(candidates, |named| named.name == wanted),
        positions(candidates, |named| named.name.to_lowercase() == folded),
    ] {
        match matches.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            _ => return Err(Unresolved::Ambiguous(matches)),
        }
    }
    Err(Unresolved::Unknown(near(&folded, candidates)))
}

fn positions(candidates: &[Named<'_>], fits: impl Fn(&Named<'_>) -> bool) -> Vec<usize> {
    candidates.iter().enumerate().filter(|(_, named)| fits(named)).map(|(at, _)| at).collect()
}

/// Whether `wanted` is so like one of them that it is likely the same, mistyped; a near match can also be another word.
#[must_use]
pub fn is_mistyped(wanted: &str, candidates: &[Named<'_>]) -> bool {
    let folded = wanted.to_lowercase();
    candidates.iter().any(|named| likeness(&folded, named) >= MISTYPED)
}

/// Whether `wanted` is one of them but for a slip of the finger: a letter too many, too few, amiss or in another's place, two in
/// long words, or other capitals or separators. A word that is part of another (`happy` of `unhappy`) is a word of its own.
#[must_use]
pub fn is_slip(wanted: &str, candidates: &[Named<'_>]) -> bool {
    let wanted = letters(wanted);
    candidates.iter().flat_map(|named| [named.name, named.id]).any(|text| is_slip_of(&wanted, &letters(text)))
}

/// Nothing can be said of words that consist of signs alone, nor of ids, in which every digit counts.
fn is_slip_of(a: &str, b: &str) -> bool {
    if [a, b].iter().any(|word| word.chars().any(|letter| letter.is_ascii_digit())) {
        return false;
    }
    let shorter = a.chars().count().min(b.chars().count());
    shorter > 0 && strsim::osa_distance(a, b) <= slips(shorter)
}

/// The slips that a word of so many letters takes and is still the same word. The shorter one of two decides: `happy` and
/// `unhappy` are not the same. One or two letters are another word when one of them is.
const fn slips(letters: usize) -> usize {
    match letters {
        LONG.. => 2,
        PART.. => 1,
        _ => 0,
    }
}

fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn near(folded: &str, candidates: &[Named<'_>]) -> Vec<usize> {
    let mut like: Vec<(f64, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(at, named)| (likeness(folded, named), at))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    like.into_iter().take(NEAR).map(|(_, at)| at).collect()
}

/// From 0 to 1, of the name or the id, whichever is liker. A part of either is as good as its beginning.
fn likeness(folded: &str, named: &Named<'_>) -> f64 {
    let like = |text: &str| {
        let text = text.to_lowercase();
        let part = folded.chars().count() >= PART && text.contains(folded);
        strsim::jaro_winkler(folded, &text).max(if part { 0.9 } else { 0.0 })
    };
    like(named.name).max(like(named.id))
}

#[cfg(test)]
mod tests;
