//! How saving an export goes, in a row and in the bottom line.

use crate::app::App;
use crate::app::exports::Transfer;
use crate::text::{Clean, bytes_in_words};
use crate::ui::format;
use crate::ui::paint::Pen;
use crate::ui::state::{attempt_in_words, silence};
use crate::ui::theme::Role;

/// Cells of the bar.
const BAR: usize = 12;

/// From so many cells on there is room for the bar beside the words.
const ROOM_FOR_BAR: usize = 40;

/// Cells that a reason may take.
const REASON: usize = 120;

/// How it goes, in words: what is most urgent first.
pub(super) fn words(app: &App, transfer: &Transfer) -> Vec<String> {
    if transfer.joining {
        let joining = format!("joining {} slices", transfer.slice.1);
        return vec![joining, format::length(transfer.elapsed(app.now))];
    }
    let mut words = Vec::new();
    if let Some(waiting) = &transfer.waiting {
        let wait = format::left(waiting.until - app.now);
        let because = Clean::start(&waiting.because, REASON);
        words.push(format!("{because}: retrying in {wait} ({} of {})", waiting.attempt, waiting.of));
    }
    let slice = (transfer.slice.1 > 1).then(|| format!("slice {} of {}", transfer.slice.0, transfer.slice.1));
    let silent = transfer.silent(app.now);
    if let Some(silent) = silent {
        let attempt = transfer.attempt.map(|attempt| format!(" ({})", attempt_in_words(attempt)));
        words.push(silence("no byte", silent) + &attempt.unwrap_or_default());
    }
    words.extend(slice);
    words.extend(transfer.percent().map(|percent| format!("{percent}%")));
    let bytes = bytes_in_words(transfer.bytes);
    words.push(transfer.of.map_or_else(|| bytes.clone(), |of| format!("{bytes} of {}", bytes_in_words(of))));
    words.extend(transfer.rate(app.now).map(|rate| format!("{}/s", bytes_in_words(rate))));
    words.push(format::length(transfer.elapsed(app.now)));
    words
}

/// Whether it moves, or stands.
pub(super) fn role(app: &App, transfer: &Transfer) -> Role {
    if transfer.waiting.is_some() || transfer.silent(app.now).is_some() { Role::Warning } else { Role::Busy }
}

/// A bar where there is room and the whole is known, and as many of the words as fit.
pub(super) fn draw(pen: &mut Pen<'_>, room: usize, app: &App, transfer: &Transfer) {
    let mut room = room;
    if let Some(percent) = transfer.percent().filter(|_| room >= ROOM_FOR_BAR) {
        let full = percent as usize * BAR / 100;
        pen.fill(full, "━", Role::Busy).fill(BAR - full, "─", Role::Rule).skip(1);
        room -= BAR + 1;
    }
    let mut line = String::new();
    for word in words(app, transfer) {
        let longer = if line.is_empty() { word } else { format!("{line}, {word}") };
        if line.is_empty() || Clean::line(&longer).width() <= room {
            line = longer;
        }
    }
    pen.put(Clean::start(&line, room), role(app, transfer));
}
