//! The rows of each picker, and what taking one does.

use crate::app::action::BINDINGS;
use crate::app::load::Load;
use crate::app::popup::{Choice, Picker, PickerItem, PickerKind, PickerState, Popup};
use crate::app::update::open::refusal;
use crate::app::users::Narrowing;
use crate::app::{Account, App};
use crate::insight::LabelExpr;
use crate::text::grouped;
use crate::view::Kind;

impl App {
    pub(super) fn open_picker(&mut self, kind: PickerKind) {
        match kind {
            PickerKind::Workspace if self.workspaces.ready().is_none() => self.ask_workspaces(),
            PickerKind::Channel if self.place.workspace.is_none() => {
                self.complain("choose a workspace first");
                return self.open_picker(PickerKind::Workspace);
            }
            PickerKind::Channel if self.channels.ready().is_none() => self.ask_channels(),
            PickerKind::Profile if self.settings.profiles.is_empty() => {
                self.complain(format!("no profiles in {}", self.settings.config_path));
                return;
            }
            _ => {}
        }
        let (items, state) = self.picker_rows(kind);
        self.popup = Some(Popup::Picker(Picker::new(kind, items, state)));
    }

    /// The rows of a picker, as far as they are known.
    pub(super) fn picker_rows(&self, kind: PickerKind) -> (Vec<PickerItem>, PickerState) {
        match kind {
            PickerKind::Workspace => (self.workspace_rows(), state(&self.workspaces)),
            PickerKind::Channel => (self.channel_rows(), state(&self.channels)),
            PickerKind::Label => (self.label_rows(), self.counts_state()),
            PickerKind::Kind => (self.kind_rows(), PickerState::Ready),
            PickerKind::Users => (self.narrowing_rows(), PickerState::Ready),
            PickerKind::Profile => (self.profile_rows(), PickerState::Ready),
            PickerKind::View => (self.view_rows(), PickerState::Ready),
            PickerKind::Palette => (self.palette_rows(), PickerState::Ready),
        }
    }

    fn workspace_rows(&self) -> Vec<PickerItem> {
        let current = self.place.workspace.as_ref().map(|it| it.id.as_str());
        let row = |workspace: &crate::api::Workspace| PickerItem {
            name: workspace.name.clone(),
            detail: workspace.kind.clone().unwrap_or_default(),
            refused: refusal(workspace),
            current: current == Some(workspace.id.as_str()),
            choice: Choice::Id(workspace.id.clone()),
        };
        self.workspaces.ready().into_iter().flatten().map(row).collect()
    }

    fn channel_rows(&self) -> Vec<PickerItem> {
        let current = self.place.channel.as_ref().map(|it| it.id.as_str());
        let row = |channel: &crate::api::Channel| PickerItem {
            name: channel.name.clone(),
            detail: match channel.kind.as_deref() {
                Some("FB_PAGE") => "Facebook page".to_owned(),
                Some("INSTAGRAM_ACCOUNT") => "Instagram".to_owned(),
                other => other.unwrap_or_default().to_owned(),
            },
            refused: None,
            current: current == Some(channel.id.as_str()),
            choice: Choice::Id(channel.id.clone()),
        };
        self.channels.ready().into_iter().flatten().map(row).collect()
    }

    fn label_rows(&self) -> Vec<PickerItem> {
        let mut rows = vec![PickerItem {
            name: "all messages".to_owned(),
            detail: self.counts.user_messages().map(grouped).unwrap_or_default(),
            refused: None,
            current: self.place.labels.is_none(),
            choice: Choice::Label(None),
        }];
        rows.extend(self.counts.rows().iter().map(|row| PickerItem {
            name: self.label_name(&row.label).to_owned(),
            detail: grouped(row.count),
            refused: None,
            current: self.place.label() == Some(&row.label),
            choice: Choice::Label(Some(row.label.clone())),
        }));
        rows
    }

    fn counts_state(&self) -> PickerState {
        match self.counts.failure() {
            Some(failure) => PickerState::Failed(failure.clone()),
            None if self.place.channel.is_some() && !self.counts.is_complete() => PickerState::Loading,
            None => PickerState::Ready,
        }
    }

    fn kind_rows(&self) -> Vec<PickerItem> {
        let row = |name: &str, kind: Option<Kind>| PickerItem {
            name: name.to_owned(),
            detail: String::new(),
            refused: None,
            current: self.place.kind == kind,
            choice: Choice::Kind(kind),
        };
        let mut rows = vec![row("all kinds", None)];
        rows.extend(Kind::ALL.map(|kind| row(kind.as_str(), Some(kind))));
        rows
    }

    fn narrowing_rows(&self) -> Vec<PickerItem> {
        let row = |narrowing: Narrowing| PickerItem {
            name: narrowing.name(),
            detail: narrowing.aside(),
            refused: None,
            current: self.users.narrowing == narrowing,
            choice: Choice::Users(narrowing),
        };
        Narrowing::offered().map(row).collect()
    }

    fn profile_rows(&self) -> Vec<PickerItem> {
        let row = |profile: &String| PickerItem {
            name: profile.clone(),
            detail: String::new(),
            refused: None,
            current: self.settings.account == Some(Account::Profile(profile.clone())),
            choice: Choice::Profile(profile.clone()),
        };
        self.settings.profiles.iter().map(row).collect()
    }

    /// What can be done here comes first, and of that what was taken last, as it is likely to be wanted again. The rest says
    /// why it cannot.
    fn palette_rows(&self) -> Vec<PickerItem> {
        let taken = &self.histories.actions;
        let earlier = taken.iter().filter_map(|action| action.binding());
        let mut rows: Vec<PickerItem> = earlier
            .chain(BINDINGS.iter().filter(|binding| taken.iter().all(|action| *action != binding.action)))
            .map(|binding| PickerItem {
                name: binding.help.to_owned(),
                detail: format!("{}  {}", binding.name, self.settings.keymap.shown(binding.action)),
                refused: self.unable(binding.action),
                current: false,
                choice: Choice::Action(binding.action),
            })
            .collect();
        rows.sort_by_key(|row| row.refused.is_some());
        rows
    }

    /// `Enter` in a picker: does what the row means, or says why not and stays open.
    pub(super) fn take_picked(&mut self, popup: Popup) {
        let Popup::Picker(mut picker) = popup else { return };
        if picker.is_algebra() {
            match picker.algebra() {
                Ok(labels) => return self.enter_labels(Some(labels)),
                Err(fault) => picker.refused = Some(fault.why),
            }
            self.popup = Some(Popup::Picker(picker));
            return;
        }
        let Some(item) = picker.selected().cloned() else {
            self.popup = Some(Popup::Picker(picker));
            return;
        };
        if let Some(why) = item.refused {
            picker.refused = Some(format!("{}: {why}", item.name));
            self.popup = Some(Popup::Picker(picker));
            return;
        }
        match item.choice {
            Choice::Id(id) if picker.kind == PickerKind::Workspace => self.pick_workspace(&id),
            Choice::Id(id) => self.pick_channel(&id),
            Choice::Label(label) => self.enter_labels(label.map(LabelExpr::Label)),
            Choice::Kind(kind) => self.enter_kind(kind),
            Choice::Users(narrowing) => self.narrow_users(narrowing),
            Choice::Profile(profile) => self.switch_to(profile),
            Choice::View(index) => self.go_to_view(index),
            Choice::Action(action) => {
                self.histories.actions.keep(action);
                self.act(action);
            }
        }
    }

    fn pick_workspace(&mut self, id: &str) {
        let found = self.workspaces.ready().and_then(|all| all.iter().find(|workspace| workspace.id == id));
        let Some(workspace) = found.map(|found| found.named().kept()) else { return };
        if self.place.workspace.as_ref().is_some_and(|current| current.id == id) {
            return self.open_picker(PickerKind::Channel);
        }
        self.leave_spot();
        // Custom label ids belong to a workspace.
        self.place.labels = None;
        self.chose_workspace = true;
        self.enter_workspace(workspace);
    }

    fn pick_channel(&mut self, id: &str) {
        let found = self.channels.ready().and_then(|all| all.iter().find(|channel| channel.id == id));
        let Some(channel) = found.map(|found| found.named().kept()) else { return };
        if self.place.channel.as_ref() != Some(&channel) {
            self.leave_spot();
            self.enter_channel(channel);
        }
    }
}

fn state<T>(load: &Load<T>) -> PickerState {
    match load {
        Load::Ready(_) => PickerState::Ready,
        Load::NotAsked | Load::Loading(_) => PickerState::Loading,
        Load::Failed(failure) => PickerState::Failed(failure.clone()),
    }
}
