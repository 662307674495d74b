use super::osc52;

#[test]
fn text_goes_as_base64_between_the_controls() {
    assert_eq!(osc52("héllo\u{1b}[2J").unwrap(), b"\x1b]52;c;aMOpbGxvG1sySg==\x07");
    assert_eq!(osc52("").unwrap(), b"\x1b]52;c;\x07");
}

#[test]
fn what_a_terminal_would_cut_off_is_refused_with_its_size() {
    assert_eq!(osc52(&"a".repeat(55_500)).unwrap().len(), 74_000 + 8);
    assert!(osc52(&"a".repeat(55_501)).unwrap_err().contains("55 KB"));
}
