//! Names of people.

use fastrand::Rng;

use super::language::{Language, brand};

/// What somebody is called.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) shown: String,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
}

/// A name in the language; now and then a nickname.
pub(crate) fn name(language: u8, rng: &mut Rng) -> Name {
    let language = Language::at(language);
    let mut word = |rule: &str, words: &Language| {
        let mut text = String::new();
        words.words.draw(rule, rng, brand(0), &mut text);
        text
    };
    let (first, last) = (word("first", language), word("last", language));
    let nick = word("nick", Language::at(0));
    if rng.u32(0..9) == 0 {
        return Name { shown: nick, first: Some(first).filter(|_| rng.bool()), last: None };
    }
    // Family name first, without a space, where that is how names are written.
    let shown = match language.glue {
        "" => format!("{last}{first}"),
        _ => format!("{first} {last}"),
    };
    Name { shown, first: Some(first), last: Some(last) }
}
