use super::*;
use crate::cli::exit::Code;

#[test]
fn the_report_names_nobody() {
    let mut checks = Checks::default();
    checks.ok("organization", "Canary & Sons, as ADMIN").publicly("one");
    checks.failure("tcp", Code::Unreachable, "canary.example: refused", "check canary.example");
    checks.warning("proxy", "a|b", "nothing");
    let text = markdown(&checks);
    assert!(!text.to_lowercase().contains("canary"), "{text}");
    assert!(text.contains("| ✓ | organization | one |\n| ✗ | tcp | failed |\n| ! | proxy | a\\|b |\n"), "{text}");
    assert!(text.starts_with("# vipdeck doctor\n\nvipdeck "));
}
