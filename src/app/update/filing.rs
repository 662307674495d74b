//! Naming a file to write: looked for, asked about, written. Every file that a person names goes this way.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::popup::{Naming, Popup, Prompt, PromptKind};
use crate::app::{App, Effect, Ticket};
use crate::export::{HandoverError, HandoverFormat};

impl App {
    /// `Enter` behind a file's name: is there one already? Until that is known the prompt stays.
    pub(super) fn look_for_file(&mut self, mut prompt: Prompt) {
        let path = prompt.input.text().trim().to_owned();
        if path.is_empty() {
            prompt.error = Some("no file named".to_owned());
        } else if prompt.kind == PromptKind::SaveMarked && HandoverFormat::of(&path).is_none() {
            prompt.error = Some(HandoverError::NoFormat.to_string());
        } else {
            let ticket = self.requests.stamp();
            prompt.error = None;
            prompt.naming = Naming::Looking(ticket);
            self.out.push(Effect::Look { ticket, path, receipt: prompt.kind.has_receipt() });
        }
        self.popup = Some(Popup::Prompt(prompt));
    }

    /// What is there already. The answer to a name that was taken back is stale.
    pub(super) fn looked(&mut self, ticket: Ticket, found: Result<Vec<String>, String>) {
        let waits =
            |popup: &mut Popup| matches!(popup, Popup::Prompt(prompt) if prompt.naming == Naming::Looking(ticket));
        let Some(Popup::Prompt(mut prompt)) = self.popup.take_if(waits) else { return };
        match found {
            Ok(taken) if taken.is_empty() => return self.write_named(&prompt, false),
            Ok(taken) => prompt.naming = Naming::Asking { taken, yes: false },
            Err(why) => {
                prompt.naming = Naming::Typing;
                prompt.error = Some(why);
            }
        }
        self.popup = Some(Popup::Prompt(prompt));
    }

    /// A key while a file is looked for, which nobody waits for but `Esc`, or the answer to whether it may be replaced.
    pub(super) fn naming_key(&mut self, popup: Popup, event: KeyEvent) {
        let Popup::Prompt(mut prompt) = popup else { return };
        let plain = !event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match (&mut prompt.naming, event.code) {
            (_, KeyCode::Esc) | (Naming::Asking { .. }, KeyCode::Char('n' | 'N')) => prompt.naming = Naming::Typing,
            (Naming::Asking { yes, .. }, KeyCode::Char('y' | 'Y')) if plain => *yes = true,
            (Naming::Asking { yes, .. }, KeyCode::Backspace) => *yes = false,
            (Naming::Asking { yes: true, .. }, KeyCode::Enter) => return self.write_named(&prompt, true),
            _ => {}
        }
        self.popup = Some(Popup::Prompt(prompt));
    }

    /// Writes what the prompt is about to the file that it names.
    fn write_named(&mut self, prompt: &Prompt, replace: bool) {
        let path = prompt.input.text().trim();
        match prompt.kind {
            PromptKind::ExportTo => self.export_to(path, replace),
            PromptKind::SaveAs(job) => self.save(job, path, replace),
            PromptKind::SaveLabels => self.save_labels(path, replace),
            PromptKind::SaveMarked => self.save_marked(path, replace),
            PromptKind::Search | PromptKind::Filter | PromptKind::Pipe | PromptKind::ViewName => {}
        }
    }
}
