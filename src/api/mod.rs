//! The client of the API (`api-contract`): signing, sending, retrying, and the typed answers.
//!
//! One call goes down through these files: `routes` names the question, `client` persists (limits, retries, a wrong
//! clock), `transport` makes one attempt, `rows` and its readers turn the body into values, one damaged row at a time.

mod base_url;
mod client;
mod clock;
mod credentials;
mod csv_url;
mod cursor;
mod directory;
mod error;
mod export;
mod limit;
mod options;
mod overview;
mod page;
mod params;
mod refusal;
pub(crate) mod retry;
mod route;
mod routes;
mod rows;
mod sign;
mod timer;
pub(crate) mod transport;
mod users;
mod watch;

pub(crate) use base_url::is_loopback;
pub use base_url::{BaseUrl, BaseUrlError};
pub use client::Client;
pub use clock::ClockOffset;
pub use credentials::{Credentials, CredentialsError};
pub use csv_url::{CsvUrl, CsvUrlError};
pub use cursor::Cursor;
pub use directory::{Channel, Organization, Workspace};
pub use error::{ApiError, ErrorKind, SigningHeader};
pub use export::Export;
pub use options::{ClientOptions, Timeouts};
pub use overview::{Activity, Bucket, Count, GroupBy, Overview};
pub use page::{MessageRows, MessagesBody, Page};
pub use params::{MessagesQuery, Params, Scope, UserFilter, UsersQuery};
pub use refusal::FieldError;
pub use route::Route;
pub use rows::{Listing, rows};
pub use timer::{Sleep, SystemTimer, Timer};
pub use users::{NextUsers, User, UsersPage};
pub use watch::{Attempt, Call};
