//! Marks, and what is done with the marked messages: copied, saved, piped.

use crate::app::command_line;
use crate::app::history::History;
use crate::app::list::Step;
use crate::app::marks::MOST;
use crate::app::messages::NarrowBy;
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::{App, Effect};
use crate::export::Handover;
use crate::store::Message;
use crate::text::grouped;

impl App {
    /// Marks the selected message, or takes its mark away, and goes to the next.
    pub(super) fn mark(&mut self) {
        let Some(id) = self.messages.anchor.filter(|_| !self.messages.is_empty()) else { return };
        if self.messages.marks.toggle(id) {
            let height = self.areas().list_rows();
            self.messages.step(Step::Rows(1), height);
        } else {
            self.complain(format!("{MOST} are marked, and no more can be"));
        }
    }

    /// Marks every message that is shown.
    pub(super) fn mark_all(&mut self) {
        let shown = self.messages.len();
        let mut all = true;
        let mut position = 0;
        // Of a million rows no more are looked up than can be marked.
        while let (true, Some(id)) = (all, self.messages.id_at(position)) {
            all = self.messages.marks.add(id);
            position += 1;
        }
        let marked = grouped(self.messages.marks.len() as u64);
        if !all {
            let shown = grouped(shown as u64);
            self.complain(format!("{marked} are marked, the newest of {shown}: no more can be"));
        } else if self.messages.is_searching() {
            self.say(format!("{marked} marked; the filter has not looked at all rows yet"));
        } else {
            self.say(format!("{marked} marked"));
        }
    }

    pub(super) fn clear_marks(&mut self) {
        let marked = self.messages.marks.len();
        self.messages.marks.clear();
        self.say(if marked == 0 { "nothing is marked".to_owned() } else { format!("{marked} unmarked") });
    }

    pub(super) fn copy_marked(&mut self) {
        if let Some(handover) = self.handover() {
            let what = if handover.messages.len() == 1 { "message" } else { "messages" };
            self.out.push(Effect::Copy { what, text: handover.text() });
        }
    }

    pub(super) fn ask_where_to_save_marked(&mut self) {
        if self.handover().is_some() {
            let name = format!("vipdeck-marked-{}.csv", self.zone.date(self.now));
            self.popup = Some(Popup::Prompt(Prompt::new(PromptKind::SaveMarked, &name)));
        }
    }

    /// Saves the marked messages to the file that is named.
    pub(super) fn save_marked(&mut self, path: &str, replace: bool) {
        if let Some(handover) = self.handover() {
            self.beside.files += 1;
            self.out.push(Effect::HandOver { path: path.to_owned(), replace, handover: Box::new(handover) });
            self.say("saving…");
        }
    }

    /// Asks for the command; proposes the one of before, else that of the configuration.
    pub(super) fn ask_what_to_pipe_to(&mut self) {
        if self.handover().is_some() {
            let configured = || shell_words::join(&self.settings.pipe);
            let last = self.histories.of(PromptKind::Pipe).and_then(History::newest);
            let command = last.map_or_else(configured, |last| last.text.clone());
            self.popup = Some(Popup::Prompt(Prompt::proposing(PromptKind::Pipe, &command)));
        }
    }

    /// Pipes the marked messages to the command line that is typed. It is split as a shell would, but no shell reads it.
    pub(super) fn pipe_marked(&mut self, mut prompt: Prompt) {
        let line = prompt.input.text().trim().to_owned();
        let why = match shell_words::split(&line) {
            Ok(command) if command.is_empty() => "a command, please".to_owned(),
            Ok(_) if let Some(word) = command_line::for_a_shell(&line) => format!("no shell reads {word}: sh -c '…'"),
            Ok(command) => {
                if let Some(handover) = self.handover() {
                    self.say(format!("piping {}…", counted(handover.messages.len())));
                    self.histories.keep(PromptKind::Pipe, prompt.line());
                    self.beside.commands += 1;
                    self.out.push(Effect::Pipe { command, handover: Box::new(handover) });
                }
                return;
            }
            Err(_) => "a quote is not closed".to_owned(),
        };
        prompt.error = Some(why);
        self.popup = Some(Popup::Prompt(prompt));
    }

    /// The marked messages, or the selected one when none is marked; says so when there is none.
    fn handover(&mut self) -> Option<Handover> {
        let store = self.messages.feed.store();
        let mut ids = self.messages.marks.in_order(store);
        if ids.is_empty() {
            ids.extend(self.messages.anchor);
        }
        let messages: Vec<Message> = ids.into_iter().filter_map(|id| store.row(id)).map(Message::from).collect();
        if messages.is_empty() {
            self.complain("no message is selected");
            return None;
        }
        let label_names = self.settings.label_names.clone();
        Some(Handover { messages, of: self.path_in_words(), label_names, zone: self.zone })
    }

    /// Workspace › channel › window › label › kind, not cleaned.
    fn path_in_words(&self) -> String {
        let place = &self.place;
        let named = [&place.workspace, &place.channel].into_iter().flatten().map(|named| named.name.clone());
        let label = self.labels_text();
        let kind = place.kind.map(|kind| kind.to_string());
        let path: Vec<String> = named.chain([place.spec.describe(self.zone)]).chain(label).chain(kind).collect();
        path.join(" › ")
    }

    /// `S`: only what is new since the last visit.
    pub(super) fn show_news(&mut self) {
        match self.news() {
            None if self.here.as_ref().is_some_and(|here| here.before.is_some()) => {
                self.complain("nothing is loaded yet");
            }
            None => self.complain("nothing to compare with: this is the first visit to this channel and label"),
            Some(news) if news.count == 0 && !news.more => {
                let words = self.news_in_words().unwrap_or_default();
                self.say(words);
            }
            Some(news) => {
                let height = self.areas().list_rows();
                self.messages.narrow_to(Some(NarrowBy::NewerThan(news.since)), height);
            }
        }
    }
}

fn counted(messages: usize) -> String {
    if messages == 1 { "1 message".to_owned() } else { format!("{} messages", grouped(messages as u64)) }
}
