//! One person: profile and labels by day at the left, then what they wrote, the selected message in full.

mod profile;

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Areas;
use crate::app::person::profile::{ProfileRow, lines};
use crate::feed::{Failure, FeedState};
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;
use crate::ui::{empty, messages, pane};

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.rail {
        profile::draw(canvas, area, app);
    }
    messages::draw_list(canvas, areas, app);
}

/// Why no message of the person is shown: what was looked at so far.
pub(super) fn draw_empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    if let Some(failure) = app.messages.feed.store().is_empty().then(|| app.messages.state()).and_then(failure_of) {
        empty::failed(canvas, area, app, &failure);
        return;
    }
    let is_looking = matches!(app.messages.state(), FeedState::Loading | FeedState::More) && app.looks_for_person();
    let fact = if is_looking {
        (Clean::fixed("Looking for messages…"), Role::Busy)
    } else {
        (Clean::fixed("No messages of this person"), Role::Strong)
    };
    let words = lines(app, u16::MAX).into_iter().filter_map(|line| match line {
        ProfileRow::Words(words, _) => Some((words, Role::Dim)),
        _ => None,
    });
    let sentences: Vec<(Clean, Role)> = std::iter::once(fact).chain(words).collect();
    pane::sentences(canvas, area, &sentences);
}

fn failure_of(state: FeedState) -> Option<Failure> {
    if let FeedState::Failed(failure) = state { Some(failure) } else { None }
}
