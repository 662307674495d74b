//! Lengths of time as a person reads them.

/// A length of time, given in ms: `0 s`, `12 s`, `3 min`, `2 h`, `5 d`.
#[must_use]
pub fn length(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    match seconds {
        0..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} d", seconds / 86_400),
    }
}

/// The time left until something, in ms, rounded up, so that it says 1 s until it is over.
#[must_use]
pub fn left(ms: i64) -> String {
    length(ms.saturating_add(999))
}

#[cfg(test)]
mod tests {
    use super::{left, length};

    #[test]
    fn lengths_use_one_unit() {
        assert_eq!(
            [-5, 0, 119_999, 120_000, 7_200_000, 3 * 86_400_000].map(length),
            ["0 s", "0 s", "119 s", "2 min", "2 h", "3 d"]
        );
        assert_eq!([1, 1_000, 1_001].map(left), ["1 s", "1 s", "2 s"]);
    }
}
