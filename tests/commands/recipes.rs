//! The recipes, run exactly as they are printed; those with jq are run by `tests/jq_recipes.rs`.

use crate::book::{blocks, needs_jq, run};
use crate::desk::{Desk, present};

#[cfg(unix)]
#[test]
fn every_recipe_works_as_printed() {
    let blocks: Vec<_> = blocks("sh").into_iter().filter(|block| !needs_jq(block)).collect();
    assert!(blocks.len() >= 6);
    for block in blocks {
        run(&Desk::new(present()), &block);
    }
}

#[cfg(unix)]
#[test]
fn the_lines_for_cron_work_without_their_times() {
    let lines: Vec<_> = blocks("crontab").concat().lines().map(str::to_owned).collect();
    assert!(!lines.is_empty());
    for line in lines {
        let command: Vec<_> = line.splitn(6, ' ').collect();
        run(&Desk::new(present()), command[5]);
    }
}
