//! Nothing breaks it, nothing gets in: each defence of the program, tried from outside.
//!
//! What is counted here stands in the table of `TESTING.md`; a test fails when its row there is not what it found.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy lets tests unwrap, but not the functions that they share"
)]

#[cfg(target_os = "linux")]
mod canary;
mod clock;
#[cfg(target_os = "linux")]
mod disk;
mod faults;
mod figures;
mod gate;
mod headless;
mod hostile;
#[path = "../../fuzz/properties.rs"]
mod properties;
#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "../support/pty.rs"]
mod pty;
mod server;
mod sizes;
mod text;
mod toxic;
mod twins;
mod way;
#[cfg(target_os = "linux")]
mod ways_out;
mod whole;
