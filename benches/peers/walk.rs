//! One signed request after another, each page read into borrowed structs: what loading costs a plain client.
//! `walk BASE_URL KEY SECRET FROM TO LIMIT` prints rows and seconds.

use std::borrow::Cow;
use std::error::Error;
use std::io::Write as _;
use std::time::Instant;

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    items: Vec<Message<'a>>,
    #[serde(rename = "mayHaveMore")]
    more: bool,
    #[serde(rename = "nextCursor", borrow)]
    cursor: Option<Cow<'a, str>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Message<'a> {
    timestamp: i64,
    #[serde(borrow)]
    conversation_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    user_name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow)]
    labels: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow)]
    custom_label_ids: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
}

impl Message<'_> {
    /// So that nothing of it is read in vain.
    fn weight(&self) -> usize {
        let length = |text: &Option<Cow<'_, str>>| text.as_deref().map_or(0, str::len);
        self.timestamp as usize % 7
            + length(&self.conversation_id)
            + length(&self.user_name)
            + length(&self.kind)
            + length(&self.source)
            + self.labels.as_deref().map_or(0, <[_]>::len)
            + self.custom_label_ids.as_deref().map_or(0, <[_]>::len)
            + length(&self.text)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [base_url, key, secret, from, to, limit] = arguments.as_slice() else { return Err("six arguments".into()) };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?;
    let (mut rows, mut weight, mut before) = (0, 0, None::<String>);
    let began = Instant::now();
    loop {
        let mut url = url::Url::parse(&format!("{base_url}/vip-messages"))?;
        url.query_pairs_mut().extend_pairs([
            ("workspaceId", "w"),
            ("mediumId", "c"),
            ("from", from),
            ("to", to),
            ("limit", limit),
        ]);
        if let Some(before) = &before {
            url.query_pairs_mut().append_pair("before", before);
        }
        let date = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())?;
        mac.update(date.as_bytes());
        let signature = hex::encode(mac.finalize().into_bytes());
        let request = http.get(url).header("x-api-key", key).header("x-date", date).header("x-signature", signature);
        let body = request.send().await?.error_for_status()?.bytes().await?;
        let page: Page<'_> = serde_json::from_slice(&body)?;
        rows += page.items.len();
        weight += page.items.iter().map(Message::weight).sum::<usize>();
        before = page.cursor.map(Cow::into_owned);
        if !page.more {
            break;
        }
    }
    std::hint::black_box(weight);
    writeln!(std::io::stdout(), "{rows} {}", began.elapsed().as_secs_f64())?;
    Ok(())
}
