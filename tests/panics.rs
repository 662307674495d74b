//! A panic in the program: the terminal is as it was, one line says where the report is, nothing private is in it, and the last
//! view is kept.
//!
//! This binary is the test and, started by it in a terminal of its own, the program as shipped, with one thread more that
//! panics when the test says so; or the dashboard with a bug of its own. No hidden way to panic has to be shipped for that.

#![cfg_attr(
    target_os = "linux",
    expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "without a harness there is no #[test]")
)]

// Pseudo-terminals differ elsewhere.
#[cfg(target_os = "linux")]
#[path = "panics/linux.rs"]
mod linux;

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {}
