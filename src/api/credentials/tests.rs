use super::*;

#[test]
fn debug_shows_neither_key_nor_secret() {
    let credentials = Credentials::new("key-canary", SecretString::from("secret-canary")).unwrap();
    let shown = format!("{credentials:?} {:?}", credentials.api_key());
    assert!(!shown.contains("canary"), "{shown}");
}

#[test]
fn what_cannot_be_sent_is_refused_early() {
    let refused = |key: &str, secret: &str| Credentials::new(key, SecretString::from(secret)).unwrap_err();
    assert_eq!(refused("", "s"), CredentialsError::EmptyKey);
    assert_eq!(refused("k", ""), CredentialsError::EmptySecret);
    assert_eq!(refused("key\n", "s"), CredentialsError::BadKey);
    assert_eq!(refused("kéy", "s"), CredentialsError::BadKey);
}
