//! What is under way and would be given up by leaving the program or the account.

use crate::app::App;
use crate::text::grouped;

/// What is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The program: all that runs ends with it.
    Program,
    /// The account: what the server is asked for ends with it; what is fetched, written or run on this computer goes on.
    Account,
}

/// What runs on this computer beside exports, and tells of its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Commands that messages were piped to.
    pub commands: usize,
    /// Files that are being written.
    pub files: usize,
}

impl App {
    /// What would be given up, as the beginning of a question: `An export and 2 commands are under way`. `None`: nothing. A
    /// selection is nothing that runs: marks do not count.
    #[must_use]
    pub fn at_stake(&self, leaving: Leaving) -> Option<String> {
        let jobs = &self.exports.jobs;
        let exports = jobs.iter().filter(|job| job.is_running()).count();
        let saved = jobs.iter().filter(|job| job.is_under_way() && !job.is_running()).count();
        let (files, commands) = match leaving {
            Leaving::Program => (self.beside.files + saved, self.beside.commands),
            Leaving::Account => (0, 0),
        };
        let counts =
            [(exports, "An export", "exports"), (files, "A file", "files"), (commands, "A command", "commands")];
        let mut words = String::new();
        for (count, one, several) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            let many = format!("{} {several}", grouped(count as u64));
            let part = if count == 1 { one } else { many.as_str() };
            if words.is_empty() {
                words.push_str(part);
            } else {
                words.push_str(" and ");
                words.push_str(&part.to_lowercase());
            }
        }
        let all: usize = counts.iter().map(|(count, ..)| count).sum();
        let are = if all == 1 { "is" } else { "are" };
        (all > 0).then(|| format!("{words} {are} under way"))
    }
}
