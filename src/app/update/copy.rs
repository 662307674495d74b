//! What goes to the clipboard.

use crate::app::{App, Effect};
use crate::text::Clean;

impl App {
    pub(super) fn copy_text(&mut self) {
        let Some(text) = self.messages.selected().and_then(|row| row.text) else {
            self.complain("this message has no text");
            return;
        };
        let lines: Vec<String> = Clean::block(text).iter().map(ToString::to_string).collect();
        self.out.push(Effect::Copy { what: "text", text: lines.join("\n") });
    }

    pub(super) fn copy_command(&mut self) {
        self.out.push(Effect::Copy { what: "command", text: self.place.command(self.settings.account.as_ref()) });
    }

    pub(super) fn copy_url(&mut self) {
        match self.selected_url() {
            Some(url) => self.out.push(Effect::Copy { what: "URL", text: Clean::line(&url).to_string() }),
            None => self.complain("this export has no URL"),
        }
    }
}
