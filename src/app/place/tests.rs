use super::*;
use crate::view::{Edge, parse_bound};

#[test]
fn the_commands_window_is_the_views_in_one_form() {
    // 24 November 2026 in a zone of UTC-5, until the end of the UTC day.
    let window = Window::new(1_795_496_400_000, 1_795_564_800_000).unwrap();
    let place = Place {
        workspace: None,
        channel: None,
        spec: WindowSpec::Today,
        window,
        labels: None,
        asked: None,
        kind: None,
    };
    let command = place.command(None);
    assert_eq!(command, "vipdeck --from 2026-11-24T05:00:00.000Z --to 2026-11-24T23:59:59.999Z");
    let words: Vec<&str> = command.split(' ').collect();
    assert_eq!(parse_bound(words[2], Edge::From, 0), Ok(window.start()));
    assert_eq!(parse_bound(words[4], Edge::To, 0), Ok(window.end()));
}
