//! What was checked, and how it stands.

use std::time::Duration;

use serde::Serialize;

use crate::cli::exit::Code;

/// How a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    /// It works.
    Ok,
    /// It works, or may, but something should be mended.
    Warning,
    /// It does not work.
    Failure,
}

/// How to mend what was not tried.
pub(super) const MEND_FIRST: &str = "mend what stands above first";

/// One check.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Check {
    /// What was checked.
    pub(super) name: &'static str,
    /// How it stands.
    pub(super) status: Status,
    /// The figure, or what is wrong; it can hold names.
    pub(super) figure: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mend: Option<String>,
    /// Why it was not tried, if it was not.
    #[serde(skip)]
    pub(super) not_tried: Option<String>,
    /// The figure for strangers: without secrets, names and texts.
    #[serde(skip)]
    pub(super) public: String,
    /// What a failure makes of the exit code.
    #[serde(skip)]
    pub(super) code: Code,
}

/// All checks, in their order.
#[derive(Debug, Default)]
pub(super) struct Checks {
    pub(super) all: Vec<Check>,
}

impl Checks {
    /// It works: the figure, which names nobody.
    pub(super) fn ok(&mut self, name: &'static str, figure: impl Into<String>) -> &mut Check {
        self.add(name, Status::Ok, figure.into(), None)
    }

    /// Something should be mended.
    pub(super) fn warning(
        &mut self,
        name: &'static str,
        figure: impl Into<String>,
        mend: impl Into<String>,
    ) -> &mut Check {
        self.add(name, Status::Warning, figure.into(), Some(mend.into()))
    }

    /// It does not work. The figure is taken to hold names until [`Check::publicly`] says what strangers may see.
    pub(super) fn failure(
        &mut self,
        name: &'static str,
        code: Code,
        figure: impl Into<String>,
        mend: impl Into<String>,
    ) -> &mut Check {
        let check = self.add(name, Status::Failure, figure.into(), Some(mend.into()));
        check.code = code;
        check.publicly("failed")
    }

    /// It was not tried, because something before it does not work.
    pub(super) fn not_tried(&mut self, name: &'static str, because: &str) {
        let check = self.warning(name, format!("not tried: {because}"), MEND_FIRST);
        check.not_tried = Some(because.to_owned());
    }

    fn add(&mut self, name: &'static str, status: Status, figure: String, mend: Option<String>) -> &mut Check {
        let public = figure.clone();
        self.all.push(Check { name, status, figure, mend, public, not_tried: None, code: Code::Unexpected });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

impl Check {
    /// What strangers may see instead of the figure.
    pub(super) fn publicly(&mut self, figure: impl Into<String>) -> &mut Self {
        self.public = figure.into();
        self
    }
}

/// A time as a figure.
pub(super) fn ms(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}
