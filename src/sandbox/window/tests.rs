use super::super::joi::{Rule, check, required};
use super::super::query::Query;
use super::*;

fn window(from: &str, to: &str) -> Result<Window, Reply> {
    let query = Query::parse(&format!("from={from}&to={to}"));
    Window::of(&check(&query, &[required("from", Rule::Date), required("to", Rule::Date)]).unwrap())
}

#[test]
fn dates_and_date_times_are_read() {
    let ms = |text| Moment::parse(text).map(|moment| moment.ms);
    assert_eq!(ms("1970-01-02"), Some(DAY_MS));
    assert_eq!(ms("1970-01-01T00:00:01.005Z"), Some(1005));
    assert_eq!(ms("1970-01-01T02:00:01+02:00"), Some(1000));
    assert_eq!(ms("1970-01-01T00:01"), Some(60_000));
    for bad in
        ["", "today", "2026-02-30", "2026-13-01", "2026-1-1", "2026-01-01 00:00:00", "2026-01-01T25:00:00Z", "20260101"]
    {
        assert_eq!(ms(bad), None, "{bad}");
    }
}

#[test]
fn a_date_only_end_includes_its_day() {
    assert_eq!(window("1970-01-01", "1970-01-01").unwrap(), Window { from: 0, to: DAY_MS - 1 });
}

#[test]
fn thirty_one_whole_days_pass_and_a_millisecond_more_does_not() {
    assert!(window("2026-05-01", "2026-05-31").is_ok());
    assert!(window("2026-05-01", "2026-06-01").is_err());
    assert!(window("2026-05-01T00:00:00Z", "2026-06-01T00:00:00Z").is_ok());
    assert!(window("2026-05-01T00:00:00Z", "2026-06-01T00:00:00.001Z").is_err());
    assert!(window("2026-05-02", "2026-05-01").is_err());
}
