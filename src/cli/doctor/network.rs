//! The way to the server, step by step: name, connection, TLS, proxy.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Host, Url};

use super::check::{Checks, ms};
use crate::api::transport::{builder, root_cause};
use crate::api::{BaseUrl, is_loopback};
use crate::cli::exit::Code;
use crate::config::Environment;

/// How long each step may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Checks the way to the server at this address.
pub(super) async fn check(base_url: &str, environment: &Environment<'_>, checks: &mut Checks) {
    let base = match base_url.parse::<BaseUrl>() {
        Ok(base) => base,
        Err(error) => {
            let mend = "correct base_url in the profile, or --base-url";
            checks.failure("address", Code::Config, error.to_string(), mend);
            for name in ["dns", "tcp", "proxy", "tls"] {
                checks.not_tried(name, "there is no usable address");
            }
            return;
        }
    };
    let url = base.url();
    checks.ok("address", base.to_string()).publicly(scheme(url));
    let proxy = proxy(url, environment);
    let behind_proxy = proxy.is_some();
    let address = name(url, behind_proxy, checks).await;
    match address {
        Some(address) => connection(address, behind_proxy, checks).await,
        None => checks.not_tried("tcp", "the name was not found"),
    }
    said_proxy(proxy, checks);
    // A proxy may know names that this machine does not.
    if address.is_some() || behind_proxy {
        tls(url, base.is_plain_loopback(), checks).await;
    } else {
        checks.not_tried("tls", "the name was not found");
    }
}

fn scheme(url: &Url) -> String {
    let place = if is_loopback(url) { "this machine" } else { "another machine" };
    format!("{}, {place}", url.scheme())
}

/// The first address of the host.
async fn name(url: &Url, behind_proxy: bool, checks: &mut Checks) -> Option<SocketAddr> {
    let port = url.port_or_known_default().unwrap_or(443);
    let host = match url.host()? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => {
            checks.ok("dns", "not needed: the host is an address");
            return Some((address, port).into());
        }
        Host::Ipv6(address) => {
            checks.ok("dns", "not needed: the host is an address");
            return Some((address, port).into());
        }
    };
    let started = Instant::now();
    let found = timeout(PATIENCE, tokio::net::lookup_host((host.as_str(), port))).await;
    let problem = match found {
        Ok(Ok(addresses)) => {
            let addresses: Vec<_> = addresses.collect();
            if let Some(first) = addresses.first() {
                let figure = format!("{host} has {} addresses, {}", addresses.len(), ms(started.elapsed()));
                checks.ok("dns", figure).publicly(format!("{} addresses", addresses.len()));
                return Some(*first);
            }
            format!("{host} has no address")
        }
        Ok(Err(error)) => format!("{host}: {error}"),
        Err(_) => format!("{host}: no answer within {} s", PATIENCE.as_secs()),
    };
    if behind_proxy {
        checks.warning("dns", problem, "nothing to mend if the proxy looks names up").publicly("not found");
    } else {
        let mend = "check the network, the name in base_url, and the DNS server";
        checks.failure("dns", Code::Unreachable, problem, mend).publicly("not found");
    }
    None
}

async fn connection(address: SocketAddr, behind_proxy: bool, checks: &mut Checks) {
    let started = Instant::now();
    let problem = match timeout(PATIENCE, TcpStream::connect(address)).await {
        Ok(Ok(_)) => {
            checks.ok("tcp", format!("{address}, {}", ms(started.elapsed()))).publicly(ms(started.elapsed()));
            return;
        }
        Ok(Err(error)) => format!("{address}: {error}"),
        Err(_) => format!("{address}: no answer within {} s", PATIENCE.as_secs()),
    };
    if behind_proxy {
        checks.warning("tcp", problem, "nothing to mend if only the proxy may connect").publicly("no connection");
    } else {
        let mend = "check that the server runs, the port in base_url, and any firewall or proxy";
        checks.failure("tcp", Code::Unreachable, problem, mend).publicly("no connection");
    }
}

/// A request without credentials: any answer to it means that the connection is trusted.
async fn tls(url: &Url, plain_loopback: bool, checks: &mut Checks) {
    if plain_loopback {
        checks.ok("tls", "not used on this machine");
        return;
    }
    let mut root = url.clone();
    root.set_path("/");
    let started = Instant::now();
    let problem = match tokio::task::spawn_blocking(move || builder(PATIENCE, false).build()).await {
        Ok(Ok(http)) => match timeout(PATIENCE * 2, http.get(root).send()).await {
            Ok(Ok(answer)) => {
                checks.ok("tls", format!("trusted, {:?}, {}", answer.version(), ms(started.elapsed())));
                return;
            }
            Ok(Err(error)) => root_cause(&error),
            Err(_) => "no answer in time".to_owned(),
        },
        Ok(Err(error)) => root_cause(&error),
        Err(error) => error.to_string(),
    };
    let mend = "check this machine's date and certificates, and any proxy that opens connections";
    checks.failure("tls", Code::Unreachable, problem, mend).publicly("no trusted connection");
}

/// The proxy that the environment names for this address, without its credentials.
fn proxy(url: &Url, environment: &Environment<'_>) -> Option<String> {
    if is_loopback(url) {
        return None;
    }
    let host = url.host_str().unwrap_or_default();
    let spared = ["NO_PROXY", "no_proxy"].iter().find_map(|name| environment.get(name)).unwrap_or_default();
    let exempts = |rule: &str| {
        let rule = rule.trim().trim_start_matches('.');
        rule == "*" || (!rule.is_empty() && (host == rule || host.ends_with(&format!(".{rule}"))))
    };
    if spared.split(',').any(exempts) {
        return None;
    }
    let named = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    let (name, value) = named.iter().find_map(|name| Some((name, environment.get(name)?)))?;
    let place =
        Url::parse(&value).ok().and_then(|proxy| Some((proxy.host_str()?.to_owned(), proxy.port_or_known_default())));
    Some(match place {
        Some((host, Some(port))) => format!("{host}:{port} ({name})"),
        Some((host, None)) => format!("{host} ({name})"),
        None => format!("{name} is no web address"),
    })
}

fn said_proxy(proxy: Option<String>, checks: &mut Checks) {
    match proxy {
        None => checks.ok("proxy", "none"),
        Some(proxy) => checks.ok("proxy", proxy).publicly("one, from the environment"),
    };
}

#[cfg(test)]
mod tests;
