//! The heading of the radar: where the reader is, and what is looked for, in as many words as there is room for.

use crate::app::App;
use crate::app::sort::Column as _;
use crate::text::Clean;
use crate::ui::format;
use crate::ui::pane::Heading;
use crate::ui::theme::Role;

/// The longest of these that a line of `width` cells has room for. Rules are not left out: who is listed for one must not
/// seem to be listed for nothing.
pub(super) fn heading(app: &App, width: usize) -> Heading {
    let rows = app.radar.rows().len() as u64;
    let position = format!("{}/{}", format::number(app.radar.cursor.selected as u64 + 1), format::number(rows));
    let position = (rows > 0).then_some(position);
    let order = Some(format!("by {} {}", app.radar.sort.by.name(), app.radar.sort.arrow()));
    let (short, kinds) = (in_short(app), vec![kinds(app)]);
    let ways = [
        (&position, &order, looked_for(app)),
        (&position, &order, short.clone()),
        (&position, &None, short),
        (&position, &None, kinds.clone()),
        (&None, &None, kinds),
    ];
    let as_heading = |(position, order, rules): &(&Option<String>, &Option<String>, Vec<String>)| {
        let notes = position.iter().chain(order.iter()).chain(rules);
        notes.fold(Heading::new("radar", true), |heading, note| heading.note(note, Role::Dim))
    };
    let mut ways = ways.iter().map(as_heading);
    ways.find(|heading| heading.fits(width)).unwrap_or_else(|| Heading::new("radar", true))
}

/// What is looked for, in words.
pub(super) fn looked_for(app: &App) -> Vec<String> {
    let rules = app.settings.radar;
    let negative = negative(app, 60).map(|labels| format!("wrote {labels}"));
    let birthday = Some(format!("birthday within {} d", rules.birthday_within));
    let silent = rules.silent.map(|days| format!("silent {days} d"));
    let no_purchase = rules.no_purchase.map(|days| format!("no purchase {days} d"));
    [negative, birthday, silent, no_purchase].into_iter().flatten().collect()
}

fn in_short(app: &App) -> Vec<String> {
    let rules = app.settings.radar;
    let birthday = Some(format!("birthday {} d", rules.birthday_within));
    let silent = rules.silent.map(|days| format!("silent {days} d"));
    let no_purchase = rules.no_purchase.map(|days| format!("no purchase {days} d"));
    [negative(app, 24), birthday, silent, no_purchase].into_iter().flatten().collect()
}

/// The rules by name alone.
fn kinds(app: &App) -> String {
    let rules = app.settings.radar;
    let negative = (!app.settings.negative_labels.is_empty()).then_some("negative");
    let silent = rules.silent.map(|_| "silent");
    let no_purchase = rules.no_purchase.map(|_| "no purchase");
    let kinds: Vec<&str> = [negative, Some("birthday"), silent, no_purchase].into_iter().flatten().collect();
    kinds.join(", ")
}

/// The negative labels by name, in so many cells at most; `None` when there are none.
fn negative(app: &App, cells: usize) -> Option<String> {
    let labels: Vec<&str> = app.settings.negative_labels.iter().map(|label| app.label_name(label)).collect();
    (!labels.is_empty()).then(|| Clean::start(&labels.join(", "), cells).to_string())
}
