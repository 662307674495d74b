//! The recipes, run exactly as they are printed; those with jq are run by `tests/jq_recipes.rs`.

use crate::book::{blocks, needs_jq, run};
use crate::home::{Home, present};

#[cfg(unix)]
#[test]
fn every_recipe_works_as_printed() {
    let blocks: Vec<_> = blocks("sh").into_iter().filter(|block| !needs_jq(block)).collect();
    assert!(blocks.len() >= 6);
    for block in blocks {
        run(&Home::new(present()), &block);
    }
}

/// Pasted as one block, so that nobody waits between its lines; on a port that is free, and ended at its end.
#[cfg(unix)]
#[test]
fn the_sandbox_is_set_up_as_printed() {
    let readme = blocks("text").into_iter().find(|block| block.contains("vipdeck sandbox")).unwrap();
    let home = Home::new(present());
    let help = home.run(&["sandbox", "--help"]).ended(0).out;
    let example: Vec<_> =
        help.lines().skip_while(|line| *line != "Example:").skip(1).take_while(|line| !line.is_empty()).collect();
    let example = example.join("\n");
    for block in [readme.as_str(), &example] {
        let home = Home::new(present());
        let script = block.replace("--port 8787", "--port 0");
        assert_ne!(script, block);
        run(
            &home,
            &format!("unset VIPDECK_BASE_URL VIPDECK_API_KEY VIPDECK_SECRET\n{script}\nvipdeck workspaces\nkill $!"),
        );
        assert!(home.sandbox.requests().is_empty(), "it is another sandbox");
    }
}

#[cfg(unix)]
#[test]
fn the_lines_for_cron_work_without_their_times() {
    let lines: Vec<_> = blocks("crontab").concat().lines().map(str::to_owned).collect();
    assert!(!lines.is_empty());
    for line in lines {
        let command: Vec<_> = line.splitn(6, ' ').collect();
        run(&Home::new(present()), command[5]);
    }
}
