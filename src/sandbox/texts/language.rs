//! The languages that people write in, and the brands that they write about.

use std::sync::LazyLock;

use fastrand::Rng;

use super::grammar::Grammar;

/// A language: how many write in it, what stands between its sentences, its words.
#[derive(Debug)]
pub(crate) struct Language {
    code: &'static str,
    weight: u32,
    pub(super) glue: &'static str,
    pub(super) words: Grammar,
}

macro_rules! languages {
    ($($code:literal $weight:literal $glue:literal),* $(,)?) => {
        static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| vec![$(Language {
            code: $code,
            weight: $weight,
            glue: $glue,
            words: Grammar::parse(include_str!(concat!("../words/", $code, ".txt"))),
        }),*]);
    };
}

languages! {
    "en" 380 " ", "es" 110 " ", "pt" 80 " ", "fr" 55 " ", "de" 55 " ", "it" 35 " ", "tr" 45 " ", "pl" 30 " ", "ru" 45 " ",
    "uk" 20 " ", "ar" 45 " ", "he" 18 " ", "hi" 28 " ", "th" 22 " ", "zh" 30 "", "ja" 30 "", "ko" 22 " ", "vi" 20 " ",
}

static BRANDS: LazyLock<[Grammar; 4]> = LazyLock::new(|| {
    [
        Grammar::parse(include_str!("../words/brand-emberfall.txt")),
        Grammar::parse(include_str!("../words/brand-harvest.txt")),
        Grammar::parse(include_str!("../words/brand-neon.txt")),
        Grammar::parse(include_str!("../words/brand-bubble.txt")),
    ]
});

impl Language {
    /// English comes first; it has every rule.
    pub(super) fn at(index: u8) -> &'static Self {
        LANGUAGES.get(usize::from(index)).unwrap_or(&LANGUAGES[0])
    }

    #[cfg(test)]
    pub(super) fn all() -> &'static [Self] {
        &LANGUAGES
    }

    /// The index of the language with that code.
    pub(crate) fn index(code: &str) -> Option<u8> {
        LANGUAGES.iter().position(|language| language.code == code).map(|index| index as u8)
    }

    /// The index of a language, drawn by how many write in it.
    pub(crate) fn draw(rng: &mut Rng) -> u8 {
        let mut drawn = rng.u32(0..LANGUAGES.iter().map(|language| language.weight).sum());
        for (index, language) in LANGUAGES.iter().enumerate() {
            if drawn < language.weight {
                return index as u8;
            }
            drawn -= language.weight;
        }
        0
    }
}

/// The words of a brand.
pub(super) fn brand(index: usize) -> &'static Grammar {
    &BRANDS[index % BRANDS.len()]
}
