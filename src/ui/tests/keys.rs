//! Keys on screens are those of the keymap, whatever that says.

use super::fixture::*;
use crate::app::keymap::remapped;
use crate::app::popup::Popup;
use crate::app::{App, Screen};

#[test]
fn no_screen_names_a_key_that_was_remapped() {
    let states: [fn() -> App; 7] = [blank, chosen, loading, retrying, failed, empty, loaded];
    let popups: [fn() -> Option<Popup>; 3] = [|| None, || Some(Popup::Ledger(0)), || Some(Popup::Help(0))];
    for (state, popup) in states.iter().flat_map(|state| popups.iter().map(move |popup| (state, popup))) {
        for screen in Screen::ALL {
            let mut app = state();
            app.settings.keymap = remapped::keymap();
            (app.screen, app.popup) = (screen, popup());
            // What is at the edge of a pane goes on in the next line.
            let drawn = picture(&mut app, WIDE).replace(['│', '┃', '║'], " ");
            assert_eq!(remapped::keys_of_the_table_in(&drawn), Vec::<String>::new(), "{drawn}");
        }
    }
}
