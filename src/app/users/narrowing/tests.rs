use super::*;

fn born(birthdays: &[Option<&str>]) -> Vec<User> {
    birthdays.iter().map(|text| User { birthday: text.map(ToOwned::to_owned), ..User::default() }).collect()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn months(narrowing: Narrowing, today: NaiveDate) -> Vec<Option<u8>> {
    narrowing.filters(today).iter().map(|filter| filter.birthday_month).collect()
}

#[test]
fn birthdays_ahead_need_the_months_that_they_lie_in() {
    let week = Narrowing::Ahead(Ahead::ThisWeek);
    assert_eq!(months(week, day(2026, 5, 12)), [Some(5)]);
    assert_eq!(months(week, day(2026, 12, 28)), [Some(12), Some(1)]);
    assert_eq!(months(Narrowing::Ahead(Ahead::Next30Days), day(2026, 1, 31)), [Some(1), Some(2), Some(3)]);
}

#[test]
fn they_are_in_the_order_in_which_they_come_right_across_new_year() {
    let rows = born(&[Some("01/02"), Some("12/30"), None, Some("1990-12-28"), Some("01/04"), Some("Smarch 1")]);
    let shown = Narrowing::Ahead(Ahead::ThisWeek).arrange(&rows, day(2026, 12, 28));
    assert_eq!(shown, [3, 1, 0, 5], "the fourth of January is the eighth day; what cannot be read comes last");
}

#[test]
fn who_was_born_on_the_29th_of_february_has_a_birthday_every_year() {
    let rows = born(&[Some("1992-02-29")]);
    let week = Narrowing::Ahead(Ahead::ThisWeek);
    assert_eq!(week.arrange(&rows, day(2027, 2, 26)), [0], "on the 28th in a common year");
    assert_eq!(week.arrange(&rows, day(2028, 2, 26)), [0], "on the 29th in a leap year");
    assert!(week.arrange(&rows, day(2027, 3, 1)).is_empty());
}

#[test]
fn every_other_list_stays_in_the_servers_order() {
    let rows = born(&[None, Some("01/02")]);
    for narrowing in [Narrowing::All, Narrowing::HasBirthday, Narrowing::Month(1)] {
        assert_eq!(narrowing.arrange(&rows, day(2026, 5, 1)), [0, 1]);
    }
}

#[test]
fn every_choice_has_a_name_of_its_own() {
    let mut names: Vec<String> = Narrowing::offered().map(Narrowing::name).collect();
    assert_eq!(names.len(), 16);
    assert!(names.contains(&"birthday in May".to_owned()));
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 16);
}
