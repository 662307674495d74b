use proptest::prelude::*;

use super::*;

fn shown(width: u16, height: u16, focus: Pane) -> (bool, bool, bool) {
    let areas = areas(width, height, Screen::Messages, focus);
    (areas.rail.is_some(), areas.list.is_some(), areas.detail.is_some())
}

#[test]
fn narrow_terminals_drop_panes_and_keep_the_list() {
    assert_eq!(shown(160, 48, Pane::List), (true, true, true));
    assert_eq!(shown(100, 30, Pane::List), (true, true, true));
    assert_eq!(shown(80, 24, Pane::List), (false, true, true));
    assert_eq!(shown(60, 15, Pane::List), (false, true, false));
}

#[test]
fn a_pane_without_room_comes_over_the_list_with_the_focus() {
    assert_eq!(shown(60, 15, Pane::Detail), (false, false, true));
    assert_eq!(shown(60, 15, Pane::Rail), (true, false, false));
}

proptest! {
    #[test]
    fn no_pane_leaves_the_screen_or_covers_another(width in 1u16..500, height in 1u16..200, screen in 0usize..6, focus in 0usize..3) {
        let screen = Screen::ALL[screen];
        let focus = [Pane::Rail, Pane::List, Pane::Detail][focus];
        let areas = areas(width, height, screen, focus);
        let whole = Rect::new(0, 0, width, height);
        let panes: Vec<Rect> =
            [Some(areas.top), areas.rail, areas.list, areas.detail, Some(areas.bottom)].into_iter().flatten().collect();
        for (index, pane) in panes.iter().enumerate() {
            prop_assert!(pane.is_empty() || whole.union(*pane) == whole, "{pane:?} leaves {whole:?}");
            for other in &panes[index + 1..] {
                prop_assert!(!pane.intersects(*other), "{pane:?} covers {other:?}");
            }
        }
    }
}

#[test]
fn a_message_that_is_read_gets_a_readable_width_and_the_list_stays_beside_it() {
    for width in [145, 160, 200, 300] {
        let areas = areas(width, 48, Screen::Messages, Pane::Detail);
        let (list, detail) = (areas.list.unwrap(), areas.detail.unwrap());
        assert!((84..=90).contains(&detail.width), "{width}: {detail:?}");
        assert!(list.width >= 60, "{width}: {list:?}");
    }
    let of = |focus| areas(100, 30, Screen::Messages, focus);
    assert!(of(Pane::Detail).detail.unwrap().height > of(Pane::List).detail.unwrap().height);
}
