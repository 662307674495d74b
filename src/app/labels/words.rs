//! The numbers behind the chart, in words.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::labels::{Bars, Per};
use crate::app::layout::Pane;
use crate::insight::{Direction, percent};
use crate::text::{Clean, grouped};
use crate::view::{DAY_MS, Zone};

/// Cells of a label's name in a sentence.
const LONGEST_NAME: usize = 40;

/// A sentence about the selected label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The sentence, not yet cleaned.
    pub text: String,
    /// Set when it is about something that stands out.
    pub direction: Option<Direction>,
}

impl App {
    /// What the selected bar says, or while none is selected what stands out most of the selected label.
    #[must_use]
    pub fn label_words(&self, bars: &Bars) -> Option<Words> {
        let row = self.selected_label()?;
        let name = self.short_name(&row.label);
        if self.labels.focus == Pane::Detail {
            return self.bar_words(bars, self.selected_bar(bars)?);
        }
        if let Some(standout) = self.labels.standouts.strongest_of(&row.label) {
            return Some(Words { text: standout.in_words(name.as_str()), direction: Some(standout.direction()) });
        }
        let judged = self.counts.is_complete() && !self.labels.standouts.is_busy();
        judged.then(|| Words { text: format!("no day of {name} stands out"), direction: None })
    }

    fn bar_words(&self, bars: &Bars, bar: usize) -> Option<Words> {
        let row = self.selected_label()?;
        let name = self.short_name(&row.label);
        let span = bars.spans.get(bar)?.clone();
        let days: Vec<NaiveDate> = self.counts.days().skip(span.start).take(span.len()).collect();
        let (first, last) = (*days.first()?, *days.last()?);
        let single = bars.per == Per::Day && bars.size == 1;
        let standouts = || days.iter().filter_map(|day| self.labels.standouts.on(&row.label, *day));
        if let Some(standout) = standouts().next().filter(|_| single) {
            return Some(Words { text: standout.in_words(name.as_str()), direction: Some(standout.direction()) });
        }
        let count: u64 = row.days.get(span.clone())?.iter().sum();
        let all: u64 = self.counts.activity_by_day().get(span.clone())?.iter().sum();
        let when = self.bar_dates(bars, first, last);
        let of_all = if all > 0 && count <= all {
            format!(" of {} messages ({})", grouped(all), percent(count as f64 / all as f64))
        } else {
            " messages".to_owned()
        };
        let before = self.labels.counts_before();
        let usual = single.then(|| self.labels.standouts.usual(&row.label, span.start, &self.counts, before)).flatten();
        let usual = usual.map(|usual| format!(", {}", usual.in_words(first))).unwrap_or_default();
        let strongest = standouts().max_by(|a, b| a.by_strength(b));
        let stands_out =
            strongest.map(|standout| format!("; {} stands out", standout.date.format("%a %-d %b"))).unwrap_or_default();
        let text = format!("{name} {when}: {}{of_all}{usual}{stands_out}", grouped(count));
        Some(Words { text, direction: strongest.map(crate::insight::Standout::direction) })
    }

    /// The beginning of a label's name: one that goes on for ever must not hide the numbers.
    fn short_name(&self, label: &str) -> Clean {
        Clean::start(self.label_name(label), LONGEST_NAME)
    }

    /// The dates of a bar, and what is not in it: a bar of less than its day or week is no low one.
    fn bar_dates(&self, bars: &Bars, first: NaiveDate, last: NaiveDate) -> String {
        let (from, to) = (self.place.window.start(), self.place.window.end());
        let clock = |at| Zone::Utc.at(at).format("%H:%M");
        let since =
            if Zone::Utc.day_start(first) < from { format!(" since {} UTC", clock(from)) } else { String::new() };
        let until = if last == Zone::Utc.date(self.now) {
            " so far".to_owned()
        } else if to < Zone::Utc.day_start(last) + DAY_MS {
            format!(" until {} UTC", clock(to))
        } else {
            String::new()
        };
        if first == last && bars.per == Per::Day {
            return format!("on {}{since}{until}", first.format("%a %-d %b"));
        }
        let days = (last - first).num_days() + 1;
        let part = if bars.per == Per::Week && days < 7 { format!(" ({days} of 7 days)") } else { String::new() };
        format!("from {}{since} to {}{until}{part}", first.format("%a %-d %b"), last.format("%a %-d %b"))
    }
}
