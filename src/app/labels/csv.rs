//! The table of labels as CSV.

use ::csv::{Terminator, WriterBuilder};
use chrono::NaiveDate;

use crate::app::App;
use crate::app::labels::Line;
use crate::insight::Change;
use crate::view::Zone;

/// The columns before those of the days.
const COLUMNS: [&str; 8] =
    ["label", "name", "count", "rate", "conversations", "conversations_at_most", "change", "count_before"];

impl App {
    /// The table in its order after RFC 4180: label, name, count, rate (0 to 1), conversations and whether they are only the
    /// most that there can be, change by rate (0.5 is half more, or `new`, `gone`), the count of the window before, and the
    /// count of each UTC day.
    pub fn labels_csv(&self) -> Result<Vec<u8>, ::csv::Error> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        let days: Vec<NaiveDate> = self.counts.days().collect();
        writer.write_record(COLUMNS.iter().map(ToString::to_string).chain(days.iter().map(ToString::to_string)))?;
        for line in &self.labels.rows {
            writer.write_record(self.fields(line))?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    fn fields<'a>(&'a self, line: &'a Line) -> impl Iterator<Item = String> + 'a {
        let before = self.labels.counts_before().map(|before| before.count_of(&line.label).to_string());
        let fixed = [
            Some(line.label.clone()),
            Some(self.label_name(&line.label).to_owned()),
            Some(line.count.to_string()),
            line.rate.map(|rate| format!("{rate:.6}")),
            line.conversations.map(|it| it.count.to_string()),
            line.conversations.map(|it| it.at_most.to_string()),
            line.change.and_then(change),
            before,
        ];
        let days = self.counts.rows().get(line.at).map(|row| row.days.as_slice()).unwrap_or_default();
        fixed.into_iter().map(Option::unwrap_or_default).chain(days.iter().map(ToString::to_string))
    }

    /// The table's file, unless the person names another: made of the window's UTC days alone.
    #[must_use]
    pub fn labels_file(&self) -> String {
        let window = self.place.window;
        let (first, last) = (Zone::Utc.date(window.start()), Zone::Utc.date(window.end() - 1));
        if first == last { format!("vipdeck-labels-{first}.csv") } else { format!("vipdeck-labels-{first}_{last}.csv") }
    }
}

fn change(change: Change) -> Option<String> {
    match change {
        Change::Nothing => None,
        Change::By(share) => Some(format!("{share:.6}")),
        Change::New | Change::Gone => Some(change.to_string()),
    }
}
