//! A ratatui table of a million rows that are made up as they are drawn, and nothing else: what a key costs at least.
//! `j`, `k`, Page Down, Page Up, `g`, `G` move; `q` ends it. Every key is a frame, as in ratatui's own examples.

use std::io;

use crossterm::event::{self, Event, KeyCode};
use ratatui::layout::Constraint;
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::{Row, Table, TableState};
use ratatui::{Frame, Terminal, backend::CrosstermBackend};

const ROWS: usize = 1_000_000;
const WORDS: [&str; 16] = [
    "where", "is", "my", "order", "the", "update", "broke", "level", "forty", "please", "help", "refund", "love",
    "this", "game", "again",
];

fn main() -> io::Result<()> {
    crossterm::terminal::enable_raw_mode()?;
    crossterm::execute!(io::stdout(), crossterm::terminal::EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let (mut selected, mut top) = (0_usize, 0_usize);
    loop {
        let height = usize::from(terminal.size()?.height) - 1;
        top = top.clamp((selected + 1).saturating_sub(height), selected).min(ROWS - height);
        terminal.draw(|frame| draw(frame, selected, top))?;
        let Event::Key(key) = event::read()? else { continue };
        selected = match key.code {
            KeyCode::Char('j') => selected + 1,
            KeyCode::Char('k') => selected.saturating_sub(1),
            KeyCode::PageDown => selected + height,
            KeyCode::PageUp => selected.saturating_sub(height),
            KeyCode::Char('g') => 0,
            KeyCode::Char('G') => ROWS - 1,
            KeyCode::Char('q') => break,
            _ => selected,
        }
        .min(ROWS - 1);
    }
    crossterm::execute!(io::stdout(), crossterm::terminal::LeaveAlternateScreen)?;
    crossterm::terminal::disable_raw_mode()
}

fn draw(frame: &mut Frame<'_>, selected: usize, top: usize) {
    let height = usize::from(frame.area().height) - 1;
    let rows = (top..ROWS.min(top + height)).map(row);
    let widths = [Constraint::Length(16), Constraint::Length(20), Constraint::Length(18), Constraint::Min(20)];
    let table = Table::new(rows, widths)
        .header(Row::new(["time", "name", "labels", "text"]).style(Style::new().add_modifier(Modifier::BOLD)))
        .row_highlight_style(Style::new().bg(Color::Blue));
    frame.render_stateful_widget(table, frame.area(), &mut TableState::new().with_selected(selected - top));
}

fn row(number: usize) -> Row<'static> {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let text: Vec<&str> = (0..4 + mixed % 14).map(|word| WORDS[(mixed >> (word * 3)) % WORDS.len()]).collect();
    let minutes = number % 1440;
    Row::new([
        format!("{:02} May {:02}:{:02}", number % 31 + 1, minutes / 60, minutes % 60),
        format!("User {}", mixed % 50_000),
        WORDS[mixed % WORDS.len()].to_owned(),
        text.join(" "),
    ])
}
