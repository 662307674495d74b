use super::*;

fn found(base_url: &str, variables: &[(&str, &str)]) -> Option<String> {
    let lookup = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    proxy(&Url::parse(base_url).unwrap(), &Environment::new(&lookup))
}

#[test]
fn a_proxy_is_told_without_its_credentials() {
    let variables = [("HTTPS_PROXY", "http://user:canary@proxy.example:3128")];
    assert_eq!(found("https://api.example/v1", &variables).unwrap(), "proxy.example:3128 (HTTPS_PROXY)");
    assert_eq!(found("https://api.example/v1", &[("all_proxy", "nonsense")]).unwrap(), "all_proxy is no web address");
    assert_eq!(found("https://api.example/v1", &[]), None);
}

#[test]
fn what_is_exempt_has_no_proxy() {
    let with = |rule| [("https_proxy", "http://proxy.example:3128"), ("NO_PROXY", rule)];
    for rule in ["*", "api.example", ".example", "other, example"] {
        assert_eq!(found("https://api.example/v1", &with(rule)), None, "{rule}");
    }
    assert!(found("https://api.example/v1", &with("pi.example")).is_some());
    assert_eq!(found("http://127.0.0.1:8787/v1", &with("")), None, "nor this machine");
}
