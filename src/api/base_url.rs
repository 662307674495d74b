//! The address that all routes are joined to.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

use super::{Params, Route};

/// The API's address, such as `https://host/externalApi/v1`, with or without a slash at the end.
///
/// https only, but for http on loopback (the sandbox), because three headers identify the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl(Url);

/// Why an address cannot be the API's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BaseUrlError {
    /// It does not parse.
    #[error("the base URL is not a web address: write it as https://HOST/…/v1")]
    Malformed(#[from] url::ParseError),
    /// Neither https, nor http on loopback.
    #[error("the base URL is not https: only this machine (localhost, 127.0.0.1, [::1]) may be asked over http")]
    Insecure,
    /// A user name or a password stands in it.
    #[error("the base URL holds a user name or password: leave them out, key and secret have places of their own")]
    UserInfo,
    /// Something follows the path.
    #[error("the base URL ends in a query or fragment: leave everything from ? or # out")]
    Trailing,
}

impl BaseUrl {
    /// Whether the server is on this machine and spoken to without TLS.
    #[must_use]
    pub fn is_plain_loopback(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// As it is parsed.
    pub(crate) const fn url(&self) -> &Url {
        &self.0
    }

    pub(super) fn of(&self, route: Route, params: &Params) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}/{}", self.0.path().trim_end_matches('/'), route.path()));
        if !params.is_empty() {
            url.query_pairs_mut().extend_pairs(params.iter());
        }
        url
    }
}

impl FromStr for BaseUrl {
    type Err = BaseUrlError;

    fn from_str(text: &str) -> Result<Self, BaseUrlError> {
        let mut url = Url::parse(text.trim())?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            _ => return Err(BaseUrlError::Insecure),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BaseUrlError::UserInfo);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(BaseUrlError::Trailing);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }
}

/// Whether an address is of this machine, by its number or as `localhost`.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests;
