use super::*;

fn fault(spec: &str) -> Fault {
    spec.parse().unwrap()
}

#[test]
fn every_listed_fault_can_be_written_as_it_is_listed() {
    for (name, about) in Fault::NAMES {
        assert_eq!(fault(name).name(), *name);
        assert!(!about.is_empty());
        for example in about.split(&[' ', ',', ';'][..]).filter(|word| word.starts_with(&format!("{name}="))) {
            assert_eq!(fault(example.trim_end_matches([')', ':'])).name(), *name);
        }
    }
}

#[test]
fn arguments_are_read() {
    assert_eq!(fault("slow=800ms").kind, Kind::Slow(800));
    assert_eq!(fault("slow=2s").kind, Kind::Slow(2000));
    assert_eq!(fault("clock=-90s").kind, Kind::Clock(-90_000));
    assert_eq!(fault("clock=+3h").kind, Kind::Clock(10_800_000));
    assert_eq!(fault("http-429=7").kind, Kind::Http429(RetryAfter::Seconds(7)));
    assert_eq!(fault("http-503=date:4").kind, Kind::Http503(RetryAfter::Date(4)));
    assert_eq!(fault("bad-csv-url=long").kind, Kind::BadCsvUrl(CsvUrl::Long));
}

#[test]
fn refusals_say_what_would_do() {
    let says = |spec: &str| spec.parse::<Fault>().unwrap_err().to_string();
    assert!(says("http-418").contains("http-503"));
    assert!(says("slow=soon").contains("800ms"));
    assert!(says("slow=-1s").contains("800ms"));
    assert!(says("timeout=3").contains("no argument"));
    assert!(says("html*few").contains("few"));
    assert!(says("html*0").contains('0'));
    assert!(says("html@nowhere").contains("vip-messages"));
    assert!(says("").contains("slow"));
}

#[test]
fn limits_hold_in_either_order() {
    for spec in ["http-500*2@vip-users", "http-500@vip-users*2"] {
        let faults = Faults::new(vec![fault(spec)]);
        assert!(!faults.take(Route::VipMessages).has(&Kind::Http500));
        assert!(faults.take(Route::VipUsers).has(&Kind::Http500));
        assert!(faults.take(Route::VipUsers).has(&Kind::Http500));
        assert!(!faults.take(Route::VipUsers).has(&Kind::Http500));
        assert_eq!(faults.active(), Vec::<String>::new());
    }
}

#[test]
fn a_fault_is_spent_only_where_it_bears() {
    let faults = Faults::new(vec![fault("cursor-stuck*1"), fault("slow=1ms")]);
    assert!(!faults.take(Route::Workspaces).has(&Kind::CursorStuck));
    assert_eq!(faults.take(Route::Csv).delay_ms(), 0, "downloads are spared");
    assert!(faults.take(Route::VipMessages).has(&Kind::CursorStuck));
    faults.clear("slow");
    assert_eq!(faults.active(), Vec::<String>::new());
}
