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
  vipdeck demo                                                 try it: no account, no network
  vipdeck config init                                          enter credentials
  vipdeck -w 'Puzzle Kingdom' --last 7d -l frustrated          straight to a view

--help says more: environment, exit codes.";

pub(super) const AFTER_LONG: &str = "\
Examples:
  vipdeck demo                                                 try it: no account, no network
  vipdeck config init                                          enter credentials
  vipdeck -w 'Puzzle Kingdom' --last 7d -l frustrated          straight to a view
  vipdeck -w ws-1 -c FB_PAGE_1 --from 2026-05-01 --to 2026-05-31
  vipdeck workspaces --format json | jq -r '.[] | select(.type == \"VIP\").id'
  vipdeck channels -w 'Puzzle Kingdom' --format csv > channels.csv

Environment (a flag counts more, a profile less):
  VIPDECK_BASE_URL   address of the API
  VIPDECK_API_KEY    API key
  VIPDECK_SECRET     secret; it is never a flag
  VIPDECK_PROFILE    profile of the configuration file
  VIPDECK_CONFIG     configuration file
  NO_COLOR           no colours

Exit codes:
  0    done                          5    the API refused the request (400, 404, 422),
  1    anything else                      or nothing goes by that name
  2    usage                         6    network or server failure, after retries
  3    configuration, credentials    130  interrupted
  4    refused (402, 403)

Data goes to stdout, all else to stderr. Closing the pipe early is success.";

pub(super) const AFTER_INIT: &str = "\
Examples:
  vipdeck config init                                          asks for everything
  vipdeck config init --profile main --api-key KEY --secret-env MAIN_SECRET
  vipdeck config init --api-key KEY --secret-command pass show vipdeck/main
  pass show vipdeck/main | vipdeck config init --api-key KEY --secret-stdin

Without a terminal and --api-key it writes a file that explains every setting, and no profile.";

/// What `demo --help` ends with: every way in which its server can misbehave.
pub(super) fn faults() -> String {
    let mut text = "Faults:".to_owned();
    for (name, about) in Fault::NAMES {
        let _ = write!(text, "\n  {name:<14} {about}"); // a string takes everything
    }
    text
}
