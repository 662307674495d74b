use super::*;

#[test]
fn every_shell_asks_for_the_names_of_profiles() {
    for (shell, asks) in [
        (Shell::Bash, "COMPREPLY=($(compgen -W \"$(vipdeck __profiles 2>/dev/null)\" -- \"${cur}\"))"),
        (Shell::Zsh, ":PROFILE:($(vipdeck __profiles 2>/dev/null))'"),
        (
            Shell::Fish,
            "-l profile -d 'Profile of the configuration file' -r -f -a \"(vipdeck __profiles 2>/dev/null)\"",
        ),
        (Shell::PowerShell, "return vipdeck __profiles 2>$null"),
        (Shell::Elvish, "try { vipdeck __profiles 2>/dev/null }"),
    ] {
        let script = script(shell);
        let commands = script.matches("--profile)").count().max(1);
        assert!(script.matches(asks).count() >= commands, "{shell}");
    }
}

#[test]
fn every_shell_has_every_command() {
    let cli = Cli::command();
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        let script = script(shell);
        for command in cli.get_subcommands() {
            assert!(script.contains(command.get_name()), "{shell} {}", command.get_name());
        }
        assert!(script.contains("birthday-month"), "{shell}");
    }
}
