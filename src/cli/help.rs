//! The longer texts of `--help`.

use std::fmt::Write;

use crate::sandbox::Fault;

pub(super) const ABOUT: &str = "\
vipdeck shows the messages of a brand's or game's most valuable customers: pick a workspace, channel, window, label \
and kind, scroll newest first, drill from a label's count to its messages, export CSV with one key.

Without a command it opens the dashboard, right at the view that the flags name. With nothing configured it opens a \
welcome screen; `vipdeck demo` needs no account at all.";

pub(super) const AFTER: &str = "\
Examples:
  vipdeck demo                           try it: no account, no network
  vipdeck config init                    enter credentials
  vipdeck -w 'Puzzle Kingdom' --last 7d -l frustrated
  vipdeck doctor                         when something does not work

`vipdeck help COMMAND` says what a command takes, `--help` says more: environment, exit codes.";

pub(super) const AFTER_LONG: &str = "\
Examples:
  vipdeck demo                           try it: no account, no network
  vipdeck config init                    enter credentials
  vipdeck -w 'Puzzle Kingdom' --last 7d -l frustrated
  vipdeck -w ws-1 -c FB_PAGE_1 --from 2026-05-01 --to 2026-05-31
  vipdeck workspaces -f json | jq -r '.[] | select(.type == \"VIP\").id'
  vipdeck messages -w 'Puzzle Kingdom' --last 90d --all > messages.ndjson
  vipdeck export messages --last 30d --output may.csv
  vipdeck check -l frustrated --max-rate 5% --last 24h || page-somebody

Environment (a flag counts more, a profile less):
  VIPDECK_BASE_URL   address of the API
  VIPDECK_API_KEY    API key
  VIPDECK_SECRET     secret; it is never a flag
  VIPDECK_PROFILE    profile of the configuration file
  VIPDECK_CONFIG     configuration file
  NO_COLOR           no colours

Exit codes:
  0    done
  1    anything else
  2    usage
  3    configuration or credentials missing or malformed
  4    refused (402, 403)
  5    the API refused the request (400, 404, 422), or nothing goes by that name
  6    network or server failure after retries, or rows are missing
  7    check: over the limit
  130  interrupted

Data goes to stdout, all else to stderr. Closing the pipe early is success.";

pub(super) const AFTER_INIT: &str = "\
Examples:
  vipdeck config init                              asks for everything
  vipdeck config init -p main --api-key KEY --secret-env MAIN_SECRET
  vipdeck config init --api-key KEY --secret-command pass show vipdeck/main
  pass show vipdeck/main | vipdeck config init --api-key KEY --secret-stdin

Without a terminal and --api-key it writes a file that explains every setting, and no profile.";

pub(super) const AFTER_MESSAGES: &str = "\
Without a window it is the last 7 days. The only VIP workspace and its only channel need not be named.
A window longer than 31 days is asked for in slices. At the end, stderr says rows, pages and time, and with --all whether \
the label overview counts as many. When a page fails for good, what was written stays, a JSON array is closed, and the \
exit code says why.

--label takes one label, or several with and, or, not: 'frustrated and not spam'. The API knows one label, so that the \
smallest set is asked for that holds all of these, and the rest is left out here; whether that set is whole is told.";

pub(super) const AFTER_LABELS: &str = "\
Without a window it is the last 7 days; --label names one label. In a window longer than 31 days, conversations are \
counted in slices and cannot be added up: uniqueConversations is null then, and uniqueConversationsAtMost an upper bound.";

pub(super) const AFTER_CHECK: &str = "\
Example, for cron:
  0 * * * * vipdeck check -w W -c C -l frustrated --max-rate 5% --last 24h

The rate is the label's messages of all user messages in the window; the last 24 hours when none is given. One label is \
counted by the API; for several, with and, or, not between them, the messages are fetched and counted.";

pub(super) const AFTER_EXPORT: &str = "\
Examples:
  vipdeck export messages --last 30d             prints the csvUrl
  vipdeck export messages --last 90d -o quarter.csv --receipt quarter.json
  vipdeck export messages --last 7d --from-rows --excel --output week.csv

A window longer than 31 days is exported in slices: joined into one file with --output, else one csvUrl a line. A file \
with fewer rows than the server counted gets the name FILE.incomplete (FILE.incomplete.2 where that is taken), FILE \
stays as it was, and the exit code is 6. The server exports one label or all; several, as in 'frustrated and not spam', \
need --from-rows.";

pub(super) const AFTER_EXPORT_USERS: &str = "\
Examples:
  vipdeck export users --open
  vipdeck export users --birthday-month 5 --output may-birthdays.csv";

pub(super) const AFTER_COMPLETIONS: &str = "\
Install:
  bash        d=~/.local/share/bash-completion/completions; mkdir -p $d
              vipdeck completions bash > $d/vipdeck
  zsh         vipdeck completions zsh > \"${fpath[1]}/_vipdeck\"
  fish        mkdir -p ~/.config/fish/completions
              vipdeck completions fish > ~/.config/fish/completions/vipdeck.fish
  powershell  vipdeck completions powershell | Out-String |
                Invoke-Expression
  elvish      eval (vipdeck completions elvish | slurp)";

/// Where the text about a fault begins, in cells.
const FAULT: usize = 19;

/// What `sandbox --help` ends with: how its output is used, and every fault.
pub(super) fn sandbox() -> String {
    const EXAMPLE: &str = "\
Example:
  rm -f sandbox.env; vipdeck sandbox --port 8787 > sandbox.env &
  until [ -s sandbox.env ]; do sleep 0.1; done
  set -a; . ./sandbox.env; set +a
  vipdeck workspaces";
    format!("{EXAMPLE}\n\n{}", faults())
}

/// Every way in which the sandbox can misbehave: what `demo --help` ends with.
pub(super) fn faults() -> String {
    let mut text = "Faults:".to_owned();
    for (name, about) in Fault::NAMES {
        for (at, line) in wrapped(about, 80 - FAULT).into_iter().enumerate() {
            let name = if at == 0 { name } else { &"" };
            let _ = write!(text, "\n  {name:<16} {line}"); // a string takes everything
        }
    }
    text
}

/// Lines of at most so many characters, cut between words: clap would begin those after the first at the margin.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fault_does_stays_in_its_column() {
        let faults = faults();
        assert!(faults.lines().all(|line| line.chars().count() <= 80), "{faults}");
        let columns = faults.lines().skip(1).map(|line| line.get(FAULT - 1..).unwrap());
        assert!(columns.clone().all(|text| text.starts_with(' ') && !text.starts_with("  ")), "{faults}");
        let names: Vec<_> = faults.lines().skip(1).filter(|line| !line.starts_with("   ")).collect();
        assert_eq!(names.len(), Fault::NAMES.len());
    }

    #[test]
    fn what_is_to_be_copied_is_not_broken_by_80_columns() {
        let texts = [AFTER, AFTER_LONG, AFTER_INIT, AFTER_CHECK, AFTER_EXPORT, AFTER_EXPORT_USERS, AFTER_COMPLETIONS];
        for line in texts.into_iter().flat_map(str::lines) {
            assert!(!line.starts_with("  ") || line.chars().count() <= 80, "{line}");
        }
    }
}
