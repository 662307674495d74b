//! What a command looks at: the flags' view, its names looked up.

use super::args::{PlaceArgs, ViewRequest};
use super::error::CliError;
use super::place::{Place, find_place};
use crate::api::Client;
use crate::config::Config;
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
    /// A label's value or id.
    pub(super) label: Option<String>,
    /// The kind of message.
    pub(super) kind: Option<Kind>,
}

/// Looks the names up. Without a window it is `otherwise`.
pub(super) async fn find_view(
    client: &Client,
    request: ViewRequest,
    config: &Config,
    now_ms: i64,
    otherwise: WindowSpec,
) -> Result<View, CliError> {
    let ViewRequest { workspace, channel, window, label, kind } = request;
    let place = find_place(client, &PlaceArgs { workspace, channel }).await?;
    let spec = window.unwrap_or(otherwise);
    let label = label.map(|label| label_value(config, label));
    Ok(View { place, spec, window: spec.resolve(now_ms, Zone::Utc), label, kind })
}

/// The id of the custom label that the configuration gives this name; else the word itself.
fn label_value(config: &Config, wanted: String) -> String {
    let named = config.labels.iter().find(|(id, name)| **id == wanted || name.eq_ignore_ascii_case(&wanted));
    named.map_or(wanted, |(id, _)| id.clone())
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
        assert_eq!(label_value(&config, "refund requests".to_owned()), "ckl_1");
        assert_eq!(label_value(&config, "ckl_1".to_owned()), "ckl_1");
        assert_eq!(label_value(&config, "frustrated".to_owned()), "frustrated");
        assert_eq!(label_name(&config, "ckl_1"), "Refund requests");
        assert_eq!(label_name(&config, "frustrated"), "frustrated");
    }
}
