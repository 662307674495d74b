//! `NAME[=ARG][*TIMES][@ROUTE]`, the two limits in either order.

use std::str::FromStr;

use super::super::route::Route;
use super::{CsvUrl, Fault, FaultError, Kind, RetryAfter};

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(spec: &str) -> Result<Self, FaultError> {
        let spec = spec.trim();
        let (head, mut limits) = spec.split_at(spec.find(['*', '@']).unwrap_or(spec.len()));
        let (name, argument) = head.split_once('=').map_or((head, None), |(name, argument)| (name, Some(argument)));
        let mut fault = Self { spec: spec.to_owned(), kind: kind(name, argument)?, times: None, route: None };
        while !limits.is_empty() {
            let end = limits[1..].find(['*', '@']).map_or(limits.len(), |at| at + 1);
            let (limit, rest) = limits.split_at(end);
            let given = limit[1..].to_owned();
            if limit.starts_with('*') {
                fault.times = Some(given.parse().ok().filter(|times| *times > 0).ok_or(FaultError::Times { given })?);
            } else {
                fault.route = Some(Route::named(&given).ok_or(FaultError::Route { given })?);
            }
            limits = rest;
        }
        Ok(fault)
    }
}

fn kind(name: &str, argument: Option<&str>) -> Result<Kind, FaultError> {
    let plain = match name {
        "timeout" => Kind::Timeout,
        "reset" => Kind::Reset,
        "http-500" => Kind::Http500,
        "html" => Kind::Html,
        "inactive" => Kind::Inactive,
        "bad-json" => Kind::BadJson,
        "wrong-shape" => Kind::WrongShape,
        "deep-json" => Kind::DeepJson,
        "redirect" => Kind::Redirect,
        "gzip-bomb" => Kind::GzipBomb,
        "endless-body" => Kind::EndlessBody,
        "damaged-rows" => Kind::DamagedRows,
        "huge-row" => Kind::HugeRow,
        "cursor-stuck" => Kind::CursorStuck,
        "cursor-back" => Kind::CursorBack,
        "cursor-null" => Kind::CursorNull,
        "cursor-number" => Kind::CursorNumber,
        "cursor-empty" => Kind::CursorEmpty,
        "cursor-absent" => Kind::CursorAbsent,
        "empty-more" => Kind::EmptyMore,
        "repeat-page" => Kind::RepeatPage,
        "hostile-names" => Kind::HostileNames,
        "scan-capped" => Kind::ScanCapped,
        "export-fails" => Kind::ExportFails,
        "export-miscounts" => Kind::ExportMiscounts,
        _ => return with_argument(name, argument),
    };
    match argument {
        None => Ok(plain),
        Some(given) => Err(FaultError::Argument { name: name.into(), takes: "no argument", given: given.into() }),
    }
}

fn with_argument(name: &str, argument: Option<&str>) -> Result<Kind, FaultError> {
    let (kind, takes) = match name {
        "slow" => (positive_ms(argument.unwrap_or("3s")).map(Kind::Slow), "a time such as 800ms or 3s"),
        "export-slow" => (positive_ms(argument.unwrap_or("8s")).map(Kind::ExportSlow), "a time such as 800ms or 8s"),
        "http-503" => (retry_after(argument.unwrap_or("2")).map(Kind::Http503), "seconds, or date: and seconds"),
        "http-429" => (retry_after(argument.unwrap_or("2")).map(Kind::Http429), "seconds, or date: and seconds"),
        "bad-csv-url" => (csv_url(argument.unwrap_or("file")).map(Kind::BadCsvUrl), "file, userinfo, long or script"),
        "clock" => (span_ms(argument.unwrap_or("+3h")).map(Kind::Clock), "a time such as +3h or -90s"),
        _ => return Err(FaultError::Name { name: name.into() }),
    };
    kind.ok_or_else(|| FaultError::Argument { name: name.into(), takes, given: argument.unwrap_or_default().into() })
}

fn csv_url(word: &str) -> Option<CsvUrl> {
    Some(match word {
        "file" => CsvUrl::File,
        "userinfo" => CsvUrl::UserInfo,
        "long" => CsvUrl::Long,
        "script" => CsvUrl::Script,
        _ => return None,
    })
}

fn retry_after(text: &str) -> Option<RetryAfter> {
    match text.strip_prefix("date:") {
        Some(seconds) => seconds.parse().ok().map(RetryAfter::Date),
        None => text.parse().ok().map(RetryAfter::Seconds),
    }
}

fn positive_ms(text: &str) -> Option<u64> {
    span_ms(text).and_then(|ms| u64::try_from(ms).ok())
}

/// A signed whole number with a unit: ms, s, m, h or d; without one it is ms.
fn span_ms(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len()));
    let scale = match unit {
        "" | "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<i64>().ok()?.checked_mul(scale)
}
