use super::*;

/// 2026-05-30T13:00:00Z
const NOW: i64 = 1_780_146_000_000;

#[test]
fn the_year_that_it_is_goes_without_saying_and_no_other_does() {
    let said = |text: &str, years| {
        let spec: WindowSpec = text.parse().unwrap();
        spec.describe_opened(spec.resolve(NOW, Zone::Utc), Until::Now(NOW), Zone::Utc, years)
    };
    for (text, whole, short) in [
        ("2026-05-24..2026-05-30", "24–30 May 2026", "24–30 May"),
        ("2026-04-28..2026-05-03", "28 Apr – 3 May 2026", "28 Apr – 3 May"),
        ("2025-12-30..2026-01-02", "30 Dec 2025 – 2 Jan 2026", "30 Dec 2025 – 2 Jan 2026"),
        ("2025-12-30..2025-12-31", "30–31 Dec 2025", "30–31 Dec 2025"),
        ("2026-05-01T12:00..2026-05-01T13:30", "1 May 2026 12:00–13:30", "1 May 12:00–13:30"),
        ("7d", "23 May 2026 13:00 – now", "23 May 13:00 – now"),
        ("1y", "30 May 2025 13:00 – now", "30 May 2025 13:00 – now"),
    ] {
        assert_eq!(said(text, Years::All), whole);
        assert_eq!(said(text, Years::AllBut(NOW)), short);
    }
}
