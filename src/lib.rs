//! vipdeck: a terminal dashboard for the messages of a brand's or game's most valuable customers.
//!
//! Data flows one way, and each room knows only the rooms below it; `docs/architecture.md` draws the house.
//!
//! ```text
//! cli ──► runtime ──► ui ──► app ──► feed ──► store, api model, view, text
//!            └──────► api client, export jobs, opener, clipboard
//! sandbox: a server of its own; it shares no types with the client
//! ```

pub mod api;
pub mod app;
pub mod cli;
pub mod config;
pub mod export;
pub mod feed;
pub mod files;
pub mod insight;
pub mod memory;
pub mod runtime;
pub mod sandbox;
pub mod store;
pub mod text;
pub mod ui;
pub mod view;
