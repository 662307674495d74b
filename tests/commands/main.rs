//! The commands without a screen: the real binary against a sandbox in this process.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what cannot be set up fails the test wherever that happens"
)]

mod algebra;
mod book;
mod canned;
mod check;
mod doctor;
mod exits;
mod export;
mod generated;
mod home;
mod labels;
mod messages;
mod pipes;
mod recipes;
mod users;
