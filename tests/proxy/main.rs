//! The real binary behind a proxy: which way its requests go, and what the proxy gets to see.

// Elsewhere the system's own store of certificates counts, which a test must leave alone.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not the functions that they share")]

mod servers;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use servers::{CSV, CSV_URL, Server, key};
use tempfile::TempDir;
use vipdeck::sandbox::{Options, Sandbox};

const KEY: &str = "key-canary";
const SECRET: &str = "secret-canary";

/// Runs a command to its end, and returns what it printed; fails with what it said when it failed.
fn run(home: &Path, base_url: &str, environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vipdeck"));
    command.args(arguments).env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command.env("VIPDECK_BASE_URL", base_url).env("VIPDECK_API_KEY", KEY).env("VIPDECK_SECRET", SECRET);
    command.env("SSL_CERT_FILE", key("ca.pem")).envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn https_goes_through_the_proxy_in_a_tunnel_into_which_it_cannot_look() {
    let api = Server::api();
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        let proxy = Server::proxy(api.port);
        let address = format!("http://127.0.0.1:{}", proxy.port);
        let rows = run(home().path(), "https://api.vipdeck.test/v1", &[(name, &address)], &["workspaces"]);
        assert!(rows.contains("\"w1\""), "{rows}");
        let [seen] = &proxy.asked()[..] else { panic!("{name}: {:?}", proxy.asked()) };
        assert!(seen.starts_with("CONNECT api.vipdeck.test:443 HTTP/1.1\r\n"), "{name}: {seen}");
        for private in [KEY, SECRET, "x-api-key", "x-signature", "x-date", "workspaces"] {
            assert!(!seen.to_ascii_lowercase().contains(private), "{private} in {seen}");
        }
    }
    assert!(api.asked().iter().all(|request| request.contains("x-signature: ")), "signed within the tunnel");
}

#[test]
fn no_proxy_is_obeyed_and_so_is_plain_loopback() {
    let api = Server::api();
    let proxy = Server::proxy(api.port);
    let address = format!("http://127.0.0.1:{}", proxy.port);
    let environment = [("HTTPS_PROXY", address.as_str()), ("NO_PROXY", "127.0.0.1")];
    let base_url = format!("https://127.0.0.1:{}/v1", api.port);
    assert!(run(home().path(), &base_url, &environment, &["workspaces"]).contains("\"w1\""));
    assert_eq!((api.asked().len(), proxy.asked().len()), (1, 0));
    // Without it, this address is as good as any other.
    run(home().path(), &base_url, &environment[..1], &["workspaces"]);
    assert_eq!((api.asked().len(), proxy.asked().len()), (2, 1));

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let options = Options { messages: 30, api_key: KEY.into(), secret: SECRET.into(), ..Options::default() };
    let sandbox = runtime.block_on(Sandbox::start(options)).unwrap();
    let environment = ["HTTP_PROXY", "http_proxy", "ALL_PROXY"].map(|name| (name, address.as_str()));
    run(home().path(), sandbox.base_url(), &environment, &["workspaces"]);
    assert_eq!(proxy.asked().len(), 1, "no proxy knows a server on this machine");
}

#[test]
fn a_csv_is_fetched_through_the_proxy_without_anything_that_signs() {
    let api = Server::api();
    let proxy = Server::proxy(api.port);
    let (address, home) = (format!("http://127.0.0.1:{}", proxy.port), home());
    let environment = [("HTTPS_PROXY", address.as_str()), ("HTTP_PROXY", address.as_str())];
    let place = ["--workspace", "w1", "--channel", "FB_PAGE_1", "--last", "7d", "--output", "x.csv"];
    run(
        home.path(),
        "https://api.vipdeck.test/v1",
        &environment,
        &[&["export", "messages"], place.as_slice()].concat(),
    );
    assert_eq!(fs::read_to_string(home.path().join("x.csv")).unwrap(), CSV);
    let seen = proxy.asked().into_iter().find(|request| request.starts_with("GET ")).unwrap();
    assert!(seen.starts_with(&format!("GET {CSV_URL} HTTP/1.1\r\n")), "{seen}");
    for private in [KEY, SECRET, "x-api-key", "x-signature", "x-date", "referer"] {
        assert!(!seen.to_ascii_lowercase().contains(private), "{private} in {seen}");
    }
}
