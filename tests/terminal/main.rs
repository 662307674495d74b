//! The real binary in a real terminal, used as a person uses it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy lets tests unwrap, but not the functions that they share"
)]

mod dashboard;
mod keys;
mod opener;
mod people;
#[expect(dead_code, reason = "a person leaves by no signal, and hangs nothing up")]
#[path = "../support/pty.rs"]
mod pty;
mod session;
