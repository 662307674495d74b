use proptest::prelude::*;

use super::*;

#[test]
fn a_step_scrolls_only_as_far_as_it_must() {
    let mut cursor = ListCursor::default();
    cursor.step(Step::Rows(4), 100, 5);
    assert_eq!(cursor, ListCursor { selected: 4, top: 0 });
    cursor.step(Step::Rows(1), 100, 5);
    assert_eq!(cursor, ListCursor { selected: 5, top: 1 });
    cursor.step(Step::Last, 100, 5);
    assert_eq!(cursor, ListCursor { selected: 99, top: 95 });
    cursor.step(Step::First, 100, 5);
    assert_eq!(cursor, ListCursor { selected: 0, top: 0 });
}

proptest! {
    #[test]
    fn the_selection_is_always_visible(moves in proptest::collection::vec((-50isize..50, 0usize..60, 0usize..20), 1..40)) {
        let mut cursor = ListCursor::default();
        for (by, len, height) in moves {
            cursor.step(Step::Rows(by), len, height);
            prop_assert!(cursor.selected < len.max(1));
            prop_assert!(cursor.top <= cursor.selected);
            prop_assert!(cursor.selected < cursor.top + height.max(1));
        }
    }
}
