//! What is new since the last visit to the channel and label that are looked at.

use crate::app::App;
use crate::insight::Visit;
use crate::view::Window;

/// The visit under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Here {
    /// The channel's id.
    pub(super) channel: String,
    /// The label, or all.
    pub(super) label: Option<String>,
    /// The visit before this one.
    pub(super) before: Option<Visit>,
}

/// What is new since the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// That visit.
    pub since: Visit,
    /// Messages that came after what was seen then, of those that are loaded.
    pub count: u64,
    /// Whether there can be more: not all that came since is loaded, or lies in the window.
    pub more: bool,
}

impl App {
    /// What is new since the last visit to this channel and label; `None` on the first one, and before anything is loaded.
    #[must_use]
    pub fn news(&self) -> Option<News> {
        let since = self.here.as_ref()?.before?;
        self.messages.looked?;
        let feed = &self.messages.feed;
        let window = feed.window();
        let after = Window::new(since.newest.saturating_add(1), i64::MAX)?;
        let newer = feed.store().rows_between(after);
        let count = self.messages.in_view_before(newer.end) as u64;
        let all_loaded = after.overlap(window).is_none_or(|span| feed.is_walked(span));
        Some(News { since, count, more: !all_loaded || window.start() > after.start() })
    }

    /// `42 new since Monday 09:12`.
    #[must_use]
    pub fn news_in_words(&self) -> Option<String> {
        let News { since, count, more } = self.news()?;
        Some(since.in_words(count, more, self.now, self.zone))
    }

    /// What is seen of the channel and label that are looked at: for the next visit. `None` when the view does not show
    /// the newest of them, so that nothing can be said to have been seen.
    pub(super) fn visit(&self) -> Option<(&str, Option<&str>, Visit)> {
        let here = self.here.as_ref()?;
        let at = self.messages.looked?;
        // Who looks at one person has not seen what the others wrote.
        if self.person.as_ref().is_some_and(|person| person.reader.is_none()) {
            return None;
        }
        if self.place.kind.is_some() || !self.place.spec.resolve(at, self.zone).contains(at) {
            return None;
        }
        // What came above the reader has not been looked at. A row from the future would hide all that comes before it.
        let newest = self.messages.row_of_view(self.messages.fresh).map_or(at, |row| row.at.min(at));
        Some((&here.channel, here.label.as_deref(), Visit { newest, at }))
    }

    /// Notes how far the list was seen.
    pub(super) fn note_visit(&mut self) {
        if let Some((channel, label, visit)) = self.visit() {
            let (channel, label) = (channel.to_owned(), label.map(ToOwned::to_owned));
            self.kept.visits.keep(&channel, label.as_deref(), visit);
        }
    }

    /// The list is of this channel and label from now on. Another window or kind of the same is the same visit.
    pub(crate) fn arrive(&mut self) {
        let Some(channel) = self.place.channel.as_ref().map(|channel| channel.id.clone()) else { return };
        let label = self.place.labels_kept();
        if self.here.as_ref().is_some_and(|here| here.channel == channel && here.label == label) {
            return;
        }
        let before = self.kept.visits.last(&channel, label.as_deref());
        self.here = Some(Here { channel, label, before });
    }
}
