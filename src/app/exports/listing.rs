//! Which exports are listed and found, and what each of them is of.

use crate::app::App;
use crate::app::exports::{ExportJob, ExportOf, ExportState, Saving};
use crate::app::users::filter_in_words;
use crate::view::WindowSpec;

impl App {
    /// Exports have come or gone on: which of them are listed, and found?
    pub(crate) fn sift_exports(&mut self) {
        if self.exports.sieve.is_idle() && self.exports.hidden.is_empty() {
            return;
        }
        let texts: Vec<Vec<String>> = self.exports.jobs.iter().map(|job| self.texts_of(job)).collect();
        let height = self.areas().list_rows();
        self.exports.sift(&texts, height);
    }

    /// What an export is searched by.
    fn texts_of(&self, job: &ExportJob) -> Vec<String> {
        let place = job.saved.as_ref().map(|saved| saved.path.clone());
        let unsaved = if let Some(Saving::Failed(why)) = &job.saving { Some(why.clone()) } else { None };
        let failure = match &job.state {
            ExportState::Failed { failure, .. } => Some(failure.why.clone()),
            ExportState::Stopped { why, .. } => Some(why.clone()),
            ExportState::Running(_) | ExportState::Done { .. } => None,
        };
        let fixed = [job.of.name().to_owned(), job.workspace.name.clone(), job.channel.name.clone()];
        let urls = job.written().map(|written| written.csv_url.clone());
        fixed
            .into_iter()
            .chain([self.exported_in_words(job)])
            .chain(place)
            .chain(unsaved)
            .chain(failure)
            .chain(urls)
            .collect()
    }

    /// Which messages an export is of, or which users: window, label, kind; not cleaned.
    #[must_use]
    pub fn exported_in_words(&self, job: &ExportJob) -> String {
        match &job.of {
            ExportOf::Users(filter) => filter_in_words(*filter),
            ExportOf::Messages { window, label, kind } => {
                let label = label.as_deref().map(|label| format!(" · {}", self.label_name(label)));
                let kind = kind.map(|kind| format!(" · {kind}"));
                let window = WindowSpec::Fixed(*window).describe(self.zone);
                window + &label.unwrap_or_default() + &kind.unwrap_or_default()
            }
        }
    }
}
