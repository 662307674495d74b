//! The recipes as they are printed, and how one is run.

use crate::home::Home;

const README: &str = include_str!("../../README.md");

/// The README's section of recipes.
fn recipes() -> &'static str {
    let section = README.split("\n## Recipes\n").nth(1).expect("the README has recipes");
    section.split("\n## ").next().unwrap()
}

/// The code blocks under a language, in their order.
pub(crate) fn blocks(language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in recipes().lines() {
        match &mut block {
            Some(_) if line == "```" => blocks.extend(block.take()),
            Some(lines) => *lines = format!("{lines}{line}\n"),
            None if line == format!("```{language}") => block = Some(String::new()),
            None => {}
        }
    }
    blocks
}

pub(crate) fn needs_jq(block: &str) -> bool {
    block.contains("jq ")
}

#[track_caller]
pub(crate) fn run(home: &Home, script: &str) {
    let output = home.command("/bin/sh").args(["-e", "-c", script]).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{script}\n{out}{err}");
    assert!(!out.is_empty() || !home.files().is_empty(), "nothing comes of\n{script}\n{err}");
}
