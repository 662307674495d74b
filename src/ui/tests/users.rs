use super::fixture::*;
use crate::app::Screen;

#[test]
fn loaded_users() {
    let mut app = loaded();
    app.screen = Screen::Users;
    check_all("users_loaded", &mut app);
    check("users_loaded", &mut app, HUGE);
}

#[test]
fn loading_users() {
    let mut app = loading();
    app.screen = Screen::Users;
    check_all("users_loading", &mut app);
}

#[test]
fn no_users() {
    let mut app = empty();
    app.screen = Screen::Users;
    check_all("users_empty", &mut app);
}

#[test]
fn refused_users() {
    let mut app = failed();
    app.screen = Screen::Users;
    check_all("users_failed", &mut app);
}
