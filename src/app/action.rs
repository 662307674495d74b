//! What a key means, and the one table that keys, help, hints, the palette and the docs come from.

use crate::app::Screen;

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// On every screen.
    Everywhere,
    /// On every screen: what is looked at.
    View,
    /// On every screen: saved views.
    Views,
    /// On every screen: which screen.
    Screens,
    /// In every list.
    Lists,
    /// On the messages screen, and among the messages of a person.
    Messages,
    /// In the lists that have an order to choose: labels, users, the radar.
    Sorted,
    /// On the labels screen.
    Labels,
    /// On the users screen.
    Users,
    /// On the screen of one person.
    Person,
    /// On the radar.
    Radar,
    /// On every screen: exports.
    Export,
    /// On the exports screen.
    Exports,
}

impl Place {
    /// The heading in help and docs.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::View => "View",
            Self::Views => "Saved views",
            Self::Screens => "Screens",
            Self::Lists => "Lists",
            Self::Messages => "Messages",
            Self::Sorted => "Labels, users, radar",
            Self::Labels => "Labels screen",
            Self::Users => "Users screen",
            Self::Person => "Person",
            Self::Radar => "Radar",
            Self::Export => "Export",
            Self::Exports => "Exports screen",
        }
    }

    /// Every place, in the order of help and docs.
    pub const ALL: [Self; 13] = [
        Self::Everywhere,
        Self::View,
        Self::Views,
        Self::Screens,
        Self::Lists,
        Self::Messages,
        Self::Sorted,
        Self::Labels,
        Self::Users,
        Self::Person,
        Self::Radar,
        Self::Export,
        Self::Exports,
    ];

    /// Whether its keys hold on a screen.
    #[must_use]
    pub const fn holds_on(self, screen: Screen) -> bool {
        match self {
            Self::Everywhere | Self::View | Self::Views | Self::Screens | Self::Lists | Self::Export => true,
            Self::Messages => matches!(screen, Screen::Messages | Screen::Person),
            Self::Sorted => matches!(screen, Screen::Labels | Screen::Users | Screen::Radar),
            Self::Labels => matches!(screen, Screen::Labels),
            Self::Users => matches!(screen, Screen::Users),
            Self::Person => matches!(screen, Screen::Person),
            Self::Radar => matches!(screen, Screen::Radar),
            Self::Exports => matches!(screen, Screen::Exports),
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The name under which it can be remapped (`[keys]` in the configuration) and found in the palette.
    pub name: &'static str,
    /// Where it holds.
    pub place: Place,
    /// The keys that it has unless remapped.
    pub keys: &'static [&'static str],
    /// One word or two, for the bottom line; empty: not shown there.
    pub hint: &'static str,
    /// One line, for help and docs.
    pub help: &'static str,
}

macro_rules! actions {
    ($($place:ident { $($(#[$doc:meta])* $action:ident $name:literal [$($key:literal)*] $hint:literal $help:literal)* })*) => {
        /// What a key means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[doc = $help] $action,)*)* }

        /// Every action with its keys, in the order of help and docs.
        pub const BINDINGS: &[Binding] = &[$($(Binding {
            action: Action::$action,
            name: $name,
            place: Place::$place,
            keys: &[$($key),*],
            hint: $hint,
            help: $help,
        },)*)*];
    };
}

actions! {
    Everywhere {
        Help "help" ["?"] "help" "Show every key"
        Palette "palette" [":"] "commands" "Find an action by its name"
        Back "back" ["esc"] "" "Back, close, cancel, stop"
        Quit "quit" ["q"] "quit" "Quit"
        QuitNow "quit-now" ["ctrl-c"] "" "Quit at once"
        Redraw "redraw" ["ctrl-l"] "" "Redraw the screen"
        Suspend "suspend" ["ctrl-z"] "" "Suspend; `fg` resumes"
        Reload "reload" ["r"] "reload" "Reload, or try again after a failure"
        NextPane "next-pane" ["tab"] "" "Next pane"
        PreviousPane "previous-pane" ["backtab"] "" "Previous pane"
    }
    View {
        PickWorkspace "workspace" ["w"] "workspace" "Choose the workspace"
        PickChannel "channel" ["c"] "channel" "Choose the channel"
        PickDates "dates" ["d"] "dates" "Choose the window of time"
        PickLabel "label" ["l"] "label" "Choose the label"
        PickKind "kind" ["t"] "kind" "Choose the kind of message"
        WindowBack "window-back" ["["] "" "Move the window back by its own length"
        WindowForward "window-forward" ["]"] "" "Move the window forward by its own length"
        PickProfile "profile" ["p"] "" "Choose the profile"
        ToggleZone "zone" ["z"] "" "Switch between local time and UTC"
    }
    Views {
        GoToView "views" ["v"] "views" "Go to a saved view"
        SaveView "save-view" ["V"] "" "Save this view"
    }
    Screens {
        ShowMessages "messages" ["1"] "" "Messages"
        ShowLabels "labels" ["2"] "" "Labels"
        ShowUsers "users" ["3"] "" "Users"
        ShowExports "exports" ["4"] "" "Exports"
        StandsOut "stands-out" ["!"] "" "What stands out most; again: its messages"
        ShowRadar "radar" ["5"] "" "Radar: who needs attention"
    }
    Lists {
        Down "down" ["j" "down"] "" "One row down"
        Up "up" ["k" "up"] "" "One row up"
        PageDown "page-down" ["pagedown"] "" "One page down"
        PageUp "page-up" ["pageup"] "" "One page up"
        HalfDown "half-page-down" ["ctrl-d"] "" "Half a page down"
        HalfUp "half-page-up" ["ctrl-u"] "" "Half a page up"
        First "first" ["g" "home"] "" "First row"
        Last "last" ["G" "end"] "" "Last row that is loaded"
        Open "open" ["enter"] "open" "Open"
        Search "search" ["/"] "search" "Search the loaded rows"
        NextMatch "next-match" ["n"] "" "Next match"
        PreviousMatch "previous-match" ["N"] "" "Previous match"
        Filter "filter" ["&"] "filter" "Show only the loaded rows that match"
    }
    Messages {
        NextMessage "next-message" ["J"] "" "Next message, while one is read too"
        PreviousMessage "previous-message" ["K"] "" "Previous message, while one is read too"
        UserMessages "conversation" ["u"] "" "This user: profile and conversation"
        LoadAll "load-all" ["a"] "load all" "Load every page of the window"
        Completeness "completeness" ["C"] "" "What is loaded against what is counted, by day"
        Repair "repair" ["R"] "" "Fetch short days and damaged rows again"
        Follow "follow" ["f"] "" "Follow: ask for newer messages again and again"
        OnlyNew "only-new" ["S"] "" "Only what is new since the last visit"
        Mark "mark" ["space"] "" "Mark the message, or take its mark away"
        MarkAll "mark-all" ["*"] "" "Mark every message that is shown"
        ClearMarks "clear-marks" ["-"] "" "Take every mark away"
        CopyMarked "copy-marked" ["m"] "" "Copy the marked messages"
        SaveMarked "save-marked" ["s"] "" "Save the marked messages to a file"
        PipeMarked "pipe-marked" ["|"] "" "Pipe the marked messages to a command, proposed or typed"
        CopyText "copy" ["y"] "" "Copy the message's text"
        CopyCommand "copy-command" ["Y"] "" "Copy the command that shows this view"
        ShowOriginal "original" ["x"] "" "Show the original text, escaped"
    }
    Sorted {
        Sort "sort" ["s"] "sort" "Sort by the next column"
        SortReversed "sort-reverse" ["S"] "" "Sort the other way round"
    }
    Labels {
        BarBack "bar-back" ["left" "<"] "bars" "The bar before; Enter opens its messages"
        BarForward "bar-forward" ["right" ">"] "" "The bar after"
        Weeks "weeks" ["b"] "day/week" "Bars by day or by week"
        MarkLabel "mark-label" ["space"] "mark" "Mark the label, to be shown in the chart beside others"
        UnmarkLabels "unmark-labels" ["-"] "" "Take the marks of all labels away"
        Together "together" ["o"] "together" "Which labels occur together, in the loaded rows"
        SaveLabels "save-labels" ["x"] "save table" "Save the table as CSV"
    }
    Users {
        PickUsers "birthdays" ["b"] "birthdays" "Choose which users: birthdays, a month, all"
        LoadAllUsers "load-all-users" ["a"] "load all" "Load every user"
        CopyUser "copy-user" ["y"] "copy" "Copy the user's name and ids"
    }
    Person {
        TurnOrder "order" ["o"] "order" "Newest first, or oldest first"
        CopyPerson "copy-person" ["i"] "copy name" "Copy the person's name and ids"
    }
    Radar {
        LookFurther "look-further" ["a"] "look further" "Look at every user and negative message"
        CopyRadar "copy-radar" ["y"] "copy" "Copy the user's name, ids and reasons"
    }
    Export {
        ExportMessages "export" ["e"] "export CSV" "Export the messages of this view as CSV, and open it"
        ExportUsers "export-users" ["E"] "users CSV" "Export the VIP users as CSV, on their screen as narrowed there, and open it"
    }
    Exports {
        OpenExport "open-export" ["o"] "open again" "Open the export again"
        SaveExport "save-export" ["s"] "save" "Save the export to a file"
        CancelExport "cancel-export" ["x"] "" "Give up the export that runs or is being saved"
        CopyUrl "copy-url" ["y"] "copy URL" "Copy the export's URL"
    }
}

impl Action {
    /// Its row of the table.
    #[must_use]
    pub fn binding(self) -> Option<&'static Binding> {
        BINDINGS.iter().find(|binding| binding.action == self)
    }
}
