//! The one text that may be shown.

use std::borrow::Cow;
use std::fmt;

use unicode_width::UnicodeWidthChar;

use super::chars::{is_line_break, is_right_to_left};
use super::show::{self, CUT};

/// One line of text that is safe to show anywhere: it has no control character and no line break, every cluster of it takes
/// at least one cell, and its width is known. Cleaning it again changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Clean {
    text: Cow<'static, str>,
    width: usize,
}

impl Clean {
    /// The whole text as one line, with `⏎` where it breaks.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        if show::is_plain(raw) { Self::trusted(raw.to_owned()) } else { Self::trusted(show::show(raw, usize::MAX)) }
    }

    /// The beginning of [`Clean::line`], at most `cells` wide, with `…` where more follows. Reads no more of a long text than
    /// that takes, so that a row with megabytes draws as fast as any.
    #[must_use]
    pub fn start(raw: &str, cells: usize) -> Self {
        /// Bytes that a cell may need, with room for clusters that are cut.
        const BYTES_A_CELL: usize = 128;
        /// Cells beyond the end, so that it is seen that more follows, and what follows a cluster cannot change it.
        const BEYOND: usize = 8;
        let enough = cells.saturating_add(BEYOND);
        let read = raw.floor_char_boundary(enough.saturating_mul(BYTES_A_CELL));
        let shown = show::show(&raw[..read], enough);
        Self::trusted(if read < raw.len() { shown + CUT } else { shown }).cut(cells)
    }

    /// The text's own lines; one that is empty for an empty text.
    #[must_use]
    pub fn block(raw: &str) -> Vec<Self> {
        lines(raw).map(|(line, _)| Self::line(line)).collect()
    }

    /// The original, line by line, told apart character by character: everything that is not plainly visible is written as
    /// Rust writes it, `\u{202e}`, `\t`, `\n`, `\\`.
    #[must_use]
    pub fn escaped(raw: &str) -> Vec<Self> {
        lines(raw)
            .map(|(line, ending)| {
                let mut out = String::with_capacity(line.len());
                line.chars().chain(ending.chars()).for_each(|c| escape(&mut out, c));
                Self::line(&out)
            })
            .collect()
    }

    /// The program's own words.
    #[must_use]
    pub fn fixed(text: &'static str) -> Self {
        let clean = Self::line(text);
        if clean.text == text { Self { text: Cow::Borrowed(text), width: clean.width } } else { clean }
    }

    /// A text already made of clean parts.
    pub(super) fn trusted(text: String) -> Self {
        Self { width: show::width(&text), text: Cow::Owned(text) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its clusters with the cells of each, as ratatui draws them.
    pub fn clusters(&self) -> impl Iterator<Item = (&str, usize)> {
        show::clusters(&self.text)
    }

    /// Its width in cells, as ratatui draws it.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it holds writing that runs from right to left, and so belongs at the end of a row (see [`crate::text`]).
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        !self.text.is_ascii() && self.text.chars().any(is_right_to_left)
    }

    /// At most `cells` wide, cut between clusters, with `…` at the end when something is missing.
    #[must_use]
    pub fn cut(&self, cells: usize) -> Self {
        if self.width <= cells {
            return self.clone();
        }
        let Some(room) = cells.checked_sub(1) else { return Self::default() };
        let (end, width) = show::fitting(&self.text, room);
        Self { text: Cow::Owned(self.text[..end].to_owned() + CUT), width: width + 1 }
    }
}

/// A text's lines, each with what ended it.
fn lines(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(raw);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((at, found)) = text.char_indices().find(|&(_, c)| is_line_break(c)) else { return Some((text, "")) };
        let end = at + found.len_utf8();
        rest = Some(&text[end..]);
        let line = text[..at].strip_suffix('\r').filter(|_| found == '\n').unwrap_or(&text[..at]);
        Some((line, &text[line.len()..end]))
    })
}

fn escape(out: &mut String, c: char) {
    match c {
        '\'' | '"' => out.push(c),
        _ if c.width().unwrap_or(0) == 0 && !c.is_ascii() => out.extend(c.escape_unicode()),
        _ => out.extend(c.escape_debug()),
    }
}

impl fmt::Display for Clean {
    /// Pads by cells are the caller's: `{:>10}` would count characters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl From<Clean> for Cow<'static, str> {
    fn from(clean: Clean) -> Self {
        clean.text
    }
}

#[cfg(test)]
mod tests;
