//! Saving an export to a file: begun, told of, stopped, ended.

use crate::app::exports::{Saving, Transfer};
use crate::app::{Action, App, Effect, NotSaved, SavedFile, Screen, Ticket};
use crate::export::SaveProgress;
use crate::text::{bytes_in_words, grouped};

impl App {
    /// Saves an export to a file.
    pub(super) fn save(&mut self, index: usize, path: &str, replace: bool) {
        let (now, zone) = (self.now, self.zone);
        let Some(job) = self.exports.jobs.get_mut(index) else { return };
        let receipt = job.receipt(now, zone);
        job.save_as = Some(path.to_owned());
        if receipt.csv_urls.len() < job.slices.len() {
            let why = "not saved: the server gave an address that is no web address".to_owned();
            job.saving = Some(Saving::Failed(why.clone()));
            return self.complain(why);
        }
        let ticket = self.requests.stamp();
        job.saving = Some(Saving::Running(Transfer::begin(ticket, job.slices.len(), now)));
        self.out.push(Effect::Save { ticket, path: path.to_owned(), replace, receipt: Box::new(receipt) });
        // Its own screen shows how it goes.
        if self.screen != Screen::Exports {
            self.say(format!("saving…; {} shows how it goes", self.key(Action::ShowExports)));
        }
    }

    /// How it goes.
    pub(super) fn saving(&mut self, ticket: Ticket, progress: SaveProgress) {
        let now = self.now;
        let index = self.exports.saved_as(ticket);
        let job = index.and_then(|index| self.exports.jobs.get_mut(index));
        if let Some(transfer) = job.and_then(|job| job.transfer_mut()) {
            transfer.take(progress, now);
        }
    }

    /// Whether `Esc` stops the saving of an export: on their screen that of the selected one.
    #[must_use]
    pub fn stops_saving(&self) -> bool {
        self.screen == Screen::Exports && self.exports.selected_job().is_some_and(|job| job.transfer().is_some())
    }

    /// Stops saving the selected export; what has come of it is kept.
    pub(super) fn stop_saving(&mut self) {
        let save = self.key(Action::SaveExport);
        let job = self.exports.selected().and_then(|index| self.exports.jobs.get_mut(index));
        let Some((ticket, job)) = job.and_then(|job| Some((job.transfer()?.ticket, job))) else { return };
        let came = job.transfer().filter(|transfer| transfer.bytes > 0).map(|transfer| {
            let slice = if transfer.slice.1 > 1 { format!(" of slice {}", transfer.slice.0) } else { String::new() };
            format!(" after {}{slice}", bytes_in_words(transfer.bytes))
        });
        let came = came.unwrap_or_default();
        let why = format!("saving stopped{came}; {save} goes on from there, or anew where the host sends no parts");
        job.saving = Some(Saving::Failed(why.clone()));
        self.out.push(Effect::Abort(ticket));
        self.complain(why);
    }

    /// It has come to its end.
    pub(super) fn saved(&mut self, ticket: Ticket, saved: Result<SavedFile, NotSaved>) {
        let Some(index) = self.exports.saved_as(ticket) else { return };
        let Some(job) = self.exports.jobs.get_mut(index) else { return };
        match saved {
            Ok(saved) => {
                let (rows, counted) = (saved.facts.rows, job.total());
                let (path, mismatch) = (saved.path.clone(), saved.mismatch.clone());
                job.saving = None;
                job.saved = Some(saved);
                let rows = format!("{} {}", grouped(rows), if rows == 1 { "row" } else { "rows" });
                match (mismatch, counted) {
                    (Some(why), _) => self.complain(format!("saved to {path}, but {why}")),
                    (None, Some(_)) => {
                        self.say(format!(
                            "saved {rows}, as many as the server counted, to {path}; its receipt is beside it"
                        ));
                    }
                    (None, None) => self.say(format!(
                        "saved {rows}, which the server did not count, to {path}; its receipt is beside it"
                    )),
                }
            }
            Err(why) => {
                let why = self.not_saved(why);
                if let Some(job) = self.exports.jobs.get_mut(index) {
                    job.saving = Some(Saving::Failed(why.clone()));
                }
                self.complain(why);
            }
        }
    }

    /// Why it was not saved, and what to press.
    fn not_saved(&self, why: NotSaved) -> String {
        let (screen, save) = (self.key(Action::ShowExports), self.key(Action::SaveExport));
        let press = if self.screen == Screen::Exports { save } else { format!("{screen}, then {save}") };
        match why {
            NotSaved::Failed { why, again: false } => why,
            NotSaved::Failed { why, again: true } => format!("not saved: {why} ({press})"),
            NotSaved::Exists { path } => {
                format!("not saved: there is a {path} by now; {press} saves it under another name")
            }
        }
    }
}
