//! What the documentation takes from the program is what the program has.

#[path = "../examples/docs/gallery/mod.rs"]
mod gallery;
#[path = "../examples/docs/keys.rs"]
mod keys;

use std::fs;
use std::path::Path;

use vipdeck::app::keymap::Keymap;
use vipdeck::config::{self, Paths};

const AGAIN: &str = "look at what `cargo run --example docs` changes, and commit it";

fn committed(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

#[test]
fn every_picture_shows_the_program_as_it_is() {
    let pictures = gallery::pictures().unwrap();
    let old: Vec<String> = pictures
        .iter()
        .filter(|picture| committed(&picture.path()) != picture.svg)
        .map(gallery::Picture::path)
        .collect();
    assert!(old.is_empty(), "{old:?} are out of date: {AGAIN}");
}

#[test]
fn the_readme_has_every_key() {
    let readme = committed("README.md");
    let renewed = keys::renewed(&readme).unwrap();
    assert!(readme == renewed, "the README's keys are out of date: {AGAIN}");
}

#[test]
fn the_readmes_configuration_is_taken() {
    let readme = committed("README.md");
    let (_, from) = readme.split_once("```toml\n").unwrap();
    let (configuration, _) = from.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, configuration).unwrap();
    let (config, _) = config::load(&Paths::find(Some(&file)).unwrap()).unwrap();
    assert_eq!(config.profiles.len(), 1);
    assert_eq!(config.labels.len(), 1);
    Keymap::new(&config.keys).unwrap();
}
