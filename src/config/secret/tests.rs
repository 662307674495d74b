use secrecy::ExposeSecret;

use super::*;

fn run(argv: &[&str], limit: Duration) -> Result<String, String> {
    let argv: Vec<String> = argv.iter().map(|&part| part.to_owned()).collect();
    match from_command("profiles.main.secret_command", &argv, limit) {
        Ok(secret) => Ok(secret.expose_secret().to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn what_a_command_prints_is_the_secret_less_its_line_break() {
    assert_eq!(run(&["printf", " s p \n"], COMMAND_LIMIT), Ok(" s p ".into()));
    assert_eq!(run(&["printf", "%s\\r\\n", "$HOME; x"], COMMAND_LIMIT), Ok("$HOME; x".into()), "no shell reads it");
}

#[test]
fn a_failing_command_says_so_without_its_output() {
    let error = run(&["sh", "-c", "echo canary; echo canary >&2; exit 3"], COMMAND_LIMIT).unwrap_err();
    assert!(
        error.contains("exit status: 3") && !error.contains("canary;") && error.starts_with("profiles.main."),
        "{error}"
    );
    assert!(run(&["/nowhere/pass"], COMMAND_LIMIT).unwrap_err().contains("cannot run"));
    assert!(run(&["true"], COMMAND_LIMIT).unwrap_err().contains("printed nothing"));
    assert!(run(&["printf", "\\377"], COMMAND_LIMIT).unwrap_err().contains("not text"));
    assert!(run(&[], COMMAND_LIMIT).unwrap_err().contains("is empty"));
}

#[test]
fn a_command_that_hangs_is_ended() {
    let start = Instant::now();
    for argv in [["sleep", "60"].as_slice(), &["sh", "-c", "exec >&-; sleep 60"]] {
        let error = run(argv, Duration::from_millis(50)).unwrap_err();
        assert!(error.contains("did not answer within 0.05 s"), "{error}");
    }
    assert!(start.elapsed() < Duration::from_secs(30));
}
