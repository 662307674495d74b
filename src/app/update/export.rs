//! Exports: started in the background, opened or saved when they are done, listed on their screen.

use crate::api::{CsvUrl, Export, UserFilter};
use crate::app::exports::{ExportJob, ExportOf, ExportState, Listed};
use crate::app::list::ListCursor;
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::requests::Purpose;
use crate::app::users::{Narrowing, filter_in_words};
use crate::app::{Action, App, Effect, Screen};
use crate::export;
use crate::feed::FeedState;

impl App {
    pub(super) fn export_messages(&mut self) {
        if let Some(labels) = self.place.algebra() {
            let labels = labels.to_text(&|label| self.label_name(label).to_owned());
            let (label, all) = (self.key(Action::PickLabel), self.key(Action::Back));
            self.complain(format!(
                "not exported: the server exports one label or all messages, not “{labels}”; {label} chooses one, {all} goes back"
            ));
            return;
        }
        // One slice opens in the browser. Several become one file on this computer, and nothing is written there unasked.
        let of = self.messages_to_export();
        if of.slices().len() > 1 && self.place.scope().is_some() {
            let name = export::place::messages_name(self.place.window, self.zone);
            self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::ExportTo, &name)));
            return;
        }
        if self.start_export(of, self.expected_exactly()) {
            self.warn_of_filter();
        }
    }

    /// The server knows nothing of what narrows the list here.
    fn warn_of_filter(&mut self) {
        if self.messages.filter.is_some() || self.messages.narrow.is_some() {
            let screen = self.key(Action::ShowExports);
            self.complain(format!("exporting the whole view: the server does not know the filter; {screen} shows it"));
        }
    }

    fn messages_to_export(&self) -> ExportOf {
        let (window, label, kind) = (self.place.window, self.place.asked.clone(), self.place.kind);
        ExportOf::Messages { window, label, kind }
    }

    /// Exports the messages of a long window to the file that was named for them.
    pub(super) fn export_to(&mut self, path: &str, replace: bool) {
        if !self.start_export(self.messages_to_export(), self.expected_exactly()) {
            return;
        }
        if let Some(job) = self.exports.jobs.last_mut() {
            job.save_as = Some(path.to_owned());
            job.then_save = Some(replace);
        }
        self.warn_of_filter();
    }

    /// On their screen those that it shows, as near as the server can narrow its export; elsewhere every user.
    pub(super) fn export_users(&mut self) {
        let narrowing = if self.screen == Screen::Users { self.users.narrowing } else { Narrowing::All };
        let filters = narrowing.filters(self.zone.date(self.now));
        let filter = match filters.as_slice() {
            [filter] => *filter,
            // A call takes one month; those who have a birthday are the fewest that hold all of several.
            _ => UserFilter { has_birthday: true, ..UserFilter::default() },
        };
        let counted = if narrowing == Narrowing::All { &self.users.all } else { self.users.list() };
        let expected = counted.total.filter(|(_, at_least)| !at_least && counted.progress().1 == 1);
        if !self.start_export(ExportOf::Users(filter), expected.map(|(total, _)| total)) || self.screen != Screen::Users
        {
            return;
        }
        if let (true, Some(shown)) = (self.users.shows_fewer_than(filter), self.users.narrowed_by()) {
            let exported = filter_in_words(filter);
            let exports = self.key(Action::ShowExports);
            self.complain(format!("exporting {exported}: the server cannot export “{shown}”; {exports} shows it"));
        }
    }

    /// What the list holds, when that is every row sent.
    fn listed(&self) -> Option<Listed> {
        let at = self.messages.looked.filter(|_| self.messages.state() == FeedState::Complete)?;
        Some(Listed { rows: self.messages.feed.store().len() as u64, at })
    }

    /// Whether it was started.
    fn start_export(&mut self, of: ExportOf, expected: Option<u64>) -> bool {
        let (Some(workspace), Some(channel)) = (self.place.workspace.clone(), self.place.channel.clone()) else {
            let key = self.key(Action::PickChannel);
            self.complain(format!("choose a channel first: {key}"));
            return false;
        };
        let job = self.exports.jobs.len();
        let ticket = self.requests.open(Purpose::Export(job), self.now);
        let slices = of.slices();
        let several = slices.len() > 1;
        let (started, state) = (self.now, ExportState::Running(ticket));
        let listed = matches!(of, ExportOf::Messages { .. }).then(|| self.listed()).flatten();
        let export = ExportJob {
            account: self.settings.account.clone(),
            workspace,
            channel,
            of,
            expected,
            listed,
            slices,
            started,
            state,
            saving: None,
            saved: None,
            save_as: None,
            then_save: None,
        };
        if let Some(request) = export.next_request() {
            self.out.push(Effect::Send(ticket, request));
        }
        self.exports.jobs.push(export);
        // The new one is to be seen.
        self.exports.cursor = ListCursor::default();
        self.exports.sieve.filter = None;
        let slowly = if several { ", a slice of 31 days at a time" } else { "" };
        self.say(format!("export started{slowly}; {} shows it", self.key(Action::ShowExports)));
        true
    }

    /// Asks for the next slice of an export, or for the one that failed.
    pub(super) fn go_on_with(&mut self, index: usize) {
        let Some(request) = self.exports.jobs.get(index).and_then(ExportJob::next_request) else { return };
        let ticket = self.send(Purpose::Export(index), request);
        if let Some(job) = self.exports.jobs.get_mut(index) {
            job.state = ExportState::Running(ticket);
        }
    }

    /// A slice is written: on to the next one, or to what becomes of the whole.
    pub(super) fn export_came(&mut self, index: usize, export: Export) {
        let now = self.now;
        let Some(job) = self.exports.jobs.get_mut(index) else { return };
        job.take(export);
        if job.next_request().is_some() {
            return self.go_on_with(index);
        }
        job.state = ExportState::Done { at: now };
        let mismatch = job.receipt(now, self.zone).check();
        let Some(url) = job.url().map(ToOwned::to_owned) else { return self.save_whole(index) };
        let opened = self.open_url(&url);
        if let (true, Some(why)) = (opened, mismatch) {
            self.complain(format!("opening the CSV, but {why}"));
        }
    }

    /// Every slice of a long window is written: to the file that was named for them, if there is a row to write.
    fn save_whole(&mut self, index: usize) {
        let Some(job) = self.exports.jobs.get_mut(index) else { return };
        let Some((replace, path)) = job.then_save.take().zip(job.save_as.clone()) else { return };
        if job.total() == Some(0) {
            return self.complain("exported 0 rows: the server counts no messages here, and no file was written");
        }
        self.save(index, &path, replace);
    }

    /// The selected export's CSV in the browser; of several slices there is only the saved file.
    pub(super) fn open_export(&mut self) {
        match self.exports.selected_job().map(|job| (job.url().map(ToOwned::to_owned), job.slices.len())) {
            Some((Some(url), _)) => _ = self.open_url(&url),
            Some((None, of)) if of > 1 => {
                let save = self.key(Action::SaveExport);
                self.complain(format!("a long window's export is one file on this computer; {save} saves it"));
            }
            _ => self.complain("this export has no URL"),
        }
    }

    /// Hands an address to the browser, if it is a web address; says which.
    fn open_url(&mut self, url: &str) -> bool {
        match CsvUrl::parse(url) {
            Ok(url) => {
                self.out.push(Effect::Open(url));
                self.say(format!("opening the CSV in the browser; {} shows its URL", self.key(Action::ShowExports)));
                true
            }
            Err(why) => {
                self.complain(format!("{why}; {} shows it", self.key(Action::ShowExports)));
                false
            }
        }
    }

    /// No browser took it: how the address can be had all the same.
    pub(super) fn not_opened(&mut self, why: &str) {
        let way = if self.screen == Screen::Exports {
            format!("{} copies the URL", self.key(Action::CopyUrl))
        } else {
            format!("{} shows its URL", self.key(Action::ShowExports))
        };
        self.complain(format!("{why}; {way}"));
    }

    pub(super) fn ask_where_to_save(&mut self) {
        let Some((index, job)) = self.exports.selected().zip(self.exports.selected_job()) else { return };
        if !matches!(job.state, ExportState::Done { .. }) {
            self.complain("this export is not written yet");
            return;
        }
        if job.bad_url().is_some() {
            self.complain("not saved: the server gave an address that is no web address");
            return;
        }
        if job.transfer().is_some() {
            let stops = self.key(Action::Back);
            self.complain(format!("this export is being saved already; {stops} stops that"));
            return;
        }
        // Under the same name it goes on where it was stopped.
        let name = job.save_as.clone().unwrap_or_else(|| job.file_name(self.zone));
        self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::SaveAs(index), &name)));
    }

    /// `r` on the exports screen: the selected one goes on where it failed or was stopped.
    pub(super) fn retry_export(&mut self) {
        match self.exports.selected().zip(self.exports.selected_job()) {
            Some((index, job)) if job.can_go_on(self.settings.account.as_ref()) => {
                self.go_on_with(index);
                self.say("export goes on");
            }
            Some((_, job)) if job.is_broken_off() => {
                let (begun, profile) = (job.account_name().to_owned(), self.key(Action::PickProfile));
                self.complain(format!(
                    "begun with the account {begun}: it goes on only there; {profile} changes to it"
                ));
            }
            _ => self.say("nothing failed or was stopped here"),
        }
    }

    /// Gives up the selected export; what is written stays.
    pub(super) fn cancel_export(&mut self) {
        let Some(index) = self.exports.selected() else { return };
        if self.exports.selected_job().is_some_and(|job| job.transfer().is_some()) {
            return self.stop_saving();
        }
        let running = |open: &crate::app::requests::Open| open.purpose == Purpose::Export(index);
        let stopped = self.requests.close_all(running);
        if stopped.is_empty() {
            return self.say("this export does not run");
        }
        for (ticket, open) in stopped {
            self.out.push(Effect::Abort(ticket));
            self.stop(&open);
        }
    }

    /// An export was given up, for this reason.
    pub(super) fn export_stopped(&mut self, index: usize, why: String) {
        let (now, screen) = (self.now, self.key(Action::ShowExports));
        let Some(job) = self.exports.jobs.get_mut(index) else { return };
        job.state = ExportState::Stopped { why, at: now };
        let again = self.key(Action::Reload);
        let press = if self.screen == Screen::Exports { again } else { format!("{screen}, then {again},") };
        self.say(format!("export stopped; {press} goes on where it was"));
    }

    /// The address of the selected export's CSV, or those of all of its slices.
    pub(super) fn selected_urls(&self) -> Vec<String> {
        self.exports
            .selected_job()
            .into_iter()
            .flat_map(ExportJob::written)
            .map(|written| written.csv_url.clone())
            .collect()
    }
}
