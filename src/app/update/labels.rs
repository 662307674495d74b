//! The labels screen: its table, its chart, the window before.

use std::collections::BTreeMap;

use crate::app::counts::Counts;
use crate::app::labels::{Before, Per};
use crate::app::layout::Pane;
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::requests::Purpose;
use crate::app::{Action, App, Effect, Request, Screen};
use crate::feed::Completeness;
use crate::insight::LabelExpr;
use crate::text::grouped;
use crate::view::{Window, WindowSpec, Zone};

impl App {
    /// Days become weeks, and weeks days.
    pub(super) fn toggle_weeks(&mut self) {
        self.labels.per = match self.labels.per {
            Per::Day => Per::Week,
            Per::Week => Per::Day,
        };
    }

    /// Marks the selected label for the chart, or takes its mark away.
    pub(super) fn mark_label(&mut self) {
        let Some(label) = self.labels.selected().map(|row| row.label.clone()) else { return };
        if !self.labels.marked.remove(&label) {
            self.labels.marked.insert(label);
        }
    }

    /// The chart is of the selected label alone again.
    pub(super) fn unmark_labels(&mut self) {
        if self.labels.marked.is_empty() {
            return self.say("no label is marked");
        }
        self.labels.marked.clear();
    }

    /// Selects a later bar (negative: an earlier one); the first time that of the newest days.
    pub(super) fn step_bar(&mut self, by: isize) {
        let bars = self.bars();
        let Some(at) = self.selected_bar(&bars) else { return };
        let next = if self.labels.focus == Pane::Detail { at.saturating_add_signed(by) } else { at };
        self.labels.focus = Pane::Detail;
        self.labels.jumped = false;
        let next = bars.spans.get(next.min(bars.spans.len() - 1));
        self.labels.bar = next.and_then(|span| self.counts.days().nth(span.start));
    }

    /// Shows the messages of the selected bar: of its label, and of exactly its days, as far as they lie in the window.
    pub(super) fn open_bar(&mut self) {
        let bars = self.bars();
        let days = self.selected_bar(&bars).and_then(|bar| bars.spans.get(bar)).and_then(|span| {
            let mut days = self.counts.days().skip(span.start).take(span.len());
            let first = days.next()?;
            Some((first, days.last().unwrap_or(first)))
        });
        let (Some((first, last)), Some(row)) = (days, self.selected_label()) else { return };
        let label = LabelExpr::Label(row.label.clone());
        let Some(window) = Window::new(Zone::Utc.day_start(first), Zone::Utc.day_end(last))
            .and_then(|days| days.overlap(self.place.window))
        else {
            return;
        };
        self.labels.bar = Some(first);
        if self.place.window == window && self.place.labels.as_ref() == Some(&label) {
            return self.leave_screen();
        }
        self.leave_spot();
        self.place.spec = WindowSpec::Fixed(window);
        self.place.labels = Some(label);
        self.open_view();
        self.screen = Screen::Messages;
        self.messages.focus = Pane::List;
    }

    /// To what stands out most; the second time to its messages.
    pub(super) fn jump_to_standout(&mut self) {
        if self.screen == Screen::Labels && self.labels.jumped {
            return self.open_bar();
        }
        let Some(standout) = self.labels.standouts.strongest().cloned() else {
            let counting = !self.counts.is_complete() || !self.knows_what_is_usual() || self.labels.standouts.is_busy();
            let reload = self.key(Action::Reload);
            return self.complain(match (counting, self.counts.failure()) {
                (true, Some(_)) => format!("not all counts could be had; {reload} tries again"),
                (true, None) => "the counts are still coming".to_owned(),
                (false, _) => "nothing stands out in this window".to_owned(),
            });
        };
        self.leave_person();
        self.screen = Screen::Labels;
        self.labels.per = Per::Day;
        self.labels.focus = Pane::Detail;
        if self.labels.rows.iter().all(|row| row.label != standout.label) {
            self.labels.sieve.filter = None;
            self.labels.stale = true;
            self.tabulate();
        }
        let height = self.areas().list_rows();
        self.labels.go_to(&standout.label, height);
        self.labels.bar = Some(standout.date);
        self.labels.jumped = true;
    }

    /// Asks where to save the table.
    pub(super) fn ask_where_to_save_labels(&mut self) {
        if self.labels.rows.is_empty() {
            return self.complain("there are no labels to save");
        }
        self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::SaveLabels, &self.labels_file())));
    }

    pub(super) fn save_labels(&mut self, path: &str, replace: bool) {
        match self.labels_csv() {
            Ok(content) => {
                let (shown, all) = (self.labels.rows.len(), self.counts.rows().len());
                // What a filter hides is not in the table, and so not in the file.
                let of = if shown < all { format!(" of {}", grouped(all as u64)) } else { String::new() };
                let what = format!("{}{of} labels", grouped(shown as u64));
                self.beside.files += 1;
                self.out.push(Effect::Write { what, path: path.to_owned(), replace, content });
                self.say("saving…");
            }
            Err(why) => self.complain(format!("not saved: {why}")),
        }
    }

    /// Asks for the counts of the window before, once those of the window are here.
    pub(super) fn load_before(&mut self) {
        let Some(scope) = self.place.scope() else { return };
        if !self.counts.is_complete() || self.counts.loading() > 0 {
            return;
        }
        if self.labels.before.is_none() {
            self.labels.before = self.window_before().map(|window| Before { window, counts: Counts::new(window) });
        }
        while let Some(before) = &self.labels.before
            && before.counts.loading() < self.settings.parallel
            && let Some(window) = before.counts.next()
        {
            let ticket = self.send(Purpose::Before(window), Request::Overview { scope: scope.clone(), window });
            if let Some(before) = &mut self.labels.before {
                before.counts.asked(window, ticket);
            }
        }
    }

    /// The window before, of equal length; `None` where time begins.
    fn window_before(&self) -> Option<Window> {
        let window = self.place.window;
        // What has not come yet is no part of the window's length.
        let length = window.end().min(self.now).saturating_sub(window.start());
        Window::new((window.start() - length).max(0), window.start())
    }

    /// Whether nothing more is waited for to say what is usual: what stands out must not depend on which screens were looked at.
    fn knows_what_is_usual(&self) -> bool {
        match &self.labels.before {
            Some(before) => before.counts.is_complete() || before.counts.failure().is_some(),
            None => self.window_before().is_none(),
        }
    }

    /// Counts have changed: the table and what stands out follow from them.
    pub(super) fn reckon_labels(&mut self) {
        self.labels.stale = true;
        if self.knows_what_is_usual() {
            self.judge_labels();
        }
    }

    fn judge_labels(&mut self) {
        let before = self.labels.before.as_ref().map(|before| &before.counts).filter(|counts| counts.is_complete());
        self.labels.standouts.begin(&self.counts, before, Zone::Utc.date(self.now));
    }

    /// One step of what follows from the counts and takes its time. Returns whether there was anything to do.
    pub(super) fn reckon_on(&mut self) -> bool {
        let before = self.labels.before.as_ref().map(|before| &before.counts).filter(|counts| counts.is_complete());
        self.labels.standouts.step(&self.counts, before) || self.recount()
    }

    /// Counts the conversations of one more label, when every message of the window is held and slices do not add up.
    fn recount(&mut self) -> bool {
        let Some(label) = self.to_recount() else { return false };
        let store = self.messages.feed.store();
        let (rows, recounted) = &mut self.labels.recounted;
        if *rows != store.len() {
            (*rows, *recounted) = (store.len(), BTreeMap::new());
        }
        recounted.insert(label.clone(), store.conversations(Some(&label)) as u64);
        self.labels.stale = true;
        true
    }

    /// The next label whose conversations can be counted from the rows.
    pub(crate) fn to_recount(&self) -> Option<String> {
        let place = &self.place;
        if self.screen != Screen::Labels || place.labels.is_some() || place.kind.is_some() {
            return None;
        }
        let (rows, recounted) = &self.labels.recounted;
        let current = *rows == self.messages.feed.store().len();
        let wanted = |label: &&str| !current || !recounted.contains_key(*label);
        let at_most = self.counts.rows().iter().filter(|row| row.at_most).map(|row| row.label.as_str());
        let label = at_most.into_iter().find(wanted)?;
        (self.completeness() == Completeness::Complete).then(|| label.to_owned())
    }

    /// For tests that put counts in by hand.
    #[cfg(test)]
    pub(crate) fn reckon_anew(&mut self) {
        self.labels.stale = true;
        self.judge_labels();
        while self.reckon_on() {}
        self.tabulate();
    }
}
