//! Nothing breaks it, nothing gets in: each defence of the program, tried from outside.
//!
//! What is counted here stands in the table of `TESTING.md`; a test fails when its row there is not what it found.

#![expect(clippy::unwrap_used, clippy::panic, reason = "clippy lets tests unwrap, but not the functions that they share")]


#[cfg(target_os = "linux")]
mod canary;
mod clock;
mod desk;
mod faults;
mod figures;
mod gate;
mod hostile;
#[cfg(target_os = "linux")]
#[path = "../support/pty.rs"]
mod pty;
#[path = "../../fuzz/properties.rs"]
mod properties;
mod server;
mod sizes;
#[cfg(target_os = "linux")]
mod soak;
mod text;
mod way;
mod toxic;
mod twins;
#[cfg(target_os = "linux")]
mod ways_out;
