//! What each action does.

use crate::app::layout::Pane;
use crate::app::list::{ListCursor, Step};
use crate::app::person::profile;
use crate::app::popup::{DatePicker, PickerKind, Popup, Prompt, PromptKind};
use crate::app::{Action, App, Effect, Screen, detail};
use crate::insight::LabelExpr;
use crate::view::{WindowSpec, Zone};

impl App {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Help => self.popup = Some(Popup::Help(0)),
            Action::Palette => self.open_picker(PickerKind::Palette),
            Action::Back => self.step_back(),
            Action::Quit => self.quit(),
            Action::QuitNow => self.out.push(Effect::Quit),
            Action::Redraw => self.out.push(Effect::Redraw),
            Action::Suspend => self.out.push(Effect::Suspend),
            Action::Reload => self.reload(),
            Action::NextPane => self.turn_pane(1),
            Action::PreviousPane => self.turn_pane(-1),
            Action::PickWorkspace => self.open_picker(PickerKind::Workspace),
            Action::PickChannel => self.open_picker(PickerKind::Channel),
            Action::PickDates => {
                self.popup = Some(Popup::Dates(DatePicker::new(&self.place.spec, self.now, self.zone)));
            }
            Action::PickLabel => self.open_picker(PickerKind::Label),
            Action::PickKind => self.open_picker(PickerKind::Kind),
            Action::PickProfile => self.open_picker(PickerKind::Profile),
            Action::GoToView => self.open_views(),
            Action::SaveView => self.ask_view_name(),
            Action::WindowBack => self.enter_window(self.place.spec.back(self.now, self.zone)),
            Action::WindowForward => self.window_forward(),
            Action::ToggleZone => self.toggle_zone(),
            Action::ShowMessages => self.go_to_screen(Screen::Messages),
            Action::ShowLabels => self.go_to_screen(Screen::Labels),
            Action::ShowUsers => self.go_to_screen(Screen::Users),
            Action::ShowExports => self.go_to_screen(Screen::Exports),
            Action::ShowRadar => self.go_to_screen(Screen::Radar),
            Action::Down => self.step(Step::Rows(1)),
            Action::Up => self.step(Step::Rows(-1)),
            Action::PageDown => self.step(Step::HalfPanes(2)),
            Action::PageUp => self.step(Step::HalfPanes(-2)),
            Action::HalfDown => self.step(Step::HalfPanes(1)),
            Action::HalfUp => self.step(Step::HalfPanes(-1)),
            Action::First => self.step(Step::First),
            Action::Last => self.step(Step::Last),
            Action::Open => self.open_selected(),
            Action::Search => self.prompt(PromptKind::Search),
            Action::OnlyNew if self.screen == Screen::Person => {
                self.complain("the list shows this person alone, whenever they wrote");
            }
            Action::Filter => self.prompt(PromptKind::Filter),
            Action::NextMatch => self.jump_to_match(true),
            Action::PreviousMatch => self.jump_to_match(false),
            Action::NextMessage => self.turn_message(1),
            Action::PreviousMessage => self.turn_message(-1),
            Action::UserMessages => self.open_writer(),
            Action::LoadAll => self.load_all(),
            Action::PickUsers => self.open_picker(PickerKind::Users),
            Action::LoadAllUsers => self.load_all_users(),
            Action::CopyUser => self.copy_user(),
            Action::TurnOrder => self.turn_order(),
            Action::CopyPerson => self.copy_person(),
            Action::LookFurther => self.look_further(),
            Action::CopyRadar => self.copy_radar(),
            Action::Completeness => self.popup = Some(Popup::Ledger(0)),
            Action::Repair => self.repair(),
            Action::Follow => self.toggle_follow(),
            Action::OnlyNew => self.show_news(),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::ClearMarks => self.clear_marks(),
            Action::CopyMarked => self.copy_marked(),
            Action::SaveMarked => self.ask_where_to_save_marked(),
            Action::PipeMarked => self.ask_what_to_pipe_to(),
            Action::CopyText => self.copy_text(),
            Action::CopyCommand => self.copy_command(),
            Action::ShowOriginal => {
                if self.messages.selected().is_some() {
                    self.popup = Some(Popup::Original(0));
                }
            }
            Action::StandsOut => self.jump_to_standout(),
            Action::Sort => self.sort_by_next(),
            Action::SortReversed => self.sort_reversed(),
            Action::BarBack => self.step_bar(-1),
            Action::BarForward => self.step_bar(1),
            Action::Weeks => self.toggle_weeks(),
            Action::MarkLabel => self.mark_label(),
            Action::UnmarkLabels => self.unmark_labels(),
            Action::SaveLabels => self.ask_where_to_save_labels(),
            Action::Together => self.show_together(),
            Action::ExportMessages => self.export_messages(),
            Action::ExportUsers => self.export_users(),
            Action::OpenExport => self.open_export(),
            Action::SaveExport => self.ask_where_to_save(),
            Action::CancelExport => self.cancel_export(),
            Action::CopyUrl => self.copy_url(),
        }
    }

    fn prompt(&mut self, kind: PromptKind) {
        let before = self.put_aside(kind);
        self.popup = Some(Popup::Prompt(Prompt::instead_of(before, kind)));
    }

    fn step(&mut self, step: Step) {
        let areas = self.areas();
        let rows = areas.list_rows();
        match (self.screen, self.focus()) {
            (Screen::Messages | Screen::Person, Pane::List) => self.step_messages(step, rows),
            (Screen::Person, Pane::Rail) => self.scroll_profile(step),
            (Screen::Messages, Pane::Rail) => {
                self.messages.rail.step(step, self.counts.rows().len() + 1, areas.rail_rows());
            }
            (Screen::Messages | Screen::Person, Pane::Detail) => self.scroll_detail(step),
            (Screen::Labels, _) => self.labels.step(step, rows),
            (Screen::Users, _) => self.users.step(step, rows),
            (Screen::Radar, _) => self.radar.step(step, rows),
            (Screen::Exports, _) => self.exports.step(step, rows),
        }
    }

    /// Moves the reader of this screen's list to a row.
    pub(super) fn go_to_row(&mut self, position: usize) {
        let height = self.areas().list_rows();
        match self.screen {
            Screen::Messages | Screen::Person => self.messages.go_to(position, height),
            Screen::Labels => self.labels.step(Step::To(position), height),
            Screen::Users => self.users.step(Step::To(position), height),
            Screen::Radar => self.radar.step(Step::To(position), height),
            Screen::Exports => self.exports.step(Step::To(position), height),
        }
    }

    /// Moves the reader; who was opened from a message is no longer brought back to it.
    fn step_messages(&mut self, step: Step, rows: usize) {
        self.messages.step(step, rows);
        if let Some(person) = &mut self.person {
            person.seek = None;
        }
    }

    /// The next message, or the one before, whichever pane has the focus: who reads one stays with reading.
    fn turn_message(&mut self, by: isize) {
        let rows = self.areas().list_rows();
        let before = self.messages.cursor.selected;
        self.step_messages(Step::Rows(by), rows);
        if self.messages.cursor.selected == before {
            self.complain(if by < 0 { "this is the first message" } else { "this is the last message that is loaded" });
        }
    }

    pub(super) fn load_all(&mut self) {
        // All is all: what failed or was cut short too.
        self.messages.feed.retry();
        if self.messages.feed.resume() {
            self.stale_ledger = true;
        }
        self.messages.load_all = Some((self.now, self.messages.feed.store().len()));
        if self.screen == Screen::Person {
            self.users.reach = usize::MAX;
        }
    }

    fn scroll_profile(&mut self, step: Step) {
        let areas = self.areas();
        let Some(area) = areas.rail else { return };
        let lines = profile::lines(self, area.width).len();
        let furthest = lines.saturating_sub(areas.rail_rows()) + 1;
        if let Some(person) = &mut self.person {
            person.profile_top = scrolled(person.profile_top, step, furthest);
        }
    }

    /// Scrolls the message that is read; no match that is found meanwhile takes it away.
    fn scroll_detail(&mut self, step: Step) {
        self.messages.jump = false;
        self.messages.detail_top = scrolled(self.messages.detail_top, step, detail::lines_below(self) + 1);
    }

    /// Panes that can take the focus, in the order of `Tab`: the rail may have to come over the list.
    fn turn_pane(&mut self, by: isize) {
        const PANES: [Pane; 3] = [Pane::Rail, Pane::List, Pane::Detail];
        if self.screen == Screen::Labels {
            let next = if self.labels.focus == Pane::List { Pane::Detail } else { Pane::List };
            self.labels.focus = next;
        }
        if !matches!(self.screen, Screen::Messages | Screen::Person) {
            return;
        }
        let at = PANES.iter().position(|pane| *pane == self.messages.focus).unwrap_or(1) as isize;
        self.messages.focus = PANES[(at + by).rem_euclid(3) as usize];
    }

    fn open_selected(&mut self) {
        match (self.screen, self.focus()) {
            (Screen::Messages | Screen::Person, Pane::List) => {
                if self.messages.selected().is_some() {
                    // This one is read, not the match that is still looked for.
                    self.messages.jump = false;
                    self.messages.focus = Pane::Detail;
                }
            }
            (Screen::Messages, Pane::Rail) => self.open_rail_label(),
            (Screen::Messages, Pane::Detail) | (Screen::Person, Pane::Detail | Pane::Rail) => {
                self.messages.focus = Pane::List;
            }
            (Screen::Labels, Pane::Detail) => self.open_bar(),
            (Screen::Labels, _) => {
                let label = self.labels.selected().map(|row| row.label.clone());
                if label.is_some() {
                    self.drill(label);
                }
            }
            (Screen::Users, _) => self.open_user(),
            (Screen::Radar, _) => self.open_radar_row(),
            (Screen::Exports, _) => self.open_export(),
        }
    }

    fn open_rail_label(&mut self) {
        let label = match self.messages.rail.selected {
            0 => None,
            row => self.counts.rows().get(row - 1).map(|row| row.label.clone()),
        };
        self.drill(label);
    }

    /// Goes from a label's count to its messages; `Esc` comes back.
    pub(super) fn drill(&mut self, label: Option<String>) {
        let labels = label.map(LabelExpr::Label);
        if self.screen != Screen::Messages && self.place.labels == labels {
            return self.leave_screen();
        }
        self.enter_labels(labels);
        self.messages.focus = Pane::List;
    }

    fn window_forward(&mut self) {
        match self.place.spec.forward(self.now, self.zone) {
            Some(spec) => self.enter_window(spec),
            None => self.complain("this window reaches the present already"),
        }
    }

    fn toggle_zone(&mut self) {
        self.zone = match self.zone {
            Zone::Utc => self.settings.local_zone,
            Zone::Local | Zone::Fixed(_) => Zone::Utc,
        };
        self.arrange_people();
        self.say(format!("times in {}", self.zone.name()));
        // Days and months are those of the zone; spans and instants are the same in every one.
        let days = !matches!(self.place.spec, WindowSpec::Last(_) | WindowSpec::Fixed(_));
        if days && self.place.spec.resolve(self.now, self.zone) != self.place.window {
            self.open_view();
        }
    }
}

/// The first line that is shown after a step, of `furthest` that can be.
fn scrolled(top: usize, step: Step, furthest: usize) -> usize {
    let mut cursor = ListCursor { selected: top, top };
    cursor.step(step, furthest, 1);
    cursor.selected
}
