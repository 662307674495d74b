//! Where a key goes: to what lies over the screen first, then through the keymap.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::keymap::Key;
use crate::app::list::Step;
use crate::app::popup::{Confirmed, Field, Join, Naming, PickerKind, Popup, PromptKind, Welcome};
use crate::app::update::reading::Reading;
use crate::app::{Action, App, Effect, Screen, SignIn};

impl App {
    pub(super) fn pressed(&mut self, event: KeyEvent) {
        if let Some(next) = self.behind_escape(event) {
            self.press(KeyEvent::from(KeyCode::Esc));
            self.press(next);
        } else {
            self.press(event);
        }
    }

    /// The key that came in one burst with Esc, as it does over a slow line: the terminal's reader takes the two for one key
    /// with Alt. Where Alt means something by itself, it does; keys that send more than a byte tell Alt from Esc themselves.
    fn behind_escape(&self, event: KeyEvent) -> Option<KeyEvent> {
        use KeyCode::{Backspace, Char, Enter, Tab};
        use Popup::{Dates, Picker, Prompt, Welcome};
        if !matches!(event.code, Char(_) | Enter | Tab | Backspace) {
            return None;
        }
        let is_typing = matches!(self.popup, Some(Picker(_) | Dates(_) | Prompt(_) | Welcome(_)));
        let is_bound = self.settings.keymap.action(Key::from(event), self.screen).is_some();
        let is_burst = event.modifiers.contains(KeyModifiers::ALT) && !is_typing && !is_bound;
        is_burst.then(|| KeyEvent::new(event.code, event.modifiers.difference(KeyModifiers::ALT)))
    }

    fn press(&mut self, event: KeyEvent) {
        self.notice = None;
        let key = Key::from(event);
        // These three answer everywhere, in the middle of typing too.
        if let Some(action @ (Action::QuitNow | Action::Redraw | Action::Suspend)) =
            self.settings.keymap.action(key, self.screen)
        {
            return self.act(action);
        }
        if self.popup.is_some() && event.code == KeyCode::Esc && self.escape_stops() {
            return self.stop_waiting();
        }
        if let Some(kind) = self.failed_picker()
            && self.settings.keymap.action(key, self.screen) == Some(Action::Reload)
        {
            return self.open_picker(kind);
        }
        match self.popup.take() {
            None => self.obey(key),
            Some(popup) => self.popup_key(popup, event, key),
        }
    }

    /// Does what a key means on this screen, or says why there is nothing to do.
    fn obey(&mut self, key: Key) {
        let action = self.settings.keymap.action(key, self.screen);
        match (action, action.and_then(|action| self.unable(action))) {
            (Some(_), Some(why)) => self.complain(why),
            (Some(action), None) => self.act(action),
            (None, _) => {
                if let Some(where_else) = self.elsewhere(key) {
                    self.complain(where_else);
                }
            }
        }
    }

    fn popup_key(&mut self, mut popup: Popup, event: KeyEvent, key: Key) {
        let escape = event.code == KeyCode::Esc;
        match &mut popup {
            Popup::Picker(picker) => match (escape, list_step(event)) {
                (true, _) => return,
                _ if picker.kind == PickerKind::Label && join(event).is_some() => {
                    if let Some(join) = join(event) {
                        picker.mark(join);
                    }
                }
                (_, Some(step)) => {
                    let height = crate::app::layout::picker_rows(self.size.1);
                    picker.step(step, height);
                }
                _ if event.code == KeyCode::Enter => return self.take_picked(popup),
                _ if picker.kind == PickerKind::View && deletes(event) => return self.ask_delete(popup),
                _ => {
                    if picker.query.key(event) {
                        picker.filter();
                    }
                }
            },
            Popup::Dates(dates) => match event.code {
                KeyCode::Esc => return,
                KeyCode::Up => dates.step(-1),
                KeyCode::Down => dates.step(1),
                KeyCode::Enter => match dates.taken(self.now, self.zone) {
                    Some(spec) => return self.enter_window(spec),
                    None => dates.parse(self.now, self.zone),
                },
                _ => {
                    dates.input.key(event);
                    dates.parse(self.now, self.zone);
                }
            },
            Popup::Prompt(prompt) if prompt.naming != Naming::Typing => return self.naming_key(popup, event),
            Popup::Prompt(prompt) => match event.code {
                KeyCode::Esc => return self.cancel_prompt(std::mem::take(&mut prompt.before)),
                KeyCode::Enter => return self.take_prompt(popup),
                KeyCode::Char('r') if event.modifiers == KeyModifiers::CONTROL => {
                    prompt.mode = prompt.mode.next();
                    prompt.changed();
                    self.typed(prompt);
                }
                _ if recalls(event).is_some() && self.histories.of(prompt.kind).is_some() => {
                    let history = self.histories.of(prompt.kind);
                    if history.zip(recalls(event)).is_some_and(|(history, older)| prompt.recall(history, older)) {
                        self.typed(prompt);
                    }
                }
                _ => {
                    if prompt.input.key(event) {
                        prompt.changed();
                        self.typed(prompt);
                    }
                }
            },
            Popup::Help(top) | Popup::Original(top) | Popup::Ledger(top) => {
                let top = *top;
                let action = self.settings.keymap.action(key, self.screen);
                if action == Some(Action::Repair) && matches!(popup, Popup::Ledger(_)) {
                    return self.repair();
                }
                // Esc closes, whatever it was remapped to.
                match self.read_on(&popup, top, action) {
                    Reading::At(line) if !escape => popup.scroll_to(line),
                    _ => return,
                }
            }
            Popup::Together(table) => {
                let table = std::mem::take(table);
                // It is about messages, wherever it was opened.
                let action = self.settings.keymap.action(key, Screen::Messages);
                return self.together_action(table, action);
            }
            Popup::Confirm(confirm) => {
                let then = confirm.then.clone();
                let again =
                    then == Confirmed::Quit && self.settings.keymap.action(key, self.screen) == Some(Action::Quit);
                return if again || says_yes(event) { self.confirmed(then) } else { self.declined(then) };
            }
            Popup::Welcome(welcome) => {
                if escape {
                    self.out.push(Effect::Quit);
                } else if let Some(effect) = welcome_key(welcome, event, self.now) {
                    self.out.push(effect);
                }
            }
        }
        self.popup = Some(popup);
    }

    pub(super) fn paste(&mut self, text: &str) {
        let (now, zone) = (self.now, self.zone);
        match self.popup.take() {
            Some(Popup::Picker(mut picker)) => {
                picker.query.paste(text);
                picker.filter();
                self.popup = Some(Popup::Picker(picker));
            }
            Some(Popup::Dates(mut dates)) => {
                dates.input.paste(text);
                dates.parse(now, zone);
                self.popup = Some(Popup::Dates(dates));
            }
            Some(Popup::Prompt(mut prompt)) if prompt.naming == Naming::Typing => {
                prompt.input.paste(text);
                prompt.changed();
                self.typed(&mut prompt);
                self.popup = Some(Popup::Prompt(prompt));
            }
            Some(Popup::Welcome(mut welcome)) => {
                if let Some(input) = welcome.input() {
                    input.paste(text);
                }
                self.popup = Some(Popup::Welcome(welcome));
            }
            other => self.popup = other,
        }
    }

    fn ask_delete(&mut self, popup: Popup) {
        if let Popup::Picker(picker) = popup {
            self.ask_delete_view(picker);
        }
    }

    fn take_prompt(&mut self, popup: Popup) {
        let Popup::Prompt(prompt) = popup else { return };
        match prompt.kind {
            PromptKind::Search | PromptKind::Filter if prompt.error.is_some() => {
                self.popup = Some(Popup::Prompt(prompt));
            }
            PromptKind::Search => {
                self.histories.keep(prompt.kind, prompt.line());
                self.jump_to_first_match();
            }
            PromptKind::Filter => self.histories.keep(prompt.kind, prompt.line()),
            PromptKind::ViewName => self.take_view_name(prompt),
            PromptKind::Pipe => self.pipe_marked(prompt),
            PromptKind::SaveAs(_) | PromptKind::ExportTo | PromptKind::SaveLabels | PromptKind::SaveMarked => {
                self.look_for_file(prompt);
            }
        }
    }
}

/// The keys that delete in a list of views, where letters go to its query.
fn deletes(event: KeyEvent) -> bool {
    event.code == KeyCode::Delete
        || (event.code == KeyCode::Char('x') && event.modifiers.contains(KeyModifiers::CONTROL))
}

fn says_yes(event: KeyEvent) -> bool {
    matches!(event.code, KeyCode::Char('y' | 'Y') | KeyCode::Enter) && !event.modifiers.contains(KeyModifiers::CONTROL)
}

/// The keys that recall an earlier line, and whether they go to the older one.
fn recalls(event: KeyEvent) -> Option<bool> {
    match event.code {
        KeyCode::Up => Some(true),
        KeyCode::Down => Some(false),
        KeyCode::Char(letter @ ('p' | 'n')) if event.modifiers == KeyModifiers::CONTROL => Some(letter == 'p'),
        _ => None,
    }
}

/// The keys that move in a picker, where letters go to its query.
fn list_step(event: KeyEvent) -> Option<Step> {
    let control = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(match event.code {
        KeyCode::Up | KeyCode::BackTab => Step::Rows(-1),
        KeyCode::Down | KeyCode::Tab => Step::Rows(1),
        KeyCode::Char('p' | 'k') if control => Step::Rows(-1),
        KeyCode::Char('n' | 'j') if control => Step::Rows(1),
        KeyCode::PageUp => Step::HalfPanes(-2),
        KeyCode::PageDown => Step::HalfPanes(2),
        _ => return None,
    })
}

/// The keys that mark a label in the label picker, and say how it is joined to those before it.
fn join(event: KeyEvent) -> Option<Join> {
    match event.code {
        KeyCode::Tab => Some(Join::And),
        KeyCode::BackTab => Some(Join::AndNot),
        KeyCode::Char('o') if event.modifiers.contains(KeyModifiers::CONTROL) => Some(Join::Or),
        _ => None,
    }
}

fn welcome_key(welcome: &mut Welcome, event: KeyEvent, now: i64) -> Option<Effect> {
    match event.code {
        KeyCode::BackTab | KeyCode::Up => welcome.step(-1),
        KeyCode::Enter if welcome.field == Field::Demo => return Some(Effect::StartDemo),
        KeyCode::Enter if welcome.field == Field::SignIn || welcome.field == Field::Secret => {
            return sign_in(welcome, now);
        }
        KeyCode::Tab | KeyCode::Down | KeyCode::Enter => welcome.step(1),
        _ => {
            if let Some(input) = welcome.input() {
                input.key(event);
                welcome.error = None;
            }
        }
    }
    None
}

fn sign_in(welcome: &mut Welcome, now: i64) -> Option<Effect> {
    let missing = [(&welcome.base_url, "base URL"), (&welcome.api_key, "API key"), (&welcome.secret, "secret")]
        .into_iter()
        .find(|(input, _)| input.text().trim().is_empty());
    if let Some((_, name)) = missing {
        welcome.error = Some(format!("enter the {name}"));
        return None;
    }
    welcome.error = None;
    welcome.checking = Some(now);
    Some(Effect::SignIn(SignIn {
        base_url: welcome.base_url.text().trim().to_owned(),
        api_key: welcome.api_key.text().trim().to_owned(),
        secret: welcome.secret.text().trim().to_owned().into(),
    }))
}
