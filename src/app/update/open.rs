//! Opening a view: from what was asked for at the start, or chosen since, to the requests that fill it.

use crate::api::{Channel, Workspace};
use crate::app::counts::Counts;
use crate::app::load::Load;
use crate::app::messages::{ByLabels, Messages};
use crate::app::person::Person;
use crate::app::popup::{PickerKind, Popup, Welcome};
use crate::app::requests::Purpose;
use crate::app::{Action, App, Request, Screen};
use crate::feed::Feed;
use crate::insight::{LabelExpr, Plan, Volumes};
use crate::view::{self, Kind, Named, Ref, Unresolved, WindowSpec};

/// Why a workspace that is not a VIP workspace cannot be opened.
pub(super) fn refusal(workspace: &Workspace) -> Option<&'static str> {
    if workspace.is_vip() {
        None
    } else if workspace.vip_indicator_in_process == Some(true) {
        Some("its VIP indicator is still being set up")
    } else {
        Some("not a VIP workspace: the API has no messages for it")
    }
}

impl App {
    pub(super) fn start(&mut self) {
        if self.settings.account.is_some() {
            self.open_known();
            self.ask_workspaces();
        } else {
            self.popup = Some(Popup::Welcome(Welcome::new(&self.settings.base_url, &self.settings.config_path)));
        }
    }

    /// Opens what the last session left at once, without waiting for the lists that it is named in.
    fn open_known(&mut self) {
        let Some((workspace, channel)) = self.target.known.take() else { return };
        self.place.workspace = Some(workspace.called());
        self.place.channel = Some(channel.called());
        self.open_view();
        self.ask_channels();
    }

    pub(super) fn ask_workspaces(&mut self) {
        if !self.workspaces.is_loading() {
            let ticket = self.send(Purpose::Workspaces, Request::Workspaces);
            self.workspaces = Load::Loading(ticket);
        }
    }

    pub(super) fn ask_channels(&mut self) {
        if let Some(workspace) = &self.place.workspace
            && !self.channels.is_loading()
        {
            let request = Request::Channels { workspace_id: workspace.id.clone() };
            let ticket = self.send(Purpose::Channels, request);
            self.channels = Load::Loading(ticket);
        }
    }

    /// Goes on from the list of workspaces: to the one that was asked for, else to the first that can be opened.
    pub(super) fn workspaces_came(&mut self) {
        if self.place.workspace.is_some() && self.still_has_workspace() {
            return;
        }
        let Some(workspaces) = self.workspaces.ready() else { return };
        let chosen = match self.target.workspace.take() {
            Some(wanted) => find(&wanted, workspaces.iter().map(Workspace::named), "workspace"),
            None => workspaces
                .iter()
                .position(Workspace::is_vip)
                .ok_or_else(|| "this key has no VIP workspace: the API has no messages for it".to_owned()),
        };
        let chosen = chosen.and_then(|index| match refusal(&workspaces[index]) {
            Some(why) => Err(format!("{}: {why}", workspaces[index].name)),
            None => Ok(workspaces[index].named().kept()),
        });
        match chosen {
            Ok(workspace) => self.enter_workspace(workspace),
            Err(why) => {
                self.complain(why);
                self.offer(PickerKind::Workspace);
            }
        }
    }

    /// Whether the chosen workspace can be opened, now that the list is here; says so and leaves it when not.
    fn still_has_workspace(&mut self) -> bool {
        let (Some(all), Some(current)) = (self.workspaces.ready(), &mut self.place.workspace) else { return true };
        let found = all.iter().find(|workspace| workspace.id == current.id);
        let why = match found.map(refusal) {
            Some(None) => {
                current.name = found.map_or_else(String::new, |workspace| workspace.name.clone());
                return true;
            }
            Some(Some(why)) => why,
            None => "no longer among the workspaces of this key",
        };
        let told = format!("{}: {why}; showing another", current.name);
        self.abort(|open| open.purpose == Purpose::Channels);
        self.channels = Load::NotAsked;
        self.place.workspace = None;
        self.place.channel = None;
        // Custom label ids belong to a workspace.
        self.place.labels = None;
        self.forget_view();
        self.complain(told);
        false
    }

    /// Whether the chosen channel is there, now that the list is here; says so and leaves it when not.
    fn still_has_channel(&mut self) -> bool {
        let (Some(all), Some(current)) = (self.channels.ready(), &mut self.place.channel) else { return true };
        if let Some(found) = all.iter().find(|channel| channel.id == current.id) {
            current.name.clone_from(&found.name);
            return true;
        }
        let told = format!("{}: no longer among the channels of this workspace; showing another", current.name);
        self.place.channel = None;
        self.forget_view();
        self.complain(told);
        false
    }

    /// Makes a workspace the chosen one, and asks for its channels.
    pub(super) fn enter_workspace(&mut self, workspace: Ref) {
        self.forget_view();
        self.abort(|open| open.purpose == Purpose::Channels);
        self.place.workspace = Some(workspace);
        self.place.channel = None;
        self.channels = Load::NotAsked;
        self.ask_channels();
    }

    /// Goes on from the list of channels: to the one that was asked for, else to the first; a person who has just
    /// chosen the workspace chooses the channel too.
    pub(super) fn channels_came(&mut self) {
        if self.place.channel.is_some() && self.still_has_channel() {
            return;
        }
        let Some(channels) = self.channels.ready() else { return };
        let chosen = match self.target.channel.take() {
            Some(wanted) => find(&wanted, channels.iter().map(Channel::named), "channel"),
            None if channels.is_empty() => {
                let another = self.key(Action::PickWorkspace);
                Err(format!("this workspace has no channel; {another} chooses another"))
            }
            None if channels.len() > 1 && self.chose_workspace => {
                self.offer(PickerKind::Channel);
                return;
            }
            None => Ok(0),
        };
        match chosen.map(|index| channels[index].named().kept()) {
            Ok(channel) => self.enter_channel(channel),
            Err(why) => {
                let any = !channels.is_empty();
                self.complain(why);
                if any {
                    self.offer(PickerKind::Channel);
                }
            }
        }
    }

    /// Opens a picker, unless the person is in the middle of something else.
    fn offer(&mut self, kind: PickerKind) {
        if self.popup.is_none() {
            self.open_picker(kind);
        }
    }

    /// Makes a channel the chosen one, and opens the view.
    pub(super) fn enter_channel(&mut self, channel: Ref) {
        self.place.channel = Some(channel);
        self.forget_users();
        self.open_view();
    }

    /// Shows another window.
    pub(super) fn enter_window(&mut self, spec: WindowSpec) {
        let person = self.person.as_ref().map(Person::anew);
        self.leave_spot();
        self.place.spec = spec;
        self.open_view();
        if let Some(person) = person {
            self.show_person(person);
        }
    }

    /// Shows messages with these labels, or all.
    pub(super) fn enter_labels(&mut self, labels: Option<LabelExpr>) {
        if self.place.labels != labels || self.person.is_some() {
            self.leave_spot();
            self.place.labels = labels;
            self.open_list();
        }
        self.screen = Screen::Messages;
    }

    /// Shows one kind, or all.
    pub(super) fn enter_kind(&mut self, kind: Option<Kind>) {
        if self.place.kind != kind || self.person.is_some() {
            self.leave_spot();
            self.place.kind = kind;
            self.open_list();
        }
    }

    /// Starts over with what is looked at: list and counts.
    pub(super) fn open_view(&mut self) {
        self.place.window = self.place.spec.resolve(self.now, self.zone);
        self.abort_view();
        self.forget_radar();
        self.counts = Counts::new(self.place.window);
        self.labels.reset();
        self.open_list();
    }

    /// Starts over with the list; the counts do not depend on label and kind.
    pub(super) fn open_list(&mut self) {
        self.abort(|open| matches!(open.purpose, Purpose::Page(_)));
        let focus = self.messages.focus;
        let rail = self.messages.rail;
        self.stale_ledger = true;
        self.place.asked = self.smallest_set();
        self.tell_of_lost_marks();
        self.messages = Messages::new(Feed::new(self.place.window, self.settings.page_size, self.ties));
        self.messages.labels = self.place.algebra().cloned().map(ByLabels::new);
        self.messages.focus = focus;
        self.messages.rail = rail;
        self.arrive();
        self.show_person_anew();
    }

    /// The label whose messages hold all that the view shows, as few as the counts know of; `None`: it takes all messages.
    fn smallest_set(&self) -> Option<String> {
        let count = |label: &str| self.counts.is_complete().then(|| self.counts.count_of(label));
        let all = self.counts.user_messages();
        match self.place.labels.as_ref()?.plan(Volumes { of: &count, all }) {
            Plan::Label(label) => Some(label),
            // Several walks would fetch a message once for each of its labels, and no count says when they are complete.
            Plan::Union(_) | Plan::All => None,
        }
    }

    /// Leaves the view without another in its place.
    pub(super) fn forget_view(&mut self) {
        self.abort_view();
        self.counts = Counts::new(self.place.window);
        self.labels.reset();
        self.forget_users();
        self.forget_radar();
        self.open_list();
    }

    /// Drops every request whose answer belongs to the view.
    pub(super) fn abort_view(&mut self) {
        self.abort(|open| open.purpose.of_view());
    }
}

/// The index of the one that is meant by an id or a name, or what to say when there is none.
fn find<'a>(wanted: &str, known: impl Iterator<Item = Named<'a>>, what: &str) -> Result<usize, String> {
    let candidates: Vec<Named<'a>> = known.collect();
    let list = |found: &[usize]| found.iter().map(|at| candidates[*at].name).collect::<Vec<_>>().join(", ");
    view::resolve(wanted, &candidates).map_err(|unresolved| match unresolved {
        Unresolved::Unknown(near) if near.is_empty() => format!("there is no {what} '{wanted}'"),
        Unresolved::Unknown(near) => format!("there is no {what} '{wanted}'; did you mean: {}", list(&near)),
        Unresolved::Ambiguous(all) => format!("'{wanted}' names more than one {what}, use the id: {}", list(&all)),
    })
}
