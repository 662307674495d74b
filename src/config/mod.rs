//! Configuration: profiles, precedence, secrets, and paths.
//!
//! Order of what counts: flag, environment, profile, default. The secret is never a flag.

mod account;
mod edit;
mod error;
mod file;
pub mod paths;
mod secret;
pub mod state;

pub use account::{
    Account, DEFAULT_BASE_URL, Environment, Origin, Overrides, Selection, base_url_without_profile, select,
};
pub use edit::{EXAMPLE, FIRST_PROFILE, NewProfile, NewSecret, create, save_profile};
pub use error::{ConfigError, Warning};
pub use file::{Config, List, Notify, Profile, Program, Radar, ZoneName, load};
pub use paths::Paths;
pub use secret::SecretSource;
