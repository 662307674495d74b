//! What a regular expression's syntax tells before it runs.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::Regex;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind, Look};

use super::pattern::{Means, PatternError, Scan};

/// Words shorter than this, in bytes, stand in too many texts to sort them by.
const SHORTEST_WORD: usize = 3;
/// Most ways to write one character of a word: the cases of a letter.
const MOST_CASES: usize = 4;

/// How to get over many texts with it.
pub(super) fn scan(hir: &Hir) -> Scan {
    let looks = hir.properties().look_set();
    let is_bound_to_text = looks.contains(Look::Start) || looks.contains(Look::End);
    if is_word(hir) {
        return Scan::Together;
    }
    match required(hir).and_then(|word| means(&word)) {
        Some(means) => Scan::With(Box::new(means)),
        None if is_bound_to_text || matches_line_break(hir) => Scan::Single,
        None => Scan::Together,
    }
}

fn means(word: &Hir) -> Option<Means> {
    if let HirKind::Literal(literal) = word.kind() {
        return Some(Means::Exact(Finder::new(&literal.0).into_owned()));
    }
    let regex = Regex::new(&word.to_string()).ok()?;
    Some(Means::Regex { regex, scan: Scan::Together })
}

/// The longest word, or choice of words, that every match holds.
fn required(hir: &Hir) -> Option<Hir> {
    let word = match hir.kind() {
        _ if is_word(hir) => Some(hir.clone()),
        HirKind::Capture(capture) => required(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub),
        HirKind::Concat(parts) => {
            let runs = parts.chunk_by(|a, b| is_word(a) && is_word(b));
            let words = runs.filter_map(|run| match run {
                [part] => required(part),
                parts => Some(Hir::concat(parts.to_vec())),
            });
            words.max_by_key(length)
        }
        _ => None,
    };
    word.filter(|word| length(word) >= SHORTEST_WORD)
}

fn length(word: &Hir) -> usize {
    word.properties().minimum_len().unwrap_or(0)
}

/// Whether it is made of characters, in their cases, and choices between such: what a regular expression finds by itself
/// faster than anything, and in one text only.
fn is_word(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(_) => !matches_line_break(hir),
        HirKind::Class(Class::Unicode(class)) => {
            class.iter().map(ClassUnicodeRange::len).sum::<usize>() <= MOST_CASES && !matches_line_break(hir)
        }
        HirKind::Capture(capture) => is_word(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().all(is_word),
        _ => false,
    }
}

fn matches_line_break(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&b'\n'),
        HirKind::Class(Class::Unicode(class)) => class.iter().any(|range| range.start() <= '\n' && '\n' <= range.end()),
        HirKind::Class(Class::Bytes(class)) => class.iter().any(|range| range.start() <= b'\n' && b'\n' <= range.end()),
        HirKind::Repetition(repetition) => matches_line_break(&repetition.sub),
        HirKind::Capture(capture) => matches_line_break(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(matches_line_break),
    }
}

/// Whether a capital letter stands for itself in it: `\W` and `\p{Lu}` do not count.
pub(super) fn has_capital(pattern: &str) -> bool {
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            let escaped = chars.next();
            if matches!(escaped, Some('p' | 'P' | 'x' | 'u' | 'U')) && chars.as_str().starts_with('{') {
                chars.by_ref().find(|&c| c == '}');
            }
        } else if c.is_uppercase() {
            return true;
        }
    }
    false
}

/// What is wrong with a pattern, and where.
pub(super) fn describe(pattern: &str, error: &regex_syntax::Error) -> PatternError {
    let (span, message) = match error {
        regex_syntax::Error::Parse(error) => (error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (error.span(), error.kind().to_string()),
        _ => return PatternError::new(pattern, 0..pattern.len(), error.to_string()),
    };
    let at: Range<usize> = span.start.offset..span.end.offset;
    PatternError::new(pattern, at, message)
}
