use super::*;
use proptest::prelude::*;

#[test]
fn web_addresses_are_normalised() {
    for (text, shown) in [
        ("https://Files.Example/x.csv?sig=a%2Fb", "https://files.example/x.csv?sig=a%2Fb"),
        ("http://127.0.0.1:8080/e/1.csv", "http://127.0.0.1:8080/e/1.csv"),
        ("HTTPS:\\\\files.example\\a b", "https://files.example/a%20b"),
        ("https://bücher.example/ü\u{202E}", "https://xn--bcher-kva.example/%C3%BC%E2%80%AE"),
    ] {
        assert_eq!(CsvUrl::parse(text).unwrap().to_string(), shown, "{text}");
    }
}

#[test]
fn anything_else_is_refused() {
    for (text, error) in [
        ("file:///etc/passwd", CsvUrlError::Scheme),
        ("javascript:alert(1)", CsvUrlError::Scheme),
        ("C:\\Windows\\calc.exe", CsvUrlError::Scheme),
        ("/etc/passwd", CsvUrlError::Malformed),
        ("--help", CsvUrlError::Malformed),
        ("", CsvUrlError::Malformed),
        ("https://", CsvUrlError::Malformed),
        ("ht\ntps://files.example/", CsvUrlError::Malformed),
        ("https://files.example/\u{1b}[2J", CsvUrlError::Malformed),
        ("https://user@files.example/", CsvUrlError::UserInfo),
        ("https://:pw@files.example/", CsvUrlError::UserInfo),
    ] {
        assert_eq!(CsvUrl::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn eight_kib_are_the_limit_before_and_after_escaping() {
    let of_length = |length: usize| format!("https://files.example/{}", "a".repeat(length - 22));
    assert!(CsvUrl::parse(&of_length(8192)).is_ok());
    assert_eq!(CsvUrl::parse(&of_length(8193)), Err(CsvUrlError::TooLong));
    assert_eq!(CsvUrl::parse(&format!("https://files.example/{}", " a".repeat(3000))), Err(CsvUrlError::TooLong));
}

#[test]
fn a_log_sees_no_query() {
    let url = CsvUrl::parse("https://files.example/x.csv?sig=canary#canary").unwrap();
    assert_eq!(url.redacted(), "https://files.example/x.csv?…");
    assert!(!format!("{url:?}").contains("canary"));
    assert_eq!(CsvUrl::parse("https://files.example/x.csv").unwrap().redacted(), "https://files.example/x.csv");
}

proptest! {
    #[test]
    fn what_is_taken_is_printable_ascii_and_http(text in "(https?:)?[/\\\\]{0,3}.{0,60}") {
        if let Ok(url) = CsvUrl::parse(&text) {
            prop_assert!(url.as_str().starts_with("http"));
            prop_assert!(url.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
        }
    }
}
