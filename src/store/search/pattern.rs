//! What is searched for.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use memchr::memmem::Finder;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern as Fuzzy};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use unicode_segmentation::UnicodeSegmentation;

use super::syntax;

/// Most bytes of a compiled regular expression, and of what it builds while it runs.
const LARGEST_REGEX: usize = 4 << 20;
const REGEX_CACHE: usize = 4 << 20;
/// How many times its own length a word may be spread over and still be found fuzzily. In a long text the letters of any word
/// stand somewhere, one after the other.
const FUZZY_SPREAD: usize = 2;

/// How a typed pattern is read. In each, a pattern without a capital letter finds both cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The words as they stand.
    Literal,
    /// A regular expression, by the syntax of the regex crate; `^` and `$` are where a line of the message begins and ends.
    Regex,
    /// Words whose letters appear in this order, mostly side by side; spaces separate words, each of which must appear.
    Fuzzy,
}

/// Something to search for.
pub struct Pattern {
    text: String,
    mode: Mode,
    pub(super) means: Box<Means>,
}

/// How a pattern is looked for in many texts at once.
#[derive(Clone)]
pub(super) enum Means {
    /// These bytes.
    Exact(Finder<'static>),
    Regex {
        regex: Regex,
        scan: Scan,
    },
    Fuzzy(RefCell<Fuzziness>),
}

/// How a regular expression gets over many texts.
#[derive(Clone)]
pub(super) enum Scan {
    /// It cannot match a line break, and so not run from one text into the next: many are searched as one.
    Together,
    /// Nothing matches without this, which is quick to find: only texts that hold it are looked at.
    With(Box<Means>),
    /// Text by text.
    Single,
}

#[derive(Clone)]
pub(super) struct Fuzziness {
    pattern: Fuzzy,
    matcher: Matcher,
    buffer: Vec<char>,
    /// Where the last match was: characters or, in ASCII, bytes.
    places: Vec<u32>,
}

/// A pattern that is no regular expression, or too large a one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct PatternError {
    /// The bytes of the pattern where it goes wrong.
    pub at: Range<usize>,
    /// What is wrong with it.
    pub message: String,
    column: usize,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at character {}", self.message, self.column)
    }
}

impl Mode {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Literal => Self::Regex,
            Self::Regex => Self::Fuzzy,
            Self::Fuzzy => Self::Literal,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Literal => "text",
            Self::Regex => "regex",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl Clone for Pattern {
    fn clone(&self) -> Self {
        let means = match &*self.means {
            Means::Exact(finder) => Means::Exact(finder.clone()),
            Means::Regex { regex, scan } => Means::Regex { regex: regex.clone(), scan: scan.clone() },
            Means::Fuzzy(_) => Means::Fuzzy(RefCell::new(Fuzziness::new(&self.text))),
        };
        Self { text: self.text.clone(), mode: self.mode, means: Box::new(means) }
    }
}

impl Pattern {
    /// Reads what was typed. Only a regular expression can be wrong.
    pub fn parse(text: &str, mode: Mode) -> Result<Self, PatternError> {
        let means = match mode {
            Mode::Literal if has_capital(text) => Means::Exact(Finder::new(text).into_owned()),
            // Not by lowering the text: a case-insensitive search engine finds without copying.
            Mode::Literal => {
                regex(&regex::escape(text), true).map_err(|error| PatternError { at: 0..text.len(), ..error })?
            }
            Mode::Regex => regex(text, !syntax::has_capital(text))?,
            Mode::Fuzzy => Means::Fuzzy(RefCell::new(Fuzziness::new(text))),
        };
        Ok(Self { text: text.to_owned(), mode, means: Box::new(means) })
    }

    /// What was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How it is read.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Whether a text matches.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        match &*self.means {
            Means::Exact(finder) => finder.find(text.as_bytes()).is_some(),
            Means::Regex { regex, .. } => regex.is_match(text),
            Means::Fuzzy(fuzzy) => fuzzy.borrow_mut().matches(text),
        }
    }

    /// The bytes of a text that match, in order and apart from each other, to be marked.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        match &*self.means {
            Means::Exact(finder) => {
                let length = finder.needle().len();
                finder.find_iter(text.as_bytes()).map(|at| at..at + length).filter(|range| !range.is_empty()).collect()
            }
            Means::Regex { regex, .. } => {
                regex.find_iter(text).map(|found| found.range()).filter(|range| !range.is_empty()).collect()
            }
            Means::Fuzzy(fuzzy) => fuzzy.borrow_mut().ranges(text),
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pattern").field("text", &self.text).field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl PatternError {
    pub(super) fn new(pattern: &str, at: Range<usize>, message: String) -> Self {
        let column = pattern.get(..at.start).unwrap_or_default().chars().count() + 1;
        Self { at, message, column }
    }
}

fn has_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
}

fn regex(pattern: &str, ignore_case: bool) -> Result<Means, PatternError> {
    let mut parser = ParserBuilder::new();
    let parsed = parser.multi_line(true).case_insensitive(ignore_case).build().parse(pattern);
    let hir = parsed.map_err(|error| syntax::describe(pattern, &error))?;
    let built = RegexBuilder::new(pattern)
        .multi_line(true)
        .case_insensitive(ignore_case)
        .size_limit(LARGEST_REGEX)
        .dfa_size_limit(REGEX_CACHE)
        .build();
    let regex = built
        .map_err(|_| PatternError::new(pattern, 0..pattern.len(), "too large a pattern: repeat less".to_owned()))?;
    Ok(Means::Regex { regex, scan: syntax::scan(&hir) })
}

impl Fuzziness {
    fn new(text: &str) -> Self {
        let pattern = Fuzzy::new(text, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy);
        Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new(), places: Vec::new() }
    }

    /// Whether every word matches, each mostly together.
    pub(super) fn matches(&mut self, text: &str) -> bool {
        let Self { pattern, matcher, buffer, places } = self;
        places.clear();
        let text = Utf32Str::new(text, buffer);
        pattern.atoms.iter().all(|word| {
            let before = places.len();
            let matched = word.indices(text, matcher, places).is_some();
            let spread =
                places.get(before).zip(places.last()).map_or(0, |(first, last)| last.abs_diff(*first) as usize);
            matched && spread < word.needle_text().len() * FUZZY_SPREAD
        })
    }

    fn ranges(&mut self, text: &str) -> Vec<Range<usize>> {
        if !self.matches(text) {
            return Vec::new();
        }
        self.places.sort_unstable();
        self.places.dedup();
        let is_bytes = matches!(Utf32Str::new(text, &mut self.buffer), Utf32Str::Ascii(_));
        byte_ranges(text, &self.places, is_bytes)
    }
}

/// The bytes of the characters at these places; neighbours as one range.
fn byte_ranges(text: &str, places: &[u32], is_bytes: bool) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut mark = |range: Range<usize>| match ranges.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => ranges.push(range),
    };
    if is_bytes {
        places
            .iter()
            .map(|&place| place as usize)
            .filter(|&place| text.is_char_boundary(place + 1))
            .for_each(|place| mark(place..place + 1));
        return ranges;
    }
    let mut places = places.iter().map(|&place| place as usize).peekable();
    for (number, (at, cluster)) in text.grapheme_indices(true).enumerate() {
        if places.next_if_eq(&number).is_some() {
            mark(at..at + cluster.len());
        }
    }
    ranges
}

#[cfg(test)]
mod tests;
