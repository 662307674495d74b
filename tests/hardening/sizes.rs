//! Every screen and popup in every kind of terminal: none too small, none too large, and none changing too fast.

use std::time::Duration;

use ratatui::style::{Color, Style};
use vipdeck::app::Event;
use vipdeck::sandbox::Sandbox;

use crate::figures;
use crate::headless::{Headless, settings};
use crate::server::{client, patience, world};

/// What opens each screen and popup, from the messages.
const PLACES: &[&str] = &[
    "1",
    "1 enter",
    "1 tab tab",
    "2",
    "2 space j space j space tab b",
    "3",
    "4",
    "5",
    "w",
    "c",
    "l",
    "t",
    "d",
    "p",
    "v",
    "V",
    "?",
    ":",
    "/",
    "&",
    "x",
    "C",
    "s",
    "2 o",
    "3 b",
    "1 u",
    "5 enter",
];

const WIDTHS: [u16; 10] = [1, 3, 20, 39, 40, 60, 80, 140, 200, 500];
const HEIGHTS: [u16; 8] = [1, 3, 7, 8, 15, 24, 50, 200];

async fn dashboard() -> (Sandbox, Headless) {
    let faults = ["damaged-rows", "hostile-names"].map(|fault| fault.parse().unwrap()).to_vec();
    let sandbox = Sandbox::start(vipdeck::sandbox::Options { faults, ..world(3_000) }).await.unwrap();
    let mut dashboard = Headless::new(client(&sandbox, |options| options.timeouts = patience(Duration::from_secs(5))));
    dashboard.settle().await;
    for screen in ["2", "3", "5"] {
        dashboard.press(screen);
        dashboard.settle().await;
    }
    dashboard.press("1 e");
    dashboard.settle().await;
    (sandbox, dashboard)
}

/// Back to the messages, with nothing over them.
fn home(dashboard: &mut Headless) {
    dashboard.app.popup = None;
    dashboard.press("1");
}

#[tokio::test]
async fn every_place_is_drawn_at_every_size() {
    let (_sandbox, mut dashboard) = dashboard().await;
    let mut drawn = 0;
    for place in PLACES {
        home(&mut dashboard);
        dashboard.press(place);
        for width in WIDTHS {
            for height in HEIGHTS {
                dashboard.event(Event::Resize { width, height });
                let buffer = dashboard.draw();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
                drawn += 1;
            }
        }
    }
    figures::tell(
        "Terminal: sizes",
        &format!("{} screens and popups × {} sizes from 1×1 to 500×200", PLACES.len(), WIDTHS.len() * HEIGHTS.len()),
        &format!("{drawn} drawn; panics 0"),
    );
}

#[tokio::test]
async fn a_storm_of_sizes_and_keys_ends_where_it_would_have_ended_without() {
    let (_sandbox, mut dashboard) = dashboard().await;
    let mut rng = fastrand::Rng::with_seed(5);
    dashboard.press("j j j");
    let selected = dashboard.app.messages.anchor;
    for round in 0..3_000 {
        dashboard.event(Event::Resize { width: rng.u16(1..=500), height: rng.u16(1..=200) });
        if round % 40 == 0 {
            home(&mut dashboard);
            dashboard.press(PLACES[rng.usize(..PLACES.len())]);
            dashboard.draw();
        }
    }
    home(&mut dashboard);
    dashboard.settle().await;
    dashboard.event(Event::Resize { width: 120, height: 32 });
    assert_eq!(dashboard.app.messages.anchor, selected, "the reader stays on the same row");
    dashboard.draw();
}

#[tokio::test]
async fn colours_are_the_terminals_own_sixteen_or_none() {
    let (_sandbox, mut dashboard) = dashboard().await;
    for color in [true, false] {
        dashboard.app.settings = vipdeck::app::Settings { color, ..settings() };
        for place in PLACES {
            home(&mut dashboard);
            dashboard.press(place);
            for cell in dashboard.draw().content() {
                let Style { fg, bg, underline_color, .. } = cell.style();
                for used in [fg, bg, underline_color].into_iter().flatten() {
                    assert!(!matches!(used, Color::Rgb(..) | Color::Indexed(_)), "{place} uses {used}");
                    assert!(color || used == Color::Reset, "{place} uses {used} without colour");
                }
            }
        }
    }
}
