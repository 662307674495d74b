//! A line that is being typed into, scrolled so that the caret is seen.

use std::ops::Range;

use crate::app::input::LineInput;
use crate::text::Clean;
use crate::ui::paint::{Pen, Side};
use crate::ui::theme::Role;

/// Cells of an input in which there is no room to say that its beginning is hidden.
const LEAST: usize = 4;

/// What there is to an input besides its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    /// Whether the caret is in it.
    pub(super) active: bool,
    /// Bytes of the text that are wrong.
    pub(super) fault: Option<Range<usize>>,
}

/// Draws an input in the next `cells` of the line.
pub(super) fn draw(pen: &mut Pen<'_>, cells: usize, input: &LineInput, look: &Look) {
    let cells = cells.min(pen.room());
    if !look.active {
        // Without a caret there is nothing to follow: a line is read from its beginning.
        let text = shown(input, input.text()).cut(cells);
        pen.column(cells, Side::Left, &text, Role::Text);
        return;
    }
    let caret = input.text().char_indices().nth(input.caret()).map_or(input.text().len(), |(at, _)| at);
    let fault = look.fault.clone().unwrap_or(0..0);
    let pieces = pieces(input, caret, &fault);
    let before: usize = pieces.iter().filter(|piece| piece.before_caret).map(|piece| piece.text.width()).sum();
    // One cell stays for the caret behind the text.
    let mut hidden = (before + 1).saturating_sub(cells);
    let end = pen.room() - cells;
    if hidden > 0 && cells > LEAST {
        hidden += 1;
        pen.put("…", Role::Dim);
    }
    let mut caret_drawn = false;
    for piece in &pieces {
        if !piece.before_caret && !caret_drawn && !piece.text.is_empty() {
            caret_drawn = true;
            draw_with_caret(pen, piece, end);
            continue;
        }
        let text = without_start(&piece.text, &mut hidden);
        let room = pen.room().saturating_sub(end);
        pen.put(text.cut(room), piece.role());
    }
    if !caret_drawn && pen.room() > end {
        pen.put(" ", Role::Caret);
    }
    pen.skip(pen.room().saturating_sub(end));
}

struct Piece {
    text: Clean,
    before_caret: bool,
    faulty: bool,
    proposed: bool,
}

impl Piece {
    const fn role(&self) -> Role {
        match (self.faulty, self.proposed) {
            (true, _) => Role::Fault,
            (false, true) => Role::Selected,
            (false, false) => Role::Text,
        }
    }
}

/// The text cut at the caret and at the edges of the fault.
fn pieces(input: &LineInput, caret: usize, fault: &Range<usize>) -> Vec<Piece> {
    let text = input.text();
    let mut cuts: Vec<usize> = [0, caret, fault.start, fault.end, text.len()]
        .into_iter()
        .filter(|at| *at <= text.len() && text.is_char_boundary(*at))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|cut| Some((*cut.first()?, *cut.last()?)))
        .map(|(from, to)| Piece {
            text: shown(input, text.get(from..to).unwrap_or_default()),
            before_caret: to <= caret,
            faulty: fault.contains(&from),
            proposed: input.is_proposed(),
        })
        .collect()
}

/// A part of the text, or as many dots.
fn shown(input: &LineInput, part: &str) -> Clean {
    if input.is_secret() { Clean::line(&"•".repeat(part.chars().count())) } else { Clean::line(part) }
}

/// What follows the caret: its first character is the one that the caret stands on.
fn draw_with_caret(pen: &mut Pen<'_>, piece: &Piece, end: usize) {
    let text = piece.text.as_str();
    let first = text.char_indices().nth(1).map_or(text.len(), |(at, _)| at);
    let (under, after) = text.split_at(first);
    pen.put(Clean::line(under), Role::Caret);
    let room = pen.room().saturating_sub(end);
    pen.put(Clean::line(after).cut(room), piece.role());
}

/// The text without what is scrolled out at the left; `hidden` cells still to be left out become fewer.
fn without_start(text: &Clean, hidden: &mut usize) -> Clean {
    if *hidden == 0 {
        return text.clone();
    }
    let mut left = text.as_str();
    while *hidden > 0 {
        let Some(first) = left.chars().next() else { break };
        *hidden = hidden.saturating_sub(Clean::line(&left[..first.len_utf8()]).width());
        left = &left[first.len_utf8()..];
    }
    Clean::line(left)
}

#[cfg(test)]
mod tests;
