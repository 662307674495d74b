use super::*;

fn days(from: &str, count: usize, step: usize) -> Vec<NaiveDate> {
    let first: NaiveDate = from.parse().unwrap();
    first.iter_days().step_by(step).take(count).collect()
}

fn shown(dates: &[NaiveDate], step: usize, today: &str) -> Vec<String> {
    let columns = Columns { bar: step, step, width: step * dates.len() };
    ticks(dates, columns, today.parse().unwrap())
        .into_iter()
        .map(|tick| format!("{} {}", tick.column, tick.text))
        .collect()
}

#[test]
fn wide_bars_have_a_date_each() {
    assert_eq!(shown(&days("2026-05-24", 3, 1), 9, "2026-05-30"), ["0 24 May", "9 25 May", "18 26 May"]);
}

#[test]
fn narrow_bars_share_dates() {
    assert_eq!(shown(&days("2026-05-01", 31, 1), 1, "2026-05-30"), ["0 1 May", "8 9 May", "16 17 May", "25 26 May"]);
}

#[test]
fn another_year_is_named_once() {
    assert_eq!(
        shown(&days("2025-12-28", 6, 2), 9, "2026-01-10"),
        ["0 28 Dec 2025", "18 1 Jan 2026", "36 5 Jan", "45 7 Jan"]
    );
}

#[test]
fn one_day_has_its_date_even_where_it_does_not_fit() {
    assert_eq!(shown(&days("2026-05-30", 1, 1), 3, "2026-05-30"), ["0 30 May"]);
}
