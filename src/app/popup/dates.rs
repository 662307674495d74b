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
        self.parsed = (!text.is_empty()).then(|| parse_range(text, now, zone));
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
