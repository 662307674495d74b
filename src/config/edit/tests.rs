use super::*;

fn new(name: &str, secret: NewSecret) -> NewProfile {
    NewProfile { name: name.into(), base_url: None, api_key: "key".into(), secret }
}

fn edited(text: &str, profile: &NewProfile) -> Result<String, ConfigError> {
    with_profile(Path::new("/c.toml"), text, profile)
}

#[test]
fn the_rest_of_the_file_stays_with_its_comments() {
    let old = "# mine\nzone = 'utc' # here\n\n[profiles.a] # first\napi_key = 'a'\nsecret = 's'\n\n[labels]\n# names\nx = 'y'\n";
    let text = edited(old, &new("b", NewSecret::Env("B".into()))).unwrap();
    let added = "\n[profiles.b]\napi_key = \"key\"\nsecret_env = \"B\"\n";
    assert_eq!(text, format!("{old}{added}"));
    let old = "profiles.a = { api_key = 'a', secret = 's' }\n[labels]\n#x = 'y'";
    let text = edited(old, &new("b", NewSecret::Env("B".into()))).unwrap();
    let config = Config::parse(Path::new("/c.toml"), &text).unwrap();
    assert_eq!(config.profiles.len(), 2, "dotted keys are added to as well: {text}");
}

#[test]
fn a_profile_of_that_name_gets_the_new_secret_and_keeps_its_comments() {
    let old = "[profiles.a]\n# the address\nbase_url = 'https://a.example/v1'\napi_key = 'old'\nsecret = 'old'\n";
    let text = edited(old, &new("a", NewSecret::Command(vec!["pass".into(), "a b".into()]))).unwrap();
    assert_eq!(
        text,
        "[profiles.a]\n# the address\nbase_url = 'https://a.example/v1'\napi_key = \"key\"\nsecret_command = [\"pass\", \"a b\"]\n"
    );
}

#[test]
fn a_new_file_begins_as_the_example_and_the_first_profile_is_the_default() {
    let text = edited(EXAMPLE, &new("my profile", NewSecret::Inline("a\"b\\c\n".to_owned().into()))).unwrap();
    let config = Config::parse(Path::new("/c.toml"), &text).unwrap();
    assert_eq!(config.default_profile.as_deref(), Some("my profile"));
    assert_eq!(config.profiles["my profile"].secret.as_ref().unwrap().expose_secret(), "a\"b\\c\n");
    let rest = text.split_once("\n[profiles.\"my profile\"]\napi_key").map(|(before, _)| before);
    let rest = rest.map(|rest| rest.replacen("default_profile = \"my profile\"\n", "", 1));
    assert_eq!(rest.as_deref(), Some(EXAMPLE), "no comment of the example moves into another table");
}

#[test]
fn a_file_that_is_no_configuration_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config.toml");
    for damaged in ["zone = ", "no_such_key = 1"] {
        fs::write(&path, damaged).unwrap();
        assert!(save_profile(&path, &new("a", NewSecret::Env("A".into()))).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    }
}

#[test]
fn inline_tables_are_filled_too() {
    let text =
        edited("profiles = { a = { api_key = 'a', secret = 's' } }\n", &new("a", NewSecret::Env("A".into()))).unwrap();
    assert!(text.contains("secret_env") && !text.contains("secret ="), "{text}");
}

#[test]
fn many_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("config.toml");
    std::thread::scope(|scope| {
        for number in 0..16 {
            let path = &path;
            scope.spawn(move || {
                save_profile(path, &new(&format!("p{number}"), NewSecret::Env("A".into()))).unwrap();
            });
        }
    });
    let config = Config::parse(&path, &fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(config.profiles.len(), 16);
}
