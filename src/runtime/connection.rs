//! The client of the account that is looked at, made when it is first needed.

use std::sync::Arc;

use tokio::sync::OnceCell;

use crate::api::{ApiError, Client};

use super::Host;

/// One account's client; clones share it.
#[derive(Clone, Default)]
pub(super) struct Connection(Arc<OnceCell<Client>>);

impl Connection {
    /// One that is made already.
    pub(super) fn of(client: Client) -> Self {
        Self(Arc::new(OnceCell::new_with(Some(client))))
    }

    /// The client; the first to ask makes it, the others wait for that. A failure is not kept: the next one tries again.
    pub(super) async fn client<M, H: Host<M>>(&self, host: &H) -> Result<Client, ApiError> {
        self.0.get_or_try_init(|| host.connect()).await.cloned()
    }
}
