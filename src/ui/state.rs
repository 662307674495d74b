//! How things stand, in the words of the bottom line: what is most urgent first.

use crate::app::exports::ExportJob;
use crate::app::requests::{Open, Waiting};
use crate::app::users::{Narrowing, UserList};
use crate::app::{Action, App, Hold, Progress, Screen};
use crate::feed::{Completeness, Failure, FeedState};
use crate::store::Pattern;
use crate::text::Clean;
use crate::ui::completeness;
use crate::ui::format;
use crate::ui::radar;
use crate::ui::theme::Role;
use crate::ui::transfer;

/// Cells that a reason may take in the bottom line.
const REASON: usize = 60;

/// Everything there is to say, in order.
pub(super) fn parts(app: &App) -> Vec<(Clean, Role)> {
    let mut parts = Parts::default();
    parts.saving_here(app);
    parts.progress(app);
    if app.offline {
        parts.say("offline", Role::Problem);
    }
    parts.exports(app);
    parts.saving(app);
    parts.sieve(app);
    match app.screen {
        Screen::Messages => parts.messages(app),
        Screen::Person => parts.person(app),
        Screen::Radar => parts.radar(app),
        Screen::Labels => parts.labels(app),
        Screen::Users => parts.users(app),
        Screen::Exports => {}
    }
    if let Some(offset) = app.clock.filter(|offset| !offset.is_slight()) {
        parts.say(&format!("clock corrected {}", format::offset(offset.ms())), Role::Warning);
    }
    parts.0
}

/// For how long a request has not brought what it is for, and at which attempt: `not loaded for 12 s (attempt 2 of 5)`. What has
/// come of it by then may be a part of the answer.
pub(super) fn unanswered(app: &App, open: &Open) -> String {
    let silence = silence("not loaded", app.now.saturating_sub(open.sent));
    open.attempt.map_or_else(|| silence.clone(), |attempt| format!("{silence} ({})", attempt_in_words(attempt)))
}

/// What keeps a list from coming, in a line.
pub(super) fn held(app: &App, hold: Hold<'_>) -> String {
    match hold {
        Hold::Silent(open) => unanswered(app, open),
        Hold::Retrying(_, Waiting { attempt, of, until, because }) => {
            let (because, wait) = (Clean::start(because, REASON), format::left(until - app.now));
            format!("{because}: retrying in {wait} ({attempt} of {of})")
        }
    }
}

/// For how long, in ms, something has not come.
pub(super) fn silence(what: &str, ms: i64) -> String {
    format!("{what} for {}", format::length(ms))
}

/// Which attempt it is, and of how many: `attempt 2 of 5`.
pub(super) fn attempt_in_words((attempt, of): (u32, u32)) -> String {
    format!("attempt {attempt} of {of}")
}

#[derive(Default)]
struct Parts(Vec<(Clean, Role)>);

impl Parts {
    fn say(&mut self, text: &str, role: Role) {
        self.0.push((Clean::line(text), role));
    }

    fn progress(&mut self, app: &App) {
        match app.progress() {
            Progress::Retrying { what, wait, attempt: (attempt, of), because } => {
                let because = Clean::start(&because, REASON);
                let wait = format::left(wait);
                self.say(&format!("{because}: retrying in {wait} ({attempt} of {of}), {what}"), Role::Warning);
            }
            // The middle of the list says it in full.
            Progress::Failed(_) if is_empty(app) => self.say("not loaded", Role::Problem),
            Progress::Failed(failure) => self.failed(app, &failure),
            Progress::Loading(_) | Progress::LoadingAll { .. } if app.silent().is_some() => {}
            Progress::Loading(what) => self.say(&format!("loading {what}…"), Role::Busy),
            Progress::LoadingAll { rate, left } => {
                let rate = rate.map(|rate| format!(", {} rows/s", format::number(rate))).unwrap_or_default();
                let left = left.map(|left| format!(", {} left", format::left(left))).unwrap_or_default();
                self.say(&format!("loading all{rate}{left}; {} stops", app.key(Action::Back)), Role::Busy);
            }
            Progress::Quiet => {}
        }
        self.slow(app);
    }

    /// What is under way for long: for how long, at which attempt, and how it is stopped.
    fn slow(&mut self, app: &App) {
        if app.requests.waiting().is_some() {
            return;
        }
        if let Some(open) = app.silent() {
            let all = if matches!(app.progress(), Progress::LoadingAll { .. }) { "all " } else { "" };
            let stops = if app.escape_stops() { format!("; {} stops", app.key(Action::Back)) } else { String::new() };
            let silent = silence("not loaded", app.now.saturating_sub(open.sent));
            self.say(&format!("{all}{}: {silent}{stops}", open.purpose.name()), Role::Warning);
            if let Some(attempt) = open.attempt {
                self.say(&attempt_in_words(attempt), Role::Warning);
            }
        }
    }

    /// How saving the selected export goes, on its screen.
    fn saving_here(&mut self, app: &App) {
        let Some(transfer) = app.exports.selected_job().filter(|_| app.stops_saving()).and_then(ExportJob::transfer)
        else {
            return;
        };
        let role = transfer::role(app, transfer);
        let stops = if app.popup.is_none() { format!("; {} stops", app.key(Action::Back)) } else { String::new() };
        let mut words = transfer::words(app, transfer).into_iter();
        self.say(&format!("saving: {}{stops}", words.next().unwrap_or_default()), role);
        for word in words {
            self.say(&word, role);
        }
    }

    /// How saving goes elsewhere than on the line that is about it.
    fn saving(&mut self, app: &App) {
        let here = app.exports.selected_job().filter(|_| app.stops_saving()).and_then(ExportJob::transfer);
        let others: Vec<_> =
            app.exports.jobs.iter().filter_map(ExportJob::transfer).filter(|one| Some(*one) != here).collect();
        match others.as_slice() {
            [] => {}
            [one] => {
                let word = transfer::words(app, one).into_iter().next().unwrap_or_default();
                self.say(&format!("⇣ saving: {word}"), transfer::role(app, one));
            }
            several => self.say(&format!("⇣ saving {} exports", several.len()), Role::Busy),
        }
    }

    fn exports(&mut self, app: &App) {
        let running: Vec<i64> =
            app.exports.jobs.iter().filter(|job| job.is_running()).map(|job| job.elapsed(app.now)).collect();
        match running.as_slice() {
            [] => {}
            [one] => self.say(&format!("⧗ export {}", format::length(*one)), Role::Busy),
            several => {
                let longest = several.iter().copied().max().unwrap_or(0);
                self.say(&format!("⧗ {} exports {}", several.len(), format::length(longest)), Role::Busy);
            }
        }
    }

    fn messages(&mut self, app: &App) {
        if app.place.channel.is_none() {
            return;
        }
        self.search_of_messages(app);
        self.shown(app);
        self.of_labels(app);
        if !app.messages.marks.is_empty() {
            self.say(&format!("{} marked", format::number(app.messages.marks.len() as u64)), Role::Warning);
        }
        let loaded = app.messages.feed.store().len() as u64;
        if loaded == 0 && !matches!(app.messages.state(), FeedState::Complete | FeedState::Cut(_)) {
            return;
        }
        let expected = app.expected();
        if app.messages.feed.store().damaged() > 0 {
            self.say(&format!("{} damaged", format::number(app.messages.feed.store().damaged() as u64)), Role::Problem);
        }
        let of = expected.filter(|all| *all > loaded).map(|all| format!(" of {}", format::number(all)));
        // What matches is of rows that are fetched for it: those of one label, or all.
        let all = if app.messages.labels.is_some() && app.is_whole() && of.is_none() { "all " } else { "" };
        self.say(&format!("{all}{}{} loaded", format::number(loaded), of.unwrap_or_default()), Role::Text);
        let (walked, of) = app.messages.feed.progress();
        // Where every day is proven to be whole, it no longer matters how that came about.
        if of > 1 && walked < of && app.completeness() != Completeness::Complete {
            self.say(&format!("{walked} of {of} slices"), Role::Text);
        }
        self.0.extend(completeness::parts(app));
        if app.messages.follow.is_some() {
            self.say("following", Role::Done);
        }
    }

    /// How many rows what narrows the list lets through.
    fn shown(&mut self, app: &App) {
        if app.narrowed_by().is_some() {
            self.say(&format!("{} shown", format::number(app.messages.len() as u64)), Role::Warning);
        }
    }

    /// How many of the loaded rows carry the view's labels; of all rows, once nothing is missing.
    fn of_labels(&mut self, app: &App) {
        if app.messages.labels.is_none() {
            return;
        }
        let role = if app.is_whole() { Role::Done } else { Role::Warning };
        self.say(&format!("{} match", format::number(app.messages.in_view() as u64)), role);
    }

    fn search_of_messages(&mut self, app: &App) {
        if let Some(find) = &app.messages.find {
            let more = if find.search.progress(app.messages.feed.store()).done { "" } else { "…" };
            self.found(&find.pattern, find.search.len(), more);
        }
    }

    /// What is found and shown of a list other than that of messages.
    fn sieve(&mut self, app: &App) {
        let Some(sieve) = app.sieve() else { return };
        if let Some(find) = &sieve.find {
            self.found(find, sieve.found(), "");
        }
        let (shown, of) = match app.screen {
            Screen::Labels => (app.labels.rows.len(), app.counts.rows().len()),
            Screen::Users => (app.users.len(), app.users.list().rows.len()),
            Screen::Radar => (app.radar.rows().len(), app.radar.count()),
            Screen::Exports => (app.exports.len(), app.exports.jobs.len()),
            Screen::Messages | Screen::Person => return,
        };
        if shown < of {
            self.say(
                &format!("{} of {} shown", format::number(shown as u64), format::number(of as u64)),
                Role::Warning,
            );
        }
    }

    fn found(&mut self, pattern: &Pattern, found: usize, more: &str) {
        let (text, found) = (Clean::start(pattern.as_str(), 20), format::number(found as u64));
        self.say(&format!("/{text}: {found}{more} found"), Role::Warning);
    }

    fn labels(&mut self, app: &App) {
        let (here, of) = app.counts.progress();
        if of > 1 && here < of {
            self.say(&format!("{here} of {of} slices counted"), Role::Warning);
        }
        if let Some(failure) = app.labels.before.as_ref().and_then(|before| before.counts.failure()) {
            let why = Clean::start(failure.clause(), REASON);
            self.say(&format!("no change known: {why}; {} tries again", app.key(Action::Reload)), Role::Warning);
        }
        if let Some(age) = completeness::as_of(app) {
            self.say(&age, Role::Text);
        }
        if app.counts.whole().damaged > 0 {
            self.say(&format!("{} damaged", format::number(app.counts.whole().damaged as u64)), Role::Problem);
        }
    }

    fn users(&mut self, app: &App) {
        let list = app.users.list();
        let (answered, of) = list.progress();
        if of > 1 && answered < of {
            self.say(&format!("month {} of {of}", answered + 1), Role::Busy);
        }
        if !list.rows.is_empty() || !list.next.is_loading() {
            self.say(&format!("{} loaded", users_of(list)), Role::Text);
        }
        if app.users.narrowing != Narrowing::All {
            self.unread_birthdays(list);
        }
        if list.damaged > 0 {
            self.say(&format!("{} damaged", format::number(list.damaged as u64)), Role::Problem);
        }
    }

    fn unread_birthdays(&mut self, list: &UserList) {
        match list.unread_birthdays {
            0 => {}
            1 => self.say("1 birthday cannot be read", Role::Warning),
            more => self.say(&format!("{} birthdays cannot be read", format::number(more as u64)), Role::Warning),
        }
    }

    /// How much of what the person wrote is known.
    fn person(&mut self, app: &App) {
        self.search_of_messages(app);
        self.shown(app);
        let Some(standing) = app.standing() else { return };
        let number = |count: usize| format::number(count as u64);
        let of =
            standing.of.filter(|of| *of > standing.looked_at as u64).map(|of| format!(" of {}", format::number(of)));
        let looked_at = format!("{}{} rows looked at", number(standing.looked_at), of.unwrap_or_default());
        self.say(&format!("{} found", number(standing.found)), Role::Text);
        self.say(&looked_at, Role::Text);
        self.0.extend(completeness::parts(app));
    }

    /// What the radar is based on.
    fn radar(&mut self, app: &App) {
        let list = &app.users.all;
        if !radar::is_loading(app) && app.can_look_further() {
            self.say(&format!("{} looks further", app.key(Action::LookFurther)), Role::Warning);
        }
        let damaged = app.radar.walks.iter().map(|walk| walk.feed.store().damaged()).sum::<usize>() + list.damaged;
        if damaged > 0 {
            self.say(&format!("{} damaged", format::number(damaged as u64)), Role::Problem);
        }
        if let Some(age) = completeness::as_of(app) {
            self.say(&age, Role::Text);
        }
        self.say(&format!("{} users", users_of(list)), Role::Text);
        for walk in &app.radar.walks {
            let name = Clean::start(app.label_name(&walk.label), 20);
            let held = walk.feed.store().len() as u64;
            let all = app.counts.whole().totals.get(&walk.label).filter(|_| app.counts.is_complete());
            let of =
                all.map(|all| all.count).filter(|all| *all > held).map(|all| format!(" of {}", format::number(all)));
            self.say(&format!("{}{} {name}", format::number(held), of.unwrap_or_default()), Role::Text);
        }
    }

    fn failed(&mut self, app: &App, failure: &Failure) {
        let what = match app.screen {
            Screen::Users => "users",
            Screen::Radar => "not all is here",
            _ => "messages",
        };
        let why = Clean::start(failure.clause(), REASON);
        let again = if failure.again { format!("; {} tries again", app.key(Action::Reload)) } else { String::new() };
        self.say(&format!("{what}: {why}{again}"), Role::Problem);
    }
}

/// `100 of 5,000`; `of at least` when the server stopped counting, even where it sends no more than these.
fn users_of(list: &UserList) -> String {
    let held = list.rows.len() as u64;
    let total = list.total.filter(|_| list.progress().1 == 1).map_or(held, |(total, _)| total.max(held));
    match (list.is_capped, total > held) {
        (true, _) => format!("{} of at least {}", format::number(held), format::number(total)),
        (false, true) => format!("{} of {}", format::number(held), format::number(total)),
        (false, false) => format::number(held),
    }
}

/// Whether the middle of the screen is free to say in full what went wrong.
fn is_empty(app: &App) -> bool {
    match app.screen {
        Screen::Messages | Screen::Person => app.messages.is_empty(),
        Screen::Users => app.users.is_empty(),
        Screen::Radar => app.radar.rows().is_empty(),
        Screen::Labels | Screen::Exports => false,
    }
}
