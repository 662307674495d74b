//! Whom the dashboard asks, and what it remembers: the runtime's host.

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::Mutex;

use super::memories::{self, Memories};
use crate::api::{ApiError, BaseUrl, Client, ClientOptions, Credentials};
use crate::app::{self, App, SignIn};
use crate::config::{self, Account, Environment, NewProfile, NewSecret, Overrides, Paths, save_profile};
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

/// The name of the profile that the welcome screen writes.
const FIRST_PROFILE: &str = "default";

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
        let client = client(sandbox.base_url(), sandbox.api_key(), sandbox.secret().to_owned().into());
        *running = Some(sandbox);
        client
    }

    /// Checks credentials by asking whose they are.
    async fn checked(credentials: &SignIn) -> Result<Client, String> {
        let client = client(&credentials.base_url, &credentials.api_key, credentials.secret.clone());
        let client = client.map_err(|error| error.to_string())?;
        client.organizations().await.map_err(|error| error.to_string())?;
        Ok(client)
    }
}

fn client(base_url: &str, api_key: &str, secret: SecretString) -> Result<Client, ApiError> {
    let base_url: BaseUrl =
        base_url.parse().map_err(|error: crate::api::BaseUrlError| ApiError::misconfigured(error.to_string()))?;
    let credentials = Credentials::new(api_key, secret).map_err(|error| ApiError::misconfigured(error.to_string()))?;
    Ok(Client::new(ClientOptions::new(base_url, credentials)))
}

impl Host<App> for Accounts {
    async fn connect(&self) -> Result<Client, ApiError> {
        match &self.whom {
            Whom::Account(account) => client(&account.base_url, &account.api_key, account.secret.clone()),
            Whom::Demo(options) => self.demo(options.clone()).await,
            Whom::Nobody => Err(ApiError::misconfigured("nobody is signed in".to_owned())),
        }
    }

    async fn sign_in(&self, credentials: SignIn) -> Result<Session, String> {
        let client = Self::checked(&credentials).await?;
        let owner = memories::owner(Some(FIRST_PROFILE), &credentials.base_url, &credentials.api_key);
        let profile = NewProfile {
            name: FIRST_PROFILE.to_owned(),
            base_url: Some(credentials.base_url),
            api_key: credentials.api_key,
            secret: NewSecret::Inline(credentials.secret),
        };
        save_profile(&self.paths.config, &profile).map_err(|error| error.to_string())?;
        self.session(client, app::Account::Profile(FIRST_PROFILE.to_owned()), owner).await
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
        let client = client(&account.base_url, &account.api_key, account.secret).map_err(|error| error.to_string())?;
        self.session(client, shown, owner).await
    }

    fn remember(&self, app: &App) -> impl Future<Output = Result<(), String>> + Send + 'static {
        let (memories, now) = (self.memories.clone(), app.memory());
        async move {
            let Some(now) = now else { return Ok(()) };
            tokio::task::spawn_blocking(move || memories.keep(now)).await.map_err(|error| error.to_string())?
        }
    }
}
