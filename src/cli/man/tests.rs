use super::*;

/// Everything below a command is in the page.
fn look(command: &Command, page: &str) {
    for below in command.get_subcommands() {
        let name = below.get_bin_name().unwrap();
        assert!(page.contains(&format!(".SS {name}\n")), "{name}");
        for long in below.get_arguments().filter(|argument| !argument.is_hide_set()).filter_map(|one| one.get_long()) {
            assert!(page.contains(&format!("\\-\\-{}", long.replace('-', "\\-"))), "{name} --{long}");
        }
        look(below, page);
    }
}

#[test]
fn every_command_and_flag_is_in_the_page() {
    let mut out = Vec::new();
    page(&mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    let mut cli = Cli::command();
    cli.build();
    look(&cli, &page);
    for said in ["Exit codes:", "VIPDECK_SECRET", ".SH COMMANDS"] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn no_line_of_text_is_taken_for_a_request() {
    assert_eq!(escaped(".x -y \\z"), "\\&.x \\-y \\ez");
    assert_eq!(escaped("'x"), "\\&'x");
}
