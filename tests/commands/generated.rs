//! What is made from the flags' definitions: completions and the manual page.

use std::fs;

use crate::home::{Home, still};

#[test]
fn completions_and_the_page_need_neither_account_nor_network() {
    let home = Home::new(still());
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = home.vipdeck(&["completions", shell]).env_remove("VIPDECK_SECRET").output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 1_000, "{shell}");
    }
    let man = home.run(&["man"]).ended(0);
    assert!(man.out.contains(".TH vipdeck 1") && man.out.contains("vipdeck export messages"));
    assert!(home.sandbox.requests().is_empty());
    home.run(&["completions", "tcsh"]).ended(2);
}

#[test]
fn the_names_of_profiles_are_printed_unless_a_shell_could_run_them() {
    let home = Home::new(still());
    fs::write(home.path("c.toml"), "[profiles.main]\n[profiles.\"Team-2\"]\n[profiles.\"$(touch ran)\"]\n").unwrap();
    let names = home.vipdeck(&["__profiles"]).env("VIPDECK_CONFIG", home.path("c.toml")).output().unwrap();
    assert_eq!(String::from_utf8(names.stdout).unwrap(), "Team-2\nmain\n");
    assert!(!home.run(&["--help"]).out.contains("__profiles"));
}

/// The shipped files are those that the flags' definitions give.
#[test]
fn the_shipped_files_are_not_stale() {
    let home = Home::new(still());
    let assets = concat!(env!("CARGO_MANIFEST_DIR"), "/assets");
    for (arguments, file) in [
        (["completions", "bash"].as_slice(), "completions/vipdeck.bash"),
        (&["completions", "zsh"], "completions/_vipdeck"),
        (&["completions", "fish"], "completions/vipdeck.fish"),
        (&["completions", "powershell"], "completions/_vipdeck.ps1"),
        (&["completions", "elvish"], "completions/vipdeck.elv"),
        (&["man"], "vipdeck.1"),
    ] {
        let made = home.run(arguments).ended(0).out;
        let shipped = fs::read_to_string(format!("{assets}/{file}")).unwrap_or_default();
        assert!(made == shipped, "stale: vipdeck {} > assets/{file}", arguments.join(" "));
    }
}

#[cfg(unix)]
#[test]
fn the_readme_puts_completions_into_a_fresh_home() {
    let readme = include_str!("../../README.md");
    let block = readme.split("```sh\n# bash\n").nth(1).and_then(|from| from.split("```").next()).unwrap();
    let home = Home::new(still());
    let status = home.command("/bin/sh").args(["-e", "-c", block]).status().unwrap();
    assert!(status.success());
    for file in [
        ".local/share/bash-completion/completions/vipdeck",
        ".local/share/zsh/site-functions/_vipdeck",
        ".config/fish/completions/vipdeck.fish",
    ] {
        assert!(home.read(file).contains("vipdeck"), "{file}");
    }
}
