//! Exports: started in the background, opened when they are done, listed on their screen.

use crate::api::{CsvUrl, Export};
use crate::app::exports::{ExportJob, ExportOf, ExportState};
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::requests::Purpose;
use crate::app::{App, Effect, Request};

impl App {
    pub(super) fn export_messages(&mut self) {
        let of =
            ExportOf::Messages { window: self.place.window, label: self.place.label.clone(), kind: self.place.kind };
        self.start_export(of);
    }

    pub(super) fn export_users(&mut self) {
        self.start_export(ExportOf::Users);
    }

    fn start_export(&mut self, of: ExportOf) {
        let (Some(scope), Some(channel)) = (self.place.scope(), self.place.channel.clone()) else {
            self.complain("choose a channel first: c");
            return;
        };
        let request = match &of {
            ExportOf::Messages { window, label, kind } => {
                Request::ExportMessages { scope: scope.clone(), window: *window, label: label.clone(), kind: *kind }
            }
            ExportOf::Users => Request::ExportUsers { scope: scope.clone() },
        };
        let ticket = self.send(Purpose::Export(self.exports.jobs.len()), request);
        self.exports.jobs.push(ExportJob {
            scope,
            channel: channel.name,
            of,
            started: self.now,
            state: ExportState::Running(ticket),
            saved: None,
        });
        self.exports.cursor = crate::app::list::ListCursor::default();
        self.say("export started; 4 shows it");
    }

    /// An export is written: open it, when its address is a web address.
    pub(super) fn export_came(&mut self, job: usize, export: &Export) {
        let now = self.now;
        let Some(job) = self.exports.jobs.get_mut(job) else { return };
        job.state = ExportState::Done { count: export.total_count, url: export.csv_url.clone(), at: now };
        self.open_url(&export.csv_url);
    }

    pub(super) fn open_export(&mut self) {
        match self.selected_url() {
            Some(url) => self.open_url(&url),
            None => self.complain("this export has no URL"),
        }
    }

    fn open_url(&mut self, url: &str) {
        match CsvUrl::parse(url) {
            Ok(url) => {
                self.out.push(Effect::Open(url.to_string()));
                self.say("opening the CSV in the browser; 4 shows its URL");
            }
            Err(why) => self.complain(format!("not opened: {why}; 4 shows it")),
        }
    }

    pub(super) fn ask_where_to_save(&mut self) {
        let Some(index) = self.exports.selected() else { return };
        if self.exports.jobs[index].url().is_none() {
            self.complain("this export has no URL");
            return;
        }
        let name = match self.exports.jobs[index].of {
            ExportOf::Messages { .. } => "messages",
            ExportOf::Users => "users",
        };
        let day = self.zone.at(self.now).format("%Y-%m-%d");
        self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::SaveAs, &format!("vipdeck-{name}-{day}.csv"))));
    }

    pub(super) fn save_export(&mut self, path: &str) {
        if let Some(url) = self.selected_url() {
            self.out.push(Effect::Save { url, path: path.to_owned() });
            self.say("saving…");
        }
    }

    pub(super) fn selected_url(&self) -> Option<String> {
        self.exports.jobs.get(self.exports.selected()?)?.url().map(ToOwned::to_owned)
    }
}
