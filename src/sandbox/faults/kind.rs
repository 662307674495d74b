//! What each fault is.

use super::super::route::Route;
use super::Fault;

/// How `Retry-After` is written; both are seconds from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAfter {
    Seconds(u64),
    Date(u64),
}

/// In which way a `csvUrl` is not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CsvUrl {
    File,
    UserInfo,
    Long,
    Script,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Slow(u64),
    Timeout,
    Reset,
    Http500,
    Http503(RetryAfter),
    Http429(RetryAfter),
    Html,
    Inactive,
    BadJson,
    WrongShape,
    DeepJson,
    Redirect,
    GzipBomb,
    EndlessBody,
    DamagedRows,
    HugeRow,
    CursorStuck,
    CursorBack,
    CursorNull,
    CursorNumber,
    CursorEmpty,
    CursorAbsent,
    EmptyMore,
    RepeatPage,
    HostileNames,
    ScanCapped,
    BadCsvUrl(CsvUrl),
    ExportSlow(u64),
    ExportFails,
    ExportMiscounts,
    Clock(i64),
}

impl Fault {
    /// Every fault with a line on what it does, for help texts.
    pub const NAMES: &'static [(&'static str, &'static str)] = &[
        ("slow", "answers late: slow=3s (or 800ms)"),
        ("timeout", "never answers"),
        ("reset", "closes the connection in the middle of the body"),
        ("http-500", "answers 500 with plain text"),
        ("http-503", "answers 503 with Retry-After: http-503=2 seconds, or http-503=date:2"),
        ("http-429", "answers 429 with Retry-After: http-429=2 seconds, or http-429=date:2"),
        ("html", "answers 502 with a web page, as a gateway does"),
        ("inactive", "answers 402: the organization is inactive"),
        ("bad-json", "answers 200 with JSON that breaks off"),
        ("wrong-shape", "answers 200 with JSON of another shape"),
        ("deep-json", "answers 200 with JSON nested 100,000 deep"),
        ("redirect", "answers 302 to the storage host"),
        ("gzip-bomb", "answers 260 KB of gzip that decode to 256 MiB"),
        ("endless-body", "sends a body that never ends"),
        ("damaged-rows", "breaks about every fifth message: lone surrogates, wrong types, null or absurd timestamps"),
        ("huge-row", "puts 10 MB of text and 10,000 labels on the first message of a page"),
        ("cursor-stuck", "gives a cursor that does not advance"),
        ("cursor-back", "gives a cursor that goes back up"),
        ("cursor-null", "gives null for a cursor though more messages follow"),
        ("cursor-number", "gives the cursor as a number"),
        ("cursor-empty", "gives \"\" for a cursor though more messages follow"),
        ("cursor-absent", "gives no cursor though more messages follow"),
        ("empty-more", "says that more messages follow, and gives none"),
        ("repeat-page", "gives the first page again and again"),
        ("hostile-names", "names everything with escapes, bidi controls, formulas and paths"),
        ("scan-capped", "stops counting users early: total is a lower bound"),
        ("bad-csv-url", "gives a csvUrl not to open: bad-csv-url=file, userinfo, long (1 MB) or script"),
        ("export-slow", "takes long over an export: export-slow=8s"),
        ("export-fails", "answers exports with 500"),
        ("export-miscounts", "says that an export has one row more than its CSV"),
        ("clock", "moves the server's clock: clock=+3h, clock=-90s"),
    ];
}

impl Kind {
    /// Whether it bears on the route. The storage host is spared unless a fault names it, for most faults are the API's.
    pub(crate) fn reaches(&self, route: Route, named: bool) -> bool {
        match self {
            Self::DamagedRows
            | Self::HugeRow
            | Self::CursorStuck
            | Self::CursorBack
            | Self::CursorNull
            | Self::CursorNumber
            | Self::CursorEmpty
            | Self::CursorAbsent
            | Self::EmptyMore
            | Self::RepeatPage => route == Route::VipMessages,
            Self::ScanCapped => route == Route::VipUsers,
            Self::BadCsvUrl(_) | Self::ExportSlow(_) | Self::ExportFails | Self::ExportMiscounts => route.is_export(),
            _ => route != Route::Csv || named,
        }
    }
}
