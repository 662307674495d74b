//! How several labels share the height of a chart: one below the other, so that they can be told apart without colour.

use std::ops::Range;

/// Lines of a band at least: the label's name, and its bars.
const LEAST: usize = 2;

/// Which labels have room, and how many lines each of them gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bands {
    /// Which of them, by their place.
    pub(super) shown: Range<usize>,
    /// Lines of each, from the first on.
    pub(super) lines: Vec<usize>,
}

impl Bands {
    /// For `labels` in `height` lines; where not all have room, those around `selected`.
    pub(super) fn new(labels: usize, selected: usize, height: usize) -> Self {
        let count = labels.min((height / LEAST).max(1));
        let first = selected.saturating_sub(count / 2).min(labels - count);
        let (each, left) = (height / count.max(1), height % count.max(1));
        let lines = (0..count).map(|band| each + usize::from(band < left)).collect();
        Self { shown: first..first + count, lines }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_single_label_has_all_of_it_and_several_share() {
        assert_eq!(Bands::new(1, 0, 13), Bands { shown: 0..1, lines: vec![13] });
        assert_eq!(Bands::new(4, 2, 13), Bands { shown: 0..4, lines: vec![4, 3, 3, 3] });
    }

    #[test]
    fn where_not_all_have_room_the_selected_one_has() {
        assert_eq!(Bands::new(6, 5, 7), Bands { shown: 3..6, lines: vec![3, 2, 2] });
        assert_eq!(Bands::new(6, 0, 1), Bands { shown: 0..1, lines: vec![1] });
    }

    proptest! {
        #[test]
        fn they_fill_the_height_and_hold_the_selected_one(labels in 0..40_usize, selected in 0..40_usize, height in 0..60_usize) {
            let bands = Bands::new(labels, selected, height);
            prop_assert_eq!(bands.shown.len(), bands.lines.len());
            prop_assert!(bands.shown.end <= labels);
            prop_assert!(labels == 0 || bands.lines.iter().sum::<usize>() == height);
            prop_assert!(selected >= labels || bands.shown.contains(&selected));
        }
    }
}
