//! What goes to the clipboard.

use crate::app::{App, Effect, Screen};
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
        let what = match self.screen {
            Screen::Person => "command of the view without this person",
            _ => "command",
        };
        self.out.push(Effect::Copy { what, text: self.place.command(self.settings.account.as_ref()) });
    }

    pub(super) fn copy_url(&mut self) {
        let urls = self.selected_urls();
        if urls.is_empty() {
            return self.complain("this export has no URL");
        }
        let what = if urls.len() == 1 { "URL" } else { "URLs" };
        let lines: Vec<String> = urls.iter().map(|url| Clean::line(url).to_string()).collect();
        self.out.push(Effect::Copy { what, text: lines.join("\n") });
    }
}
