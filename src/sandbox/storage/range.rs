//! `Range: bytes=…`, a single range.

/// What of a file is wanted; both ends of a part are inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range {
    Whole,
    Part { first: usize, last: usize },
    Unsatisfiable,
}

impl Range {
    /// Reads the header against the file's size. What it does not understand asks for the whole, as RFC 9110 wants.
    pub(super) fn parse(text: &str, size: usize) -> Self {
        let Some((first, last)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
            return Self::Whole;
        };
        match (first.parse::<usize>(), last.parse::<usize>()) {
            (Ok(first), _) if first >= size => Self::Unsatisfiable,
            (Ok(first), Ok(last)) if first <= last => Self::Part { first, last: last.min(size - 1) },
            (Ok(first), Err(_)) if last.is_empty() => Self::Part { first, last: size - 1 },
            (Err(_), Ok(0)) if first.is_empty() => Self::Unsatisfiable,
            (Err(_), Ok(tail)) if first.is_empty() && size > 0 => {
                Self::Part { first: size.saturating_sub(tail), last: size - 1 }
            }
            _ => Self::Whole,
        }
    }
}

#[cfg(test)]
mod tests;
