//! The sandbox over raw HTTP, with a signature of the tests' own.

mod arrivals;
mod exports;
mod faults;
mod gates;
mod overview;
mod paging;
mod shape;
mod users;

use chrono::{SecondsFormat, TimeDelta};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Response;
use reqwest::redirect::Policy;
use serde_json::Value;
use sha2::Sha256;

use super::*;

const NOW: &str = "2026-05-30T13:00:00Z";

/// Frozen data laid back from [`NOW`].
fn frozen(messages: usize) -> Options {
    Options { messages, now: NOW.parse().unwrap(), arrivals: None, ..Options::default() }
}

async fn start(options: Options) -> Sandbox {
    Sandbox::start(options).await.unwrap()
}

fn client() -> reqwest::Client {
    // Fails when another test was first, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().tls_certs_only([]).redirect(Policy::none()).build().unwrap()
}

fn signature(secret: &str, date: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(date.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// A signed GET, by a clock that is `ahead_ms` ahead.
async fn get_at(sandbox: &Sandbox, path: &str, ahead_ms: i64) -> reqwest::Result<Response> {
    let now = chrono::Utc::now() + TimeDelta::milliseconds(ahead_ms);
    let date = now.to_rfc3339_opts(SecondsFormat::Millis, true);
    client()
        .get(format!("{}/{path}", sandbox.base_url()))
        .header("x-api-key", sandbox.api_key())
        .header("x-signature", signature(sandbox.secret(), &date))
        .header("x-date", date)
        .send()
        .await
}

async fn get(sandbox: &Sandbox, path: &str) -> Response {
    get_at(sandbox, path, -500).await.unwrap()
}

/// Status and JSON of a signed GET.
async fn ask(sandbox: &Sandbox, path: &str) -> (u16, Value) {
    let response = get(sandbox, path).await;
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {text:?}")))
}

/// JSON of a signed GET that succeeds.
async fn json(sandbox: &Sandbox, path: &str) -> Value {
    let (status, value) = ask(sandbox, path).await;
    assert_eq!(status, 200, "{path}: {value}");
    value
}

/// A route with the flagship's ids, and a query.
fn flagship(route: &str, query: &str) -> String {
    format!("{route}?workspaceId={FLAGSHIP_WORKSPACE}&mediumId={FLAGSHIP_CHANNEL}&{query}")
}

const MAY: &str = "from=2026-04-30&to=2026-05-30";
