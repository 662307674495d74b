//! Writes what the documentation takes from the program itself: the pictures of the screen, and the README's table of keys.
//!
//! `cargo run --example docs`. A test fails when what is committed is not what this writes.

mod gallery;
mod keys;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(root.join("assets"))?;
    for picture in gallery::pictures()? {
        fs::write(root.join(picture.path()), picture.svg)?;
    }
    let readme = root.join("README.md");
    let text = fs::read_to_string(&readme)?;
    fs::write(&readme, keys::renewed(&text).ok_or("README.md has no place for the keys")?)?;
    Ok(())
}
