//! What stands in the place of a file's name once that was taken.

use crate::app::App;
use crate::app::popup::{Naming, Prompt};
use crate::text::Clean;
use crate::ui::paint::Pen;
use crate::ui::theme::Role;

/// What answers the question, in as many words as have room.
const KEYS: [&str; 3] = ["y, then Enter: replace · n: another name", "y, then Enter: yes · n: no", "y, Enter · n"];

/// Draws that the file is looked for, or the question whether it may be replaced. Returns whether there was either.
pub(super) fn draws(pen: &mut Pen<'_>, prompt: &Prompt) -> bool {
    match &prompt.naming {
        Naming::Typing => false,
        Naming::Looking(_) => {
            let name = Clean::start(prompt.input.text(), pen.room().saturating_sub(40));
            pen.skip(1).put(prompt.kind.lead(), Role::Key).put(&name, Role::Text);
            pen.skip(2).put("looking whether it is there…", Role::Busy);
            true
        }
        Naming::Asking { taken, yes } => {
            ask(pen, taken, *yes);
            true
        }
    }
}

/// Where the file will be, and, where `room` cells hold that too, what the keys do.
pub(super) fn hint(app: &App, prompt: &Prompt, room: usize) -> Clean {
    let folder = app.settings.whereabouts.folder_of(prompt.input.text().trim());
    let whole = Clean::line(&format!("in {folder} · Enter saves, Esc cancels"));
    if whole.width() <= room { whole } else { Clean::start(&format!("in {folder}"), room) }
}

fn ask(pen: &mut Pen<'_>, taken: &[String], yes: bool) {
    let question = if taken.len() == 1 { " exists. Replace it? " } else { " exist. Replace them? " };
    let shortest = KEYS.last().map_or(0, |keys| keys.chars().count());
    let names = Clean::start(&taken.join(" and "), pen.room().saturating_sub(question.len() + shortest + 6));
    pen.skip(1).put(&names, Role::Strong).put(question, Role::Warning);
    pen.put(if yes { "y" } else { " " }, Role::Key);
    let keys = KEYS.iter().map(|keys| Clean::fixed(keys)).find(|keys| pen.room() > keys.width() + 2);
    if let Some(keys) = keys {
        pen.skip_to_last(keys.width() + 1).put(&keys, Role::Dim);
    }
}
