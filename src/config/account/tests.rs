use std::path::Path;

use super::*;

const TWO: &str = "
[profiles.a]
base_url = 'https://a.example/v1'
api_key = 'key-a'
secret = 'canary-a'
[profiles.b]
api_key = 'key-b'
secret_env = 'B_SECRET'
";

fn account(text: &str, overrides: &Overrides, variables: &[(&str, &str)]) -> Result<Account, ConfigError> {
    let config = Config::parse(Path::new("/c.toml"), text).unwrap();
    let lookup =
        |name: &str| variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned());
    let environment = Environment::new(&lookup);
    select(&config, overrides, &environment)?.account(&environment)
}

fn profile(name: &str) -> Overrides {
    Overrides { profile: Some(name.into()), base_url: None }
}

fn error(text: &str, overrides: &Overrides, variables: &[(&str, &str)]) -> String {
    account(text, overrides, variables).unwrap_err().to_string()
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_profile_which_beats_the_default() {
    let url = |overrides: &Overrides, variables: &[(&str, &str)]| account(TWO, overrides, variables).unwrap().base_url;
    let env = ("VIPDECK_BASE_URL", "https://env.example/v1/");
    let flag = Overrides { profile: Some("a".into()), base_url: Some("https://flag.example/v1".into()) };
    assert_eq!(url(&flag, &[env]), "https://flag.example/v1");
    assert_eq!(url(&profile("a"), &[env]), "https://env.example/v1");
    assert_eq!(url(&profile("a"), &[]), "https://a.example/v1");
    assert_eq!(url(&profile("b"), &[("B_SECRET", "s")]), DEFAULT_BASE_URL);
    assert_eq!(url(&profile("a"), &[("VIPDECK_BASE_URL", "")]), "https://a.example/v1", "an empty variable is none");
}

#[test]
fn key_secret_and_profile_come_from_the_environment_too() {
    let environment = [("VIPDECK_API_KEY", "k"), ("VIPDECK_SECRET", "s")];
    let bare = account("", &Overrides::default(), &environment).unwrap();
    assert_eq!((bare.profile, bare.api_key.as_str(), bare.secret.expose_secret()), (None, "k", "s"));
    assert_eq!(bare.secret_source, SecretSource::Environment("VIPDECK_SECRET".into()));
    let named = account(TWO, &Overrides::default(), &[("VIPDECK_PROFILE", "a"), ("VIPDECK_SECRET", "s")]).unwrap();
    assert_eq!(
        (named.profile.as_deref(), named.api_key.as_str(), named.secret.expose_secret()),
        (Some("a"), "key-a", "s")
    );
    let flag = account(TWO, &profile("b"), &[("VIPDECK_PROFILE", "a"), ("B_SECRET", "b")]).unwrap();
    assert_eq!(flag.profile.as_deref(), Some("b"));
    assert!(account(TWO, &Overrides::default(), &environment).is_ok(), "no profile need be chosen");
}

#[test]
fn the_only_profile_is_the_default_one() {
    let text = "[profiles.only]\napi_key = 'k'\nsecret = 's'";
    assert_eq!(account(text, &Overrides::default(), &[]).unwrap().profile.as_deref(), Some("only"));
    let chosen = format!("default_profile = 'a'\n{TWO}");
    assert_eq!(account(&chosen, &Overrides::default(), &[]).unwrap().profile.as_deref(), Some("a"));
}

#[test]
fn the_first_run_is_told_from_a_mistake() {
    assert!(matches!(account("", &Overrides::default(), &[]), Err(ConfigError::NotConfigured)));
    assert!(matches!(account("zone = 'utc'", &Overrides::default(), &[]), Err(ConfigError::NotConfigured)));
    assert!(matches!(account(TWO, &Overrides::default(), &[]), Err(ConfigError::WhichProfile(_))));
    assert_eq!(error(TWO, &profile("c"), &[]), "there is no profile \"c\"; there are: a, b");
}

#[test]
fn what_is_missing_is_named_with_its_key() {
    assert!(
        error("[profiles.a]\nsecret = 's'", &Overrides::default(), &[]).starts_with("profiles.a.api_key: is missing")
    );
    assert!(
        error("[profiles.a]\napi_key = 'k'", &Overrides::default(), &[]).starts_with("profiles.a.secret: is missing")
    );
    assert_eq!(error(TWO, &profile("b"), &[]), "profiles.b.secret_env: the environment variable B_SECRET is not set");
    assert!(error("", &Overrides::default(), &[("VIPDECK_API_KEY", "k")]).starts_with("secret: is missing"));
    assert!(error("[profiles.a]\napi_key = 'k'\nsecret = ''", &Overrides::default(), &[]).contains("is empty"));
}

#[test]
fn addresses_and_keys_that_cannot_work_are_refused() {
    let url = |url: &str| checked_url("u", url).map_err(|error| error.to_string());
    assert_eq!(url("http://127.0.0.1:8080/v1/"), Ok("http://127.0.0.1:8080/v1".into()));
    assert_eq!(url("http://[::1]:8080/v1"), Ok("http://[::1]:8080/v1".into()));
    assert_eq!(url("http://localhost/v1"), Ok("http://localhost/v1".into()));
    for (text, why) in [
        ("http://api.example/v1", "is not https"),
        ("http://localhost.evil.example/v1", "is not https"),
        ("ftp://api.example/v1", "is not https"),
        ("api.example/v1", "is not a web address"),
        ("https://user:pw@api.example/v1", "user name"),
        ("https://api.example/v1?x=1", "query"),
        ("data:text", "is not https"),
    ] {
        assert!(url(text).unwrap_err().contains(why), "{text}");
    }
    let text = "[profiles.a]\napi_key = 'two words'\nsecret = 's'";
    let told = error(text, &Overrides::default(), &[]);
    assert!(told.starts_with("profiles.a.api_key: ") && !told.contains("two words"), "{told}");
}

#[test]
fn a_named_profile_that_the_environment_overrides_is_warned_about() {
    let config = Config::parse(Path::new("/c.toml"), TWO).unwrap();
    let environment = Environment::new(&|name| (name == "VIPDECK_SECRET").then(|| "s".to_owned()));
    let warnings = select(&config, &profile("a"), &environment).unwrap().warnings;
    assert_eq!(warnings, [Warning::Overridden { variable: "VIPDECK_SECRET", profile: "a".into() }]);
}

#[test]
fn an_account_can_be_shown_without_its_secret() {
    let shown = format!("{:?}", account(TWO, &profile("a"), &[]).unwrap());
    assert!(shown.contains("key-a") && !shown.contains("canary"));
}
