//! Whom the dashboard asks, and what it remembers: the runtime's host.

use std::sync::Arc;

use tokio::sync::Mutex;

use super::memories::{self, Memories};
use super::network;
use crate::api::{ApiError, Client, ClientOptions, ErrorKind, SigningHeader};
use crate::app::{self, App, SignIn};
use crate::config::{self, Account, Environment, FIRST_PROFILE, NewProfile, NewSecret, Overrides, Paths, save_profile};
use crate::runtime::{Host, Session};
use crate::sandbox::{Options, Sandbox};

/// Whom to ask.
#[derive(Debug)]
pub(super) enum Whom {
    /// Nobody yet: the welcome screen opens.
    Nobody,
    /// An account of the configuration or the environment.
    Account(Account),
    /// The embedded sandbox, started when the first request is sent.
    Demo(Options),
}

impl Whom {
    /// What the top line says.
    pub(super) fn shown(&self) -> Option<app::Account> {
        match self {
            Self::Nobody => None,
            Self::Demo(_) => Some(app::Account::Demo),
            Self::Account(account) => Some(shown(account)),
        }
    }

    /// Under which name it remembers; nobody does not.
    pub(super) fn owner(&self) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::Demo(_) => Some(memories::DEMO.to_owned()),
            Self::Account(account) => Some(memories::owner_of(account)),
        }
    }
}

fn shown(account: &Account) -> app::Account {
    account.profile.clone().map_or(app::Account::Environment, app::Account::Profile)
}

/// The accounts that there are, and the sandbox once it runs.
pub(super) struct Accounts {
    whom: Whom,
    paths: Paths,
    memories: Memories,
    /// Kept for as long as the dashboard runs: dropping it ends the server.
    sandbox: Arc<Mutex<Option<Sandbox>>>,
}

impl Accounts {
    pub(super) fn new(whom: Whom, paths: Paths, memories: Memories) -> Self {
        Self { whom, paths, memories, sandbox: Arc::default() }
    }

    /// An account to go on with, and what it remembers.
    async fn session(&self, client: Client, account: app::Account, owner: String) -> Result<Session, String> {
        let memories = self.memories.clone();
        let recalled = tokio::task::spawn_blocking(move || memories.recall(owner).0).await;
        Ok(Session { client, account, recalled: recalled.map_err(|error| error.to_string())? })
    }

    /// The embedded sandbox, which is started if it does not run yet.
    async fn demo(&self, options: Options) -> Result<Client, ApiError> {
        let mut running = self.sandbox.lock().await;
        let sandbox = match running.take() {
            Some(sandbox) => sandbox,
            None => Sandbox::start(options)
                .await
                .map_err(|error| ApiError::misconfigured(format!("the sandbox could not be started: {error}")))?,
        };
        let options = ClientOptions::read(sandbox.base_url(), sandbox.api_key(), sandbox.secret().to_owned().into());
        *running = Some(sandbox);
        options.map(Client::new)
    }

    /// Checks credentials by asking whose they are.
    async fn checked(credentials: &SignIn) -> Result<Client, String> {
        let SignIn { base_url, api_key, secret } = credentials;
        let options = ClientOptions::read(base_url, api_key, secret.clone());
        let client = options.map(Client::new).map_err(|error| told_where_typed(&error))?;
        client.organizations().await.map_err(|error| told_where_typed(&error))?;
        Ok(client)
    }
}

/// What failed, for a screen on which all that can be wrong stands typed: there may be no file yet that an advice could name.
fn told_where_typed(error: &ApiError) -> String {
    let advice = match error.kind() {
        ErrorKind::Forbidden => match error.disliked_header() {
            Some(SigningHeader::Key) => "check the API key",
            Some(SigningHeader::Date) => "set this machine's clock",
            Some(SigningHeader::Signature) => "check the secret",
            None => "check API key and secret",
        },
        // It says itself which of them cannot be used, and why.
        ErrorKind::Misconfigured => return error.reason(),
        ErrorKind::NotFound | ErrorKind::Redirect | ErrorKind::OtherStatus | ErrorKind::NotJson => "check the base URL",
        _ => return error.to_string(),
    };
    format!("{}: {advice}", error.reason())
}

impl Host<App> for Accounts {
    async fn connect(&self) -> Result<Client, ApiError> {
        match &self.whom {
            Whom::Account(account) => network::options(account).map(Client::new),
            Whom::Demo(options) => self.demo(options.clone()).await,
            Whom::Nobody => Err(ApiError::misconfigured("nobody is signed in".to_owned())),
        }
    }

    async fn sign_in(&self, credentials: SignIn) -> Result<Session, String> {
        let client = Self::checked(&credentials).await?;
        let profile = NewProfile {
            name: FIRST_PROFILE.to_owned(),
            base_url: Some(credentials.base_url.clone()),
            api_key: credentials.api_key.clone(),
            secret: NewSecret::Inline(credentials.secret),
        };
        // The API takes them: that they cannot be kept is no reason not to use them.
        let (account, name) = match save_profile(&self.paths.config, &profile) {
            Ok(()) => (app::Account::Profile(FIRST_PROFILE.to_owned()), Some(FIRST_PROFILE)),
            Err(why) => (app::Account::Unsaved(why.to_string()), None),
        };
        let owner = memories::owner(name, &credentials.base_url, &credentials.api_key);
        self.session(client, account, owner).await
    }

    async fn start_demo(&self) -> Result<Session, String> {
        let client = self.demo(Options::default()).await.map_err(|error| error.to_string())?;
        self.session(client, app::Account::Demo, memories::DEMO.to_owned()).await
    }

    async fn switch_profile(&self, name: String) -> Result<Session, String> {
        let (paths, overrides) = (self.paths.clone(), Overrides { profile: Some(name), base_url: None });
        // The file is read anew: the profile may be of this session. And a profile's command can take seconds.
        let account = tokio::task::spawn_blocking(move || {
            let environment = Environment::of_process();
            let (config, _) = config::load(&paths)?;
            config::select(&config, &overrides, &environment)?.account(&environment)
        });
        let account = account.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
        let (shown, owner) = (shown(&account), memories::owner_of(&account));
        let options = network::options(&account).map_err(|error| error.to_string())?;
        self.session(Client::new(options), shown, owner).await
    }

    fn remember(&self, app: &App) -> impl Future<Output = Result<(), String>> + Send + 'static {
        let (memories, now) = (self.memories.clone(), app.memory());
        async move {
            let Some(now) = now else { return Ok(()) };
            tokio::task::spawn_blocking(move || memories.keep(now)).await.map_err(|error| error.to_string())?
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_welcome_screen_names_what_was_typed_and_no_file() {
        for (status, body, advice) in [
            (403, r#"{"message":"Unknown API key in x-api-key"}"#, "check the API key"),
            (403, r#"{"message":"Invalid signature in x-signature"}"#, "check the secret"),
            (403, r#"{"message":"Signature expired"}"#, "set this machine's clock"),
            (403, "{}", "check API key and secret"),
            (404, r#"{"message":"Not found"}"#, "check the base URL"),
        ] {
            let told = told_where_typed(&ApiError::of_status(status, body.as_bytes()));
            assert!(told.ends_with(advice) && !told.contains("vipdeck config"), "{told}");
        }
        let mistyped = ClientOptions::read("https://api.example/v1", "two words", "s".to_owned().into()).unwrap_err();
        let told = told_where_typed(&mistyped);
        assert!(told.starts_with("the API key holds a space") && !told.contains("URL"), "{told}");
        let busy = ApiError::of_status(429, b"{}");
        assert_eq!(told_where_typed(&busy), busy.to_string());
    }
}
