#![cfg(unix)]

use std::time::Duration;

use super::{PipeError, pipe, pipe_within};

fn command(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn told(words: &[&str], input: &str) -> String {
    match pipe(&command(words), input.as_bytes().to_vec(), &[]).await {
        Ok(said) => said,
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn a_command_gets_everything_on_its_stdin_and_its_arguments_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("$(touch x); took * it");
    let input = "{\"text\":\"a\"}\n".repeat(50_000);
    let said = told(&["tee", path.to_str().unwrap()], &input).await;
    assert_eq!(said, "`tee` took them: exit status: 0");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), input);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no shell read the name");
}

#[tokio::test]
async fn a_command_that_fails_says_how_and_why_cleaned() {
    let script = "cat >/dev/null; echo first >&2; printf 'no \\033[2Jticket\\n' >&2; exit 3";
    assert_eq!(told(&["sh", "-c", script], "{}\n").await, "`sh` failed: exit status: 3: no ␛[2Jticket");
    assert_eq!(told(&["false"], "{}\n").await, "`false` failed: exit status: 1");
}

#[tokio::test]
async fn a_command_need_not_read_it_all_and_may_complain_at_length() {
    let input = "x".repeat(4 << 20);
    assert_eq!(told(&["true"], &input).await, "`true` took them: exit status: 0");
    let chatty = "cat >/dev/null; head -c 300000 /dev/zero | tr '\\0' e >&2";
    assert_eq!(told(&["sh", "-c", chatty], &input).await, "`sh` took them: exit status: 0");
}

#[tokio::test]
async fn without_a_command_or_with_one_that_is_not_there_nothing_runs() {
    let told = told(&[], "{}\n").await;
    assert_eq!(told, "no command to pipe to");
    let missing = pipe(&command(&["/no/such/program"]), Vec::new(), &[]).await.unwrap_err();
    assert_eq!(missing.to_string(), "`/no/such/program` cannot be started: there is no such file");
    let missing = pipe(&command(&["no-such-program-of-any-name"]), Vec::new(), &[]).await.unwrap_err();
    let said = "`no-such-program-of-any-name` cannot be started: there is no program of this name on PATH";
    assert_eq!(missing.to_string(), said);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "no program").unwrap();
    let refused = pipe(&command(&[file.to_str().unwrap()]), Vec::new(), &[]).await.unwrap_err();
    assert!(refused.to_string().ends_with("it may not be run (permission denied)"), "{refused}");
}

#[tokio::test]
async fn what_holds_secrets_is_not_in_its_environment() {
    let is_unset = command(&["sh", "-c", "test -z \"$CARGO_MANIFEST_DIR\""]);
    assert!(pipe(&is_unset, Vec::new(), &[]).await.is_err(), "cargo sets it for tests");
    assert!(pipe(&is_unset, Vec::new(), &command(&["OTHER", "CARGO_MANIFEST_DIR"])).await.is_ok());
}

#[tokio::test]
async fn one_that_runs_too_long_is_ended() {
    let ended = pipe_within(Duration::ZERO, &command(&["sleep", "1000"]), Vec::new(), &[]).await.unwrap_err();
    assert!(matches!(ended, PipeError::TooLong { .. }), "{ended}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn one_that_is_given_up_is_ended_with_all_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pids");
    let script = format!("sleep 1000 & echo $! $$ end > '{}'; wait", file.display());
    let command = command(&["sh", "-c", &script]);
    let running = tokio::spawn(async move { pipe(&command, Vec::new(), &[]).await });
    let pids = until(|| std::fs::read_to_string(&file).ok().filter(|pids| pids.ends_with("end\n"))).await;
    running.abort();
    for pid in pids.split_whitespace().filter(|word| *word != "end") {
        // One that has ended can stay until somebody has asked for its status.
        let is_gone = || !std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "));
        until(|| is_gone().then_some(())).await;
    }
}

/// Looks again and again, for ten seconds at most.
#[cfg(target_os = "linux")]
async fn until<T>(look: impl Fn() -> Option<T>) -> T {
    let found = async {
        loop {
            if let Some(found) = look() {
                return found;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), found).await.unwrap()
}
