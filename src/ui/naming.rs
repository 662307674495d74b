//! What stands in the place of a file's name once that was taken.

use crate::app::popup::{Naming, Prompt};
use crate::text::Clean;
use crate::ui::paint::Pen;
use crate::ui::theme::Role;

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

fn ask(pen: &mut Pen<'_>, taken: &[String], yes: bool) {
    let question = if taken.len() == 1 { " exists. Replace it? " } else { " exist. Replace them? " };
    let keys = "y, then Enter: replace · n: another name";
    let names = Clean::start(&taken.join(" and "), pen.room().saturating_sub(question.len() + 4));
    pen.skip(1).put(&names, Role::Strong).put(question, Role::Warning);
    pen.put(if yes { "y" } else { " " }, Role::Key);
    if pen.room() > keys.chars().count() + 2 {
        pen.skip_to_last(keys.chars().count() + 1).put(keys, Role::Dim);
    }
}
