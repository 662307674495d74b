//! The API key and the secret that signs.

use std::fmt;

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

/// The key and the secret of one organization. `Debug` shows neither.
#[derive(Clone)]
pub struct Credentials {
    api_key: HeaderValue,
    secret: SecretString,
}

/// Why a key or a secret cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// Nothing stands where the key should be.
    #[error("the API key is empty")]
    EmptyKey,
    /// The key cannot travel in a header.
    #[error("the API key holds a space or a character that no API key has: copy it again")]
    BadKey,
    /// Nothing stands where the secret should be.
    #[error("the secret is empty")]
    EmptySecret,
}

impl Credentials {
    /// Checks that both are there and that the key can be sent as a header.
    pub fn new(api_key: &str, secret: SecretString) -> Result<Self, CredentialsError> {
        Self::check_key(api_key)?;
        if secret.expose_secret().is_empty() {
            return Err(CredentialsError::EmptySecret);
        }
        let mut api_key = HeaderValue::from_str(api_key).map_err(|_| CredentialsError::BadKey)?;
        api_key.set_sensitive(true);
        Ok(Self { api_key, secret })
    }

    /// Checks that a key is there and can be sent as a header, which takes no space and nothing but ASCII.
    pub fn check_key(api_key: &str) -> Result<(), CredentialsError> {
        if api_key.is_empty() {
            return Err(CredentialsError::EmptyKey);
        }
        if api_key.bytes().all(|byte| byte.is_ascii_graphic()) { Ok(()) } else { Err(CredentialsError::BadKey) }
    }

    pub(super) fn api_key(&self) -> HeaderValue {
        self.api_key.clone()
    }

    pub(super) const fn secret(&self) -> &SecretString {
        &self.secret
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(masked)")
    }
}

#[cfg(test)]
mod tests;
