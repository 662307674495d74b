//! How each cluster of a stranger's text is shown.

use std::fmt::Write as _;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::{belongs, is_control, is_extender, is_line_break, is_prepended, needs_base};

/// Most marks that one cluster may carry; scripts and emoji need fewer.
const MOST_MARKS: usize = 8;
/// Most bytes of one cluster.
const MOST_BYTES: usize = 64;
const TAB: &str = "    ";
/// Stands for a line break inside a line.
const BREAK: &str = "⏎ ";
/// Stands for what was cut off.
pub(super) const CUT: &str = "…";
/// Carries a mark that has nothing below it.
const PLACEHOLDER: char = '◌';

/// Whether a text is printable ASCII alone, which needs no cleaning and has a cell a byte.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(is_plain_byte)
}

const fn is_plain_byte(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Cells that a clean text takes, counted as ratatui does: cluster by cluster.
pub(super) fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { fitting(text, usize::MAX).1 }
}

/// Bytes of a clean text that fit into so many cells, and the cells that they take.
pub(super) fn fitting(text: &str, room: usize) -> (usize, usize) {
    let (mut bytes, mut cells) = (0, 0);
    loop {
        let simple = simple_prefix(&text[bytes..], room - cells);
        bytes += simple.0;
        cells += simple.1;
        let Some(cluster) = text[bytes..].graphemes(true).next() else { return (bytes, cells) };
        let width = usize::from(cluster.cell_width());
        if width > room - cells {
            return (bytes, cells);
        }
        bytes += cluster.len();
        cells += width;
    }
}

/// The cells of a character that is a cluster by itself beside others like it, and is shown as it is: the letters of most
/// scripts, and what the screen draws its lines and bars with. It saves most texts the search for clusters.
pub(super) const fn simple_cells(c: char) -> Option<usize> {
    match c {
        ' '..='~' | 'À'..='ɏ' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'А'..='ё' | 'א'..='ת' | '‘'..='„' | '…' | '·' => {
            Some(1)
        }
        '─'..='▟' | '▲' | '▸' | '▼' | '◆' | '●' | '◫' => Some(1),
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' | '、' | '。' => Some(2),
        _ => None,
    }
}

/// Bytes and cells of the simple characters that a text begins with, of so many cells at most. The last one before something
/// else is left to its cluster, for what follows may change it.
fn simple_prefix(text: &str, room: usize) -> (usize, usize) {
    let (mut bytes, mut cells, mut last) = (0, 0, (0, 0));
    for c in text.chars() {
        let Some(width) = simple_cells(c) else { return (bytes - last.0, cells - last.1) };
        if width > room - cells {
            break;
        }
        last = (c.len_utf8(), width);
        bytes += last.0;
        cells += width;
    }
    (bytes, cells)
}

/// The clusters of a clean text, each with its cells.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.chars();
        let first = chars.next()?;
        let simple = simple_cells(first).filter(|_| chars.next().is_none_or(|next| simple_cells(next).is_some()));
        let (bytes, cells) = match simple {
            Some(cells) => (first.len_utf8(), cells),
            None => rest.graphemes(true).next().map(|cluster| (cluster.len(), usize::from(cluster.cell_width())))?,
        };
        let cluster;
        (cluster, rest) = rest.split_at(bytes);
        Some((cluster, cells))
    })
}

/// The beginning of a text, of so many cells or a few more, as one line that is safe to show.
pub(super) fn show(raw: &str, cells: usize) -> String {
    let mut out = String::with_capacity(raw.len().min(cells.saturating_mul(2)) + 16);
    let mut rest = raw;
    let mut left = cells;
    // True where nothing stands before that a mark could join: at the start, and after a character that was replaced.
    let mut bare = true;
    while !rest.is_empty() && left > 0 {
        let (simple, cells) = simple_prefix(rest, left);
        if simple > 0 {
            out.push_str(&rest[..simple]);
            rest = &rest[simple..];
            left -= cells;
            bare = false;
            continue;
        }
        let cluster = rest.graphemes(true).next().unwrap_or(rest);
        let taken;
        (taken, bare) = show_cluster(&mut out, cluster, bare);
        rest = &rest[taken..];
        left -= 1;
    }
    out
}

/// Shows a cluster, or the part of it up to a character that is replaced; what remains forms clusters anew. Gives the bytes
/// taken, and whether what follows stands bare.
fn show_cluster(out: &mut String, cluster: &str, bare: bool) -> (usize, bool) {
    let first = cluster.chars().next().unwrap_or_default();
    if cluster == "\r\n" || is_line_break(first) {
        out.push_str(BREAK);
        return (cluster.len(), true);
    }
    if first == '\t' {
        out.push_str(TAB);
        return (1, true);
    }
    if is_control(first) {
        show_code_point(out, first);
        return (first.len_utf8(), true);
    }
    let kept = &cluster[..allowance(cluster)];
    for (at, c) in kept.char_indices() {
        let end = at + c.len_utf8();
        if !c.is_ascii() && !belongs(c, &kept[..at], &kept[end..]) {
            show_piece(out, &kept[..at], bare);
            show_code_point(out, c);
            return (end, true);
        }
    }
    show_piece(out, kept, bare);
    if kept.len() < cluster.len() {
        out.push_str(CUT);
    }
    (cluster.len(), false)
}

/// Bytes of a cluster that are shown.
fn allowance(cluster: &str) -> usize {
    // No mark is shorter than a byte.
    if cluster.len() <= MOST_MARKS {
        return cluster.len();
    }
    let mut marks = 0;
    for (at, c) in cluster.char_indices() {
        marks += usize::from(is_extender(c));
        if marks > MOST_MARKS || at + c.len_utf8() > MOST_BYTES {
            return at;
        }
    }
    cluster.len()
}

/// Shows what holds no character to replace, unless it cannot be seen by itself.
fn show_piece(out: &mut String, piece: &str, bare: bool) {
    let (Some(first), Some(last)) = (piece.chars().next(), piece.chars().next_back()) else { return };
    if bare && needs_base(first) {
        out.push(PLACEHOLDER);
        out.push_str(piece);
    } else if piece.cell_width() == 0 || is_prepended(last) {
        piece.chars().for_each(|c| show_code_point(out, c));
    } else {
        out.push_str(piece);
    }
}

fn show_code_point(out: &mut String, c: char) {
    match c {
        '\0'..='\x1f' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or(c)),
        '\x7f' => out.push('␡'),
        // Writing to a string cannot fail.
        _ => drop(write!(out, "⟨U+{:04X}⟩", u32::from(c))),
    }
}
