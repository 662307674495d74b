//! Saved views: saving, going to, deleting, counting; and what is remembered for the next start.

use crate::app::load::Load;
use crate::app::popup::{
    Choice, Confirm, Confirmed, Picker, PickerItem, PickerKind, PickerState, Popup, Prompt, PromptKind,
};
use crate::app::requests::Purpose;
use crate::app::views::{ViewCount, labels_of};
use crate::app::{Action, App, Effect, Notice, Request, Screen, Tone};
use crate::insight::LabelExpr;
use crate::memory::{Memory, Recalled};
use crate::text::grouped;
use crate::view::{Ref, SavedView, WindowSpec};

/// Characters of a view's name.
const LONGEST_NAME: usize = 60;

impl App {
    /// The account of the settings remembers this.
    #[must_use]
    pub fn recalling(mut self, recalled: Recalled) -> Self {
        let Recalled { owner, memory } = recalled;
        self.kept.owner = Some(owner);
        self.kept.view = memory.last_view;
        self.views.saved = memory.views;
        self.kept.visits = memory.visits;
        self
    }

    /// What is to be remembered, as things stand; `None` while nobody is signed in.
    #[must_use]
    pub fn memory(&self) -> Option<Recalled> {
        let mut visits = self.kept.visits.clone();
        if let Some((channel, label, visit)) = self.visit() {
            visits.keep(channel, label, visit);
        }
        let looked_at = if self.person.is_none() { self.view_named("") } else { None };
        let last_view = looked_at.or_else(|| self.kept.view.clone());
        let memory = Memory { last_view, views: self.views.saved.clone(), visits };
        Some(Recalled { owner: self.kept.owner.clone()?, memory })
    }

    /// What is looked at, as a view of this name; `None` until a channel is chosen.
    fn view_named(&self, name: &str) -> Option<SavedView> {
        let place = &self.place;
        Some(SavedView {
            name: name.to_owned(),
            workspace: place.workspace.clone()?,
            channel: place.channel.clone()?,
            window: place.spec,
            label: place.labels_kept(),
            kind: place.kind,
        })
    }

    /// Remembers what is looked at, when that has changed.
    pub(super) fn remember_view(&mut self) {
        // A person is shown in the whole window, but is no view of its own.
        if self.kept.owner.is_none() || self.place.channel.is_none() || self.person.is_some() {
            return;
        }
        if !self.kept.view.as_ref().is_some_and(|view| self.is_at(view)) {
            self.kept.view = self.view_named("");
            self.out.push(Effect::Remember);
        }
    }

    /// Whether a view is what is looked at.
    pub(super) fn is_at(&self, view: &SavedView) -> bool {
        let place = &self.place;
        let is = |named: Option<&Ref>, saved: &Ref| named.is_some_and(|named| named.id == saved.id);
        is(place.workspace.as_ref(), &view.workspace)
            && is(place.channel.as_ref(), &view.channel)
            && (place.spec, &place.labels, place.kind) == (view.window, &labels_of(view), view.kind)
    }

    /// `v`: the saved views with their counts, and below them what is asked for most on the channel that is open.
    pub(super) fn open_views(&mut self) {
        self.views.offered = self.offered_views();
        if self.views.saved.is_empty() && self.views.offered.is_empty() {
            let save = self.key(Action::SaveView);
            self.complain(format!("no view is saved yet; open a channel, then {save} saves the view"));
            return;
        }
        self.views.count(self.now, self.zone);
        self.show_views();
    }

    fn show_views(&mut self) {
        let mut picker = Picker::new(PickerKind::View, self.view_rows(), PickerState::Ready);
        // Going to where one is helps nobody: the first row is what `Enter` takes.
        picker.cursor.selected = 0;
        self.popup = Some(Popup::Picker(picker));
    }

    /// Today's messages of the channel that is open, with each of the labels that are bad news, and all of them.
    fn offered_views(&self) -> Vec<SavedView> {
        let negative = self.settings.negative_labels.iter().map(Some);
        let offer = |label: Option<&String>| {
            let name = label.map_or("all messages", |label| self.label_name(label));
            let view = self.view_named(&format!("{name} today"))?;
            let label = label.map(|label| LabelExpr::Label(label.clone()).to_string());
            Some(SavedView { window: WindowSpec::Today, label, kind: None, ..view })
        };
        negative.chain([None]).filter_map(offer).collect()
    }

    pub(super) fn view_rows(&self) -> Vec<PickerItem> {
        let row = |(index, view): (usize, &SavedView)| PickerItem {
            name: view.name.clone(),
            detail: self.view_path(view),
            refused: None,
            current: self.is_at(view),
            choice: Choice::View(index),
        };
        self.views.all().enumerate().map(row).collect()
    }

    /// Workspace › channel › window › label › kind, not cleaned.
    #[must_use]
    pub fn view_path(&self, view: &SavedView) -> String {
        let mut path = vec![view.workspace.name.clone(), view.channel.name.clone(), view.window.describe(self.zone)];
        path.extend(labels_of(view).map(|labels| self.labels_named(&labels)));
        path.extend(view.kind.map(|kind| kind.to_string()));
        path.join(" › ")
    }

    /// Asks for the counts of the views while their list is open, a few at a time; drops them when it is closed.
    pub(super) fn count_views(&mut self) {
        let is_open = match &self.popup {
            Some(Popup::Picker(picker)) => picker.kind == PickerKind::View,
            Some(Popup::Confirm(_)) => true,
            _ => false,
        };
        if !is_open {
            if !self.views.counts.is_idle() {
                self.abort(|open| matches!(open.purpose, Purpose::ViewCount(_)));
                self.views.counts = crate::app::views::ViewCounts::default();
            }
            return;
        }
        while self.views.counts.loading() < self.settings.parallel {
            let Some((number, scope, window)) = self.views.counts.next() else { return };
            let ticket = self.send(Purpose::ViewCount(number), Request::Overview { scope, window });
            self.views.counts.asked(number, ticket);
        }
    }

    pub(super) fn go_to_view(&mut self, index: usize) {
        let Some(view) = self.views.get(index).cloned() else { return };
        self.leave_person();
        if self.is_at(&view) {
            self.screen = Screen::Messages;
            return self.renew_view(&view);
        }
        self.leave_spot();
        self.screen = Screen::Messages;
        let (workspace, channel) = (view.workspace.called(), view.channel.called());
        if self.place.workspace.as_ref().is_none_or(|current| current.id != workspace.id) {
            self.abort(|open| open.purpose == Purpose::Channels);
            self.channels = Load::NotAsked;
        }
        let scope = self.place.scope();
        self.place.workspace = Some(workspace);
        self.place.channel = Some(channel);
        if self.place.scope() != scope {
            self.forget_users();
        }
        self.place.spec = view.window;
        self.place.labels = labels_of(&view);
        self.place.kind = view.kind;
        self.open_view();
        if self.channels.ready().is_none() {
            self.ask_channels();
        }
    }

    /// The view is what is shown: what has come since is asked for, if it is old or more is counted by now.
    fn renew_view(&mut self, view: &SavedView) {
        let grown = match (self.views.count_of(view), self.expected()) {
            (ViewCount::Exactly(now), Some(then)) if now > then => Some((now, then)),
            _ => None,
        };
        if let Some((now, then)) = grown {
            self.say(format!("{} are counted by now, {} when this was loaded; reloading", grouped(now), grouped(then)));
        } else if self.as_of().is_some() {
            self.say("this is what is shown already; reloading");
        } else {
            let reload = self.key(Action::Reload);
            return self.say(format!("this is what is shown already; {reload} reloads it"));
        }
        self.reload_view();
    }

    /// `V`: asks for a name.
    pub(super) fn ask_view_name(&mut self) {
        if self.place.channel.is_none() {
            self.complain("there is no view to save yet: choose a channel first");
            return;
        }
        self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::ViewName, "")));
    }

    /// Saves what is looked at under a name; asks first when that is taken.
    pub(super) fn take_view_name(&mut self, mut prompt: Prompt) {
        let name = prompt.input.text().trim().to_owned();
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            prompt.error = Some(format!("a name of 1 to {LONGEST_NAME} characters, please"));
            self.popup = Some(Popup::Prompt(prompt));
        } else if let Some(taken) = self.views.named(&name) {
            let question = format!("Replace the view “{name}” ({})?", self.view_path(taken));
            self.popup = Some(Popup::Confirm(Confirm { question, then: Confirmed::ReplaceView(name) }));
        } else {
            self.save_view(&name);
        }
    }

    fn save_view(&mut self, name: &str) {
        let Some(view) = self.view_named(name) else { return };
        let views = self.key(Action::GoToView);
        self.say(format!("saved as “{name}”: {}; {views} lists the views", self.view_path(&view)));
        self.views.save(view);
        self.kept.failed = false;
        self.out.push(Effect::Remember);
    }

    /// `Delete` in the list of views: asks before it deletes the selected one.
    pub(super) fn ask_delete_view(&mut self, mut picker: Picker) {
        let index =
            picker.selected().and_then(|item| if let Choice::View(index) = item.choice { Some(index) } else { None });
        if let Some(view) = index.and_then(|index| self.views.saved.get(index)) {
            let question = format!("Delete the view “{}” ({})?", view.name, self.view_path(view));
            self.popup = Some(Popup::Confirm(Confirm { question, then: Confirmed::DeleteView(view.name.clone()) }));
        } else {
            picker.refused = Some("this one is always offered, and not saved: there is nothing to delete".to_owned());
            self.popup = Some(Popup::Picker(picker));
        }
    }

    /// Yes.
    pub(super) fn confirmed(&mut self, confirmed: Confirmed) {
        match confirmed {
            Confirmed::ReplaceView(name) => self.save_view(&name),
            Confirmed::Quit | Confirmed::SwitchProfile(_) => self.left(confirmed),
            Confirmed::DeleteView(name) => {
                self.views.delete(&name);
                self.say(format!("deleted “{name}”"));
                self.kept.failed = false;
                self.out.push(Effect::Remember);
                self.back_to_views();
            }
        }
    }

    /// No: back to where the question was asked.
    pub(super) fn declined(&mut self, confirmed: Confirmed) {
        match confirmed {
            Confirmed::ReplaceView(name) => {
                self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::ViewName, &name)));
            }
            Confirmed::DeleteView(_) => self.back_to_views(),
            Confirmed::Quit | Confirmed::SwitchProfile(_) => {}
        }
    }

    fn back_to_views(&mut self) {
        if self.views.all().next().is_some() {
            self.show_views();
        }
    }

    /// What was to be remembered could not be written. Told once, and again after the next view that is saved.
    pub(super) fn not_remembered(&mut self, why: &str) {
        if std::mem::replace(&mut self.kept.failed, true) {
            return;
        }
        let told = format!("views are not kept for the next start: {why}");
        // It comes of itself: what else went wrong, and was not read yet, stays.
        match &mut self.notice {
            Some(Notice { tone: Tone::Problem, text }) => *text = format!("{text}; {told}"),
            _ => self.complain(told),
        }
    }
}
