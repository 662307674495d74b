use super::*;

#[test]
fn nought_days_switch_a_rule_of_the_radar_off() {
    let radar = config::Radar { silent_days: 0, no_purchase_days: 90, ..config::Radar::default() };
    let rules = radar_rules(&radar);
    assert_eq!((rules.silent, rules.no_purchase), (None, Some(90)));
}
