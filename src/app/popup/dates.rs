//! The choice of a window: presets, or dates as typed.

use crate::app::input::LineInput;
use crate::view::{DateError, WindowSpec, Zone, parse_range};

/// The presets, as they can be typed too.
pub const PRESETS: [&str; 8] = ["today", "yesterday", "24h", "7d", "30d", "31d", "this month", "last month"];

/// Presets and typed dates.
#[derive(Debug)]
pub struct DatePicker {
    /// What is typed; empty: the selected preset counts.
    pub input: LineInput,
    /// The selected preset.
    pub preset: usize,
    /// What the typed text means, or what is wrong with it.
    pub parsed: Option<Result<WindowSpec, DateError>>,
}

impl DatePicker {
    /// A picker with the preset selected that is `current`.
    #[must_use]
    pub fn new(current: &WindowSpec, now: i64, zone: Zone) -> Self {
        let preset =
            PRESETS.iter().position(|preset| parse_range(preset, now, zone).as_ref() == Ok(current)).unwrap_or(0);
        Self { input: LineInput::default(), preset, parsed: None }
    }

    /// Reads what is typed.
    pub fn parse(&mut self, now: i64, zone: Zone) {
        let text = self.input.text().trim();
        self.parsed = (!text.is_empty())
            .then(|| parse_range(text, now, zone).or_else(|error| begun(text, now, zone).ok_or(error)));
    }

    /// Whether nothing is wrong with what is typed but that it is not typed to its end.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        let text = self.input.text().trim().to_lowercase();
        let is_preset = || PRESETS.iter().any(|preset| preset.starts_with(&text));
        matches!(&self.parsed, Some(Err(error)) if error.is_begun() || is_preset())
    }

    /// Moves the selection among the presets.
    pub fn step(&mut self, by: isize) {
        self.preset = self.preset.saturating_add_signed(by).min(PRESETS.len() - 1);
    }

    /// What `Enter` takes: the typed window, or the selected preset; `None` when what is typed is wrong.
    #[must_use]
    pub fn taken(&self, now: i64, zone: Zone) -> Option<WindowSpec> {
        match &self.parsed {
            Some(parsed) => parsed.as_ref().ok().copied(),
            None => parse_range(PRESETS.get(self.preset)?, now, zone).ok(),
        }
    }
}

/// The only preset that begins with the word that is typed: `yest`. A number may still become any date.
fn begun(text: &str, now: i64, zone: Zone) -> Option<WindowSpec> {
    let text = Some(text.to_lowercase()).filter(|text| text.starts_with(char::is_alphabetic))?;
    let mut meant = PRESETS.iter().filter(|preset| preset.starts_with(&text));
    let preset = meant.next().filter(|_| meant.next().is_none())?;
    parse_range(preset, now, zone).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z

    #[test]
    fn what_is_half_typed_is_not_told_as_wrong() {
        for (text, begun) in [
            ("t", true),
            ("last", false),
            ("2026-05-0", true),
            ("2026-05-32", false),
            ("x", false),
            ("7d", false),
            ("", false),
        ] {
            let mut dates = DatePicker::new(&WindowSpec::default(), NOW, Zone::Utc);
            dates.input.paste(text);
            dates.parse(NOW, Zone::Utc);
            assert_eq!(dates.is_begun(), begun, "{text}");
        }
    }

    #[test]
    fn the_beginning_of_a_preset_is_enough_when_it_is_of_one_only() {
        let typed = |text: &str| {
            let mut dates = DatePicker::new(&WindowSpec::default(), NOW, Zone::Utc);
            dates.input.paste(text);
            dates.parse(NOW, Zone::Utc);
            dates.taken(NOW, Zone::Utc).map(WindowSpec::to_text)
        };
        for (text, meant) in [("yest", "yesterday"), ("tod", "today"), ("THIS", "this month"), ("last m", "last month")]
        {
            assert_eq!(typed(text).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(typed("t"), None, "today, or this month");
        for text in ["tomorrow", "7", "2"] {
            assert_eq!(typed(text), None, "{text}");
        }
        assert_eq!(typed("last 7 days").as_deref(), Some("7d"));
    }
}
