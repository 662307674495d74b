//! Shares in words.

/// A share (0 to 1) as a percentage of at most two figures after the point, fewer the larger it is: `27%`, `6.1%`, `0.33%`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{}%", points(share))
}

/// A share (0 to 1) in percentage points, without the sign: `27`, `6.1`, `0.33`; below a hundredth of a point, `<0.01`.
pub(super) fn points(share: f64) -> String {
    let points = share * 100.0;
    if points > 0.0 && points < 0.01 {
        return "<0.01".to_owned();
    }
    // At the bounds as they are after rounding, so that 9.96 becomes `10` and not `10.0`.
    let decimals = match points.abs() {
        large if large >= 9.95 => 0,
        middle if middle >= 0.995 => 1,
        _ => 2,
    };
    let text = format!("{points:.decimals$}");
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

#[cfg(test)]
mod tests;
