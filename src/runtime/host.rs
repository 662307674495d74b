//! What the runtime has to be given: accounts and memory, which live in configuration and files.

use crate::api::{ApiError, Client};
use crate::app::{Account, SignIn};
use crate::memory::Recalled;

/// An account that was changed to: whom to ask, and what the screen says about it.
pub struct Session {
    /// Asks the API.
    pub client: Client,
    /// What the dashboard is told.
    pub account: Account,
    /// What the account remembers.
    pub recalled: Recalled,
}

/// Makes clients, and remembers. Its futures run as tasks beside the event loop, which never waits for them; the
/// errors are sentences for the user.
pub trait Host<M>: Send + Sync + 'static {
    /// The client of the account that the program was started with; asked for when the first request is sent, and
    /// again when that failed.
    fn connect(&self) -> impl Future<Output = Result<Client, ApiError>> + Send;

    /// Checks credentials against the API and keeps them; where they cannot be kept, the account says why.
    fn sign_in(&self, credentials: SignIn) -> impl Future<Output = Result<Session, String>> + Send;

    /// Starts the embedded sandbox.
    fn start_demo(&self) -> impl Future<Output = Result<Session, String>> + Send;

    /// Takes another profile of the configuration.
    fn switch_profile(&self, name: String) -> impl Future<Output = Result<Session, String>> + Send;

    /// Remembers for the next start what is worth it in `model`. What is needed of it is taken at once; the future
    /// writes, or says why it cannot. Calls are carried out in their order.
    fn remember(&self, model: &M) -> impl Future<Output = Result<(), String>> + Send + 'static;
}
