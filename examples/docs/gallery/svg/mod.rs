//! A screen as SVG. Every character stands in its cell, whatever font shows it.

mod palette;
mod shape;

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

/// A cell, in pixels. Letters of most fonts are 0.6 times as wide as their size of 13.
const WIDTH: f32 = 7.8;
const HEIGHT: f32 = 17.0;

/// Where letters stand, below the top of their cell.
const BASELINE: f32 = 12.9;

/// Around the screen, in pixels; the bar with the title is above.
const MARGIN: f32 = 12.0;
const BAR: f32 = 30.0;

const FONT: &str =
    "ui-monospace,'SF Mono','JetBrains Mono','Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace";

/// What cells in a row have in common.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    ink: &'static str,
    paper: Option<&'static str>,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (ink, paper) = (palette::value(cell.fg), palette::value(cell.bg));
        let (ink, paper) = if cell.modifier.contains(Modifier::REVERSED) {
            (paper.unwrap_or(palette::PAPER), Some(ink.unwrap_or(palette::INK)))
        } else {
            (ink.unwrap_or(palette::INK), paper)
        };
        Self { ink, paper, modifier: cell.modifier - Modifier::REVERSED }
    }

    /// The attributes that paint in this look.
    fn paint(self) -> String {
        let mut paint = format!(r#"fill="{}""#, self.ink);
        if self.modifier.contains(Modifier::DIM) {
            paint.push_str(r#" opacity=".6""#);
        }
        paint
    }

    /// The attributes of text in this look.
    fn text(self) -> String {
        let mut text = self.paint();
        let attributes = [
            (Modifier::BOLD, r#" font-weight="bold""#),
            (Modifier::ITALIC, r#" font-style="italic""#),
            (Modifier::UNDERLINED, r#" text-decoration="underline""#),
        ];
        for (modifier, attribute) in attributes {
            if self.modifier.contains(modifier) {
                text.push_str(attribute);
            }
        }
        text
    }
}

/// Neighbouring cells that are drawn as one piece.
struct Run {
    text: String,
    /// The first column, and how many there are.
    column: u16,
    cells: u16,
    look: Look,
    kind: Kind,
}

/// What a piece is made of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Letters and signs that are one cell wide each.
    Plain,
    /// Letters that are joined or put in order by whoever shows them, which takes whole words.
    Words,
    /// One and the same shape that goes through all cells.
    Bar,
    /// One sign.
    Sign,
}

impl Kind {
    fn of(symbol: &str) -> Self {
        match symbol.chars().next() {
            Some(first) if shape::goes_through(first) => Self::Bar,
            // Latin, Greek, Cyrillic: what comes next is written from right to left.
            Some(first) if symbol.chars().count() == 1 && first < '\u{590}' => Self::Plain,
            Some(first) if first.is_alphabetic() => Self::Words,
            _ => Self::Sign,
        }
    }
}

impl Run {
    /// Takes in one more cell; `false` when that would be another piece.
    fn takes(&mut self, symbol: &str, look: Look, cells: u16) -> bool {
        let fits = self.look == look
            && match self.kind {
                Kind::Plain => Kind::of(symbol) == Kind::Plain,
                Kind::Words => Kind::of(symbol) == Kind::Words || symbol == " ",
                Kind::Bar => self.text == symbol,
                Kind::Sign => false,
            };
        if fits {
            self.cells += cells;
            if self.kind != Kind::Bar {
                self.text.push_str(symbol);
            }
        }
        fits
    }
}

/// The whole file.
pub(super) fn of(screen: &Buffer) -> String {
    let (columns, lines) = (screen.area.width, screen.area.height);
    let (width, height) = (f32::from(columns) * WIDTH + 2.0 * MARGIN, f32::from(lines) * HEIGHT + 2.0 * MARGIN + BAR);
    let mut out = String::new();
    frame(&mut out, width, height);
    for line in 0..lines {
        let top = BAR + MARGIN + f32::from(line) * HEIGHT;
        let runs = runs(screen, line);
        for run in &runs {
            paper(&mut out, run, top);
        }
        for run in &runs {
            ink(&mut out, run, top);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn frame(out: &mut String, width: f32, height: f32) {
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">"#
    );
    let _ = writeln!(out, r#"<rect width="{width}" height="{height}" rx="9" fill="{}"/>"#, palette::PAPER);
    let _ = writeln!(
        out,
        r#"<path d="M0 {BAR}V9Q0 0 9 0H{}Q{width} 0 {width} 9V{BAR}Z" fill="{}"/>"#,
        width - 9.0,
        palette::BAR
    );
    for (place, color) in [(18, "#f0747c"), (38, "#e6c07a"), (58, "#98c97c")] {
        let _ = writeln!(out, r#"<circle cx="{place}" cy="{}" r="5.5" fill="{color}"/>"#, BAR / 2.0);
    }
    let _ = writeln!(out, r#"<g font-family="{FONT}" font-size="13">"#);
    let (middle, baseline) = (width / 2.0, BAR / 2.0 + 4.5);
    let _ = writeln!(
        out,
        r#"<text x="{middle}" y="{baseline}" text-anchor="middle" fill="{}">vipdeck demo</text>"#,
        palette::TITLE
    );
}

/// The pieces of a line; the second half of a wide character belongs to its first.
fn runs(screen: &Buffer, line: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < screen.area.width {
        let Some(cell) = screen.cell((column, line)) else { break };
        let symbol = cell.symbol();
        let cells = symbol.width().max(1) as u16;
        let look = Look::of(cell);
        if !runs.last_mut().is_some_and(|run| run.takes(symbol, look, cells)) {
            runs.push(Run { text: symbol.to_owned(), column, cells, look, kind: Kind::of(symbol) });
        }
        column += cells;
    }
    runs
}

fn paper(out: &mut String, run: &Run, top: f32) {
    let Some(color) = run.look.paper else { return };
    let (x, width) = (left(run), f32::from(run.cells) * WIDTH);
    let _ = writeln!(out, r#"<rect x="{x:.1}" y="{top}" width="{width:.1}" height="{HEIGHT}" fill="{color}"/>"#);
}

fn ink(out: &mut String, run: &Run, top: f32) {
    if run.text.trim().is_empty() || shape::draw(out, run, top) {
        return;
    }
    // The length keeps each letter in its cell; blanks at the ends need none.
    let text = run.text.trim_end();
    let after = run.text.len() - text.len();
    let text = text.trim_start();
    let before = run.text.len() - after - text.len();
    let cells = f32::from(run.cells) - (before + after) as f32;
    let (x, y, length) = (left(run) + before as f32 * WIDTH, top + BASELINE, cells * WIDTH);
    let _ = writeln!(
        out,
        r#"<text x="{x:.1}" y="{y:.1}" textLength="{length:.1}" lengthAdjust="spacingAndGlyphs" {}>{}</text>"#,
        run.look.text(),
        escaped(text)
    );
}

fn left(run: &Run) -> f32 {
    MARGIN + f32::from(run.column) * WIDTH
}

fn escaped(text: &str) -> String {
    // Several plain blanks in a row would be taken for one.
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}")
}
