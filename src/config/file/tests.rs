use secrecy::ExposeSecret;

use super::super::EXAMPLE;
use super::*;

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(Path::new("/c.toml"), text).map_err(|error| error.to_string())
}

fn as_toml(config: &Config) -> String {
    toml::to_string(config).unwrap()
}

/// The example with every setting that is off turned on.
fn all_on() -> String {
    EXAMPLE.lines().map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line)).fold(
        String::new(),
        |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        },
    )
}

#[test]
fn the_example_equals_the_defaults() {
    let example = parse(EXAMPLE).unwrap();
    assert!(example.profiles.is_empty());
    assert_eq!(as_toml(&example), as_toml(&Config::default()));
    assert_eq!(as_toml(&parse("").unwrap()), as_toml(&Config::default()));
}

#[test]
fn the_example_parses_with_everything_on() {
    let config = parse(&all_on()).unwrap();
    assert_eq!(config.default_profile.as_deref(), Some("main"));
    assert_eq!(config.profiles.len(), 3);
    assert_eq!(config.profiles["plain"].secret.as_ref().unwrap().expose_secret(), "SECRET");
    assert_eq!(config.profiles["main"].base_url.as_deref(), Some(super::super::DEFAULT_BASE_URL));
    assert_eq!(config.labels.len(), 1);
    assert_eq!(config.keys["quit"], ["q", "ctrl-q"]);
}

#[test]
fn the_example_names_every_field() {
    // An unknown key makes serde name all that it knows, so this cannot fall behind the structs.
    let known = |text: &str| -> Vec<String> {
        let error = parse(text).unwrap_err();
        let (_, names) = error.split_once("expected one of ").or_else(|| error.split_once("expected ")).unwrap();
        names.split(['`', ',', ' ']).filter(|name| !name.is_empty() && *name != "or").map(str::to_owned).collect()
    };
    let on = all_on();
    for table in ["", "[list]", "[notify]", "[radar]", "[pipe]", "[open]", "[profiles.x]"] {
        for field in known(&format!("{table}\nno_such_key = 1")) {
            let as_key = on.lines().any(|line| line.starts_with(&format!("{field} = ")));
            let as_table = on.lines().any(|line| line.starts_with(&format!("[{field}")));
            assert!(as_key || as_table, "{table} {field} is not in config.example.toml");
        }
    }
}

#[test]
fn errors_name_file_line_column_and_key() {
    assert_eq!(
        parse("zone = \"utc\"\n[list]\npage_size = 0\n").unwrap_err(),
        "/c.toml:3:13: list.page_size: expected a nonzero u32"
    );
    let unknown = parse("[profiles.main]\napi_kye = \"k\"").unwrap_err();
    assert!(unknown.starts_with("/c.toml:2:1: profiles.main: unknown field `api_kye`, expected one of"), "{unknown}");
    let broken = parse("\n zone = oops").unwrap_err();
    assert!(broken.starts_with("/c.toml:2:9: zone: ") && !broken.contains("oops"), "{broken}");
    assert_eq!(
        parse("zone = 'utc'\n\nzone = 'local'").unwrap_err(),
        "/c.toml:3:1: zone: is there twice: keep one of them"
    );
    assert!(parse("[labels]\nb = 'x'\nb = 'y'").unwrap_err().starts_with("/c.toml:3:1: b: is there twice"));
    assert!(parse("[list]\n[labels]\n[list]").unwrap_err().starts_with("/c.toml:3:2: list: is there twice"));
    assert!(parse("c2VjcmV0==").unwrap_err().starts_with("/c.toml:1:10: extra `=`"), "what is no key is not told");
    assert!(parse("default_profile = \"x\"").unwrap_err().contains("no [profiles.x]"));
    assert!(parse("[profiles.a]\nsecret='x'\nsecret_env='y'").unwrap_err().contains("profiles.a: has more than one"));
}

#[test]
fn no_error_and_no_debug_repeats_a_secret() {
    for text in [
        "[profiles.a]\nsecret = \"canary",
        "[profiles.a]\nsecret = canary",
        "[profiles.a]\nsecret = [\"canary\"]",
        "[profiles.a]\nsecret_command = \"canary\"",
        "[profiles.a]\nsecret_env = { canary = 1 }",
        "[profiles.a]\nsecret = \"canary\"\nsecret = \"canary\"",
        "[profiles.a]\nsecret = \"canary\"\nsecret_env = \"B\"",
        "zone = \"canary\"",
        "list = \"canary\"",
        "profiles = \"canary\"",
        "profiles = [\"canary\"]",
    ] {
        let error = Config::parse(Path::new("/c.toml"), text).unwrap_err();
        assert!(!error.to_string().contains("canary"), "{error}");
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    }
    let config = parse("[profiles.a]\nsecret = \"canary\"").unwrap();
    assert!(!format!("{config:?}").contains("canary"));
    assert!(!as_toml(&config).contains("canary"));
}

fn paths(config: &Path, named: bool) -> Paths {
    Paths { config: config.to_owned(), config_named: named, state: "/s".into(), logs: "/l".into() }
}

#[test]
fn a_missing_file_is_an_empty_one_unless_it_was_named() {
    let path = Path::new("/nowhere/config.toml");
    assert!(load(&paths(path, false)).unwrap().0.profiles.is_empty());
    assert!(matches!(load(&paths(path, true)), Err(ConfigError::Missing(_))));
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_warned_about() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("my config.toml");
    let warned = |text: &str, mode: u32| {
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        load(&paths(&path, true)).unwrap().1
    };
    assert_eq!(warned("[profiles.a]\nsecret = 'x'", 0o600), []);
    assert_eq!(warned("[profiles.a]\nsecret_env = 'X'", 0o644), []);
    let told = warned("[profiles.a]\nsecret = 'x'", 0o640)[0].to_string();
    assert!(told.ends_with(&format!("chmod 600 '{}'", path.display())), "{told}");
}

#[test]
fn nought_days_switch_a_rule_of_the_radar_off() {
    let radar = Radar { silent_days: 0, no_purchase_days: 90, ..Radar::default() };
    let rules = radar.rules();
    assert_eq!((rules.silent, rules.no_purchase), (None, Some(90)));
}
