//! What a command looks at: the flags' view, its names looked up.

use super::args::{PlaceArgs, ViewRequest};
use super::error::CliError;
use super::output::safe;
use super::place::{Place, find_place};
use crate::api::Client;
use crate::app::read_labels;
use crate::config::Config;
use crate::insight::LabelExpr;
use crate::view::{Kind, Window, WindowSpec, Zone};

/// A view that can be asked for.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// Whose messages.
    pub(super) place: Place,
    /// The window as it was asked for.
    pub(super) spec: WindowSpec,
    /// The window.
    pub(super) window: Window,
    /// Which labels, by value or id.
    pub(super) labels: Option<LabelExpr>,
    /// The kind of message.
    pub(super) kind: Option<Kind>,
}

impl View {
    /// The label, when the view is of one label and nothing else: the API filters that by itself.
    pub(super) fn label(&self) -> Option<&str> {
        self.labels.as_ref()?.as_label()
    }

    /// The label algebra that the API cannot answer by itself.
    pub(super) fn algebra(&self) -> Option<&LabelExpr> {
        self.labels.as_ref().filter(|labels| labels.as_label().is_none())
    }
}

/// The labels that a request names, under the configured names or as they are; a usage error when they make no sense.
pub(super) fn labels(request: &ViewRequest, config: &Config) -> Result<Option<LabelExpr>, CliError> {
    let Some(text) = &request.label else { return Ok(None) };
    let read = read_labels(text, &config.labels);
    read.map(Some).map_err(|error| CliError::Usage(format!("--label \"{}\": {error}", safe(text))))
}

/// Looks the names up. Without a window it is `otherwise`.
pub(super) async fn find_view(
    client: &Client,
    request: ViewRequest,
    config: &Config,
    now_ms: i64,
    otherwise: WindowSpec,
) -> Result<View, CliError> {
    let labels = labels(&request, config)?;
    let ViewRequest { workspace, channel, window, label: _, kind } = request;
    let place = find_place(client, &PlaceArgs { workspace, channel }).await?;
    let spec = window.unwrap_or(otherwise);
    Ok(View { place, spec, window: spec.resolve(now_ms, Zone::Utc), labels, kind })
}

/// The name that the configuration gives a label; else its value.
pub(super) fn label_name<'a>(config: &'a Config, label: &'a str) -> &'a str {
    config.labels.get(label).map_or(label, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_custom_label_goes_by_its_name_as_well() {
        let mut config = Config::default();
        config.labels.insert("ckl_1".to_owned(), "Refund requests".to_owned());
        let value = |text: &str| {
            let request = ViewRequest { label: Some(text.to_owned()), ..ViewRequest::default() };
            labels(&request, &config).unwrap().unwrap().to_string()
        };
        assert_eq!(value("refund requests"), "ckl_1");
        assert_eq!(value("ckl_1"), "ckl_1");
        assert_eq!(value("frustrated"), "frustrated");
        assert_eq!(value("not \"Refund Requests\" & frustrated"), "not ckl_1 and frustrated");
        assert_eq!(value("payment issue"), "\"payment issue\"", "nothing in it joins labels");
        assert_eq!(label_name(&config, "ckl_1"), "Refund requests");
        assert_eq!(label_name(&config, "frustrated"), "frustrated");
    }

    #[test]
    fn labels_that_make_no_sense_are_a_usage_error() {
        for text in ["", " ", "a and", "(a", "a and (b or"] {
            let request = ViewRequest { label: Some(text.to_owned()), ..ViewRequest::default() };
            let error = labels(&request, &Config::default()).unwrap_err();
            assert_eq!(error.code().number(), 2, "{text}");
        }
    }
}
