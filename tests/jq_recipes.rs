//! The recipes that need jq, run exactly as they are printed: by `.ci/run`, which brings jq, and by
//! `cargo test --test jq_recipes`; `cargo test` alone needs nothing but a Rust toolchain.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what cannot be set up fails the test wherever that happens"
)]

#[path = "commands/book.rs"]
mod book;
#[expect(dead_code, reason = "the home also serves the tests of the commands")]
#[path = "commands/home.rs"]
mod home;

use book::{blocks, needs_jq, run};
use home::{Home, present};

#[cfg(unix)]
#[test]
fn every_recipe_with_jq_works_as_printed() {
    let blocks: Vec<_> = blocks("sh").into_iter().filter(|block| needs_jq(block)).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        run(&Home::new(present()), &block);
    }
}
