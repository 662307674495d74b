//! What everything looks like: one table from roles to styles.
//!
//! The sixteen colours that every terminal has, which its owner has made readable on its background; without colour, bold,
//! dim, underline and reverse say the same.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Settings;

/// What a piece of text or a line is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What is read.
    Text,
    /// What matters most in its place.
    Strong,
    /// What stands beside: units, ids, separators between words.
    Dim,
    /// What is missing or stands for something else.
    Missing,
    /// Lines between panes.
    Rule,
    /// The heading of a pane.
    Heading,
    /// The heading of the pane that takes the keys, and its line.
    HeadingFocused,
    /// The program's name.
    Brand,
    /// The screen that is shown, among the tabs.
    TabActive,
    /// A key that can be pressed.
    Key,
    /// The selected row of the pane that takes the keys.
    Selected,
    /// The selected row of another pane.
    SelectedAside,
    /// The row that is looked at, whichever is selected.
    Current,
    /// What a search found.
    Match,
    /// When.
    Time,
    /// Who.
    Name,
    /// How often.
    Number,
    /// Bars of the chart, sparklines.
    Bar,
    /// What bars are held against.
    Baseline,
    /// What stands out among the days.
    Standout,
    /// Something is under way.
    Busy,
    /// Something was done.
    Done,
    /// Something to know of.
    Warning,
    /// Something went wrong.
    Problem,
    /// The caret of an input.
    Caret,
    /// What is wrong in what was typed.
    Fault,
    /// A label that is configured as negative: bad news, told from all others at a glance.
    Negative,
    /// Another label, in one of [`TAGS`] colours.
    Tag(u8),
}

/// How many colours the labels have that are not negative.
pub(super) const TAGS: u8 = 5;

/// Whether colours are used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    pub(super) color: bool,
}

impl Theme {
    /// The look of a role.
    pub(super) fn style(self, role: Role) -> Style {
        if self.color { colored(role) } else { plain(role) }
    }
}

fn colored(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Text | Role::Number => style,
        Role::Strong | Role::Heading | Role::SelectedAside | Role::Current => style.add_modifier(Modifier::BOLD),
        // Bright black is the background itself in some palettes: good enough for lines, not for words.
        Role::Rule | Role::Baseline => style.fg(Color::DarkGray),
        Role::Dim | Role::Time => style.add_modifier(Modifier::DIM),
        Role::Missing => style.add_modifier(Modifier::DIM | Modifier::ITALIC),
        Role::HeadingFocused | Role::Brand | Role::TabActive | Role::Key => {
            style.fg(Color::Cyan).add_modifier(Modifier::BOLD)
        }
        Role::Selected => style.fg(Color::White).bg(Color::Blue).remove_modifier(Modifier::ITALIC | Modifier::DIM),
        Role::Match => style.fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::UNDERLINED),
        Role::Name | Role::Bar => style.fg(Color::Cyan),
        Role::Busy | Role::Warning => style.fg(Color::Yellow),
        Role::Standout => style.fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::Done => style.fg(Color::Green),
        Role::Problem => style.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Negative => style.fg(Color::Red),
        Role::Caret => style.add_modifier(Modifier::REVERSED),
        Role::Fault => style.fg(Color::Red).add_modifier(Modifier::UNDERLINED),
        Role::Tag(tag) => style.fg(tag_color(tag)),
    }
}

fn plain(role: Role) -> Style {
    let with = |modifier| Style::new().add_modifier(modifier);
    match role {
        Role::Text | Role::Number | Role::Name | Role::Bar | Role::Tag(_) | Role::Done => Style::new(),
        Role::Dim | Role::Missing | Role::Rule | Role::Time | Role::Baseline => with(Modifier::DIM),
        Role::Selected => with(Modifier::REVERSED).remove_modifier(Modifier::DIM),
        Role::Caret => with(Modifier::REVERSED),
        Role::Fault => with(Modifier::UNDERLINED),
        Role::Strong
        | Role::Heading
        | Role::Brand
        | Role::Key
        | Role::SelectedAside
        | Role::Current
        | Role::Standout
        | Role::Negative
        | Role::Busy
        | Role::Warning
        | Role::Problem => with(Modifier::BOLD),
        Role::Match | Role::HeadingFocused | Role::TabActive => with(Modifier::BOLD | Modifier::UNDERLINED),
    }
}

/// Colours that read on dark and on light backgrounds and mean nothing elsewhere on the screen; none is red, which only bad
/// news is.
const fn tag_color(tag: u8) -> Color {
    match tag % TAGS {
        0 => Color::Green,
        1 => Color::Magenta,
        2 => Color::LightBlue,
        3 => Color::Yellow,
        _ => Color::Cyan,
    }
}

/// The colour of a label, the same wherever and whenever it is shown: red for those that are configured as negative.
pub(super) fn tag(settings: &Settings, label: &str) -> Role {
    if settings.is_negative(label) {
        return Role::Negative;
    }
    // FNV-1a: stable across runs and platforms, which the standard hasher is not.
    let hash = label.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Role::Tag((hash % u32::from(TAGS)) as u8)
}
