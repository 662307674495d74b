use super::*;

fn tally(rows: &[u64], counts: &[u64]) -> Tally {
    let mut tally = Tally::default();
    for (rows, count) in rows.iter().zip(counts) {
        tally.rows += rows;
        tally.fetched += rows;
        tally.counted(Ok(*count));
    }
    tally
}

#[test]
fn equal_counts_pass_the_verification_and_others_do_not() {
    assert!(tally(&[5, 7], &[5, 7]).judged(true).is_ok());
    let error = tally(&[5, 7], &[5, 9]).judged(true).unwrap_err();
    assert!(error.to_string().contains("12 rows are not the 14"), "{error}");
    assert_eq!(error.code().number(), 6);
    assert!(tally(&[5, 7], &[5, 9]).judged(false).is_ok(), "unless it is asked for");
    assert!(tally(&[5, 7], &[7, 5]).judged(true).is_err(), "one slice does not make up for another");
}

#[test]
fn without_a_count_nothing_is_verified() {
    let mut tally = tally(&[5], &[5]);
    tally.counted(Err(CliError::Unexpected("no".to_owned())));
    tally.counted(Ok(5));
    assert!(tally.judged(true).is_err());
}

#[test]
fn broken_paging_is_an_error_even_unasked() {
    let cut = Tally { cuts: vec!["may: the cursor stands still".to_owned()], ..Tally::default() };
    let error = cut.judged(false).unwrap_err();
    assert_eq!((error.code().number(), error.to_string().contains("stands still")), (6, true));
}

#[test]
fn the_amount_is_told_in_the_right_number() {
    let told = |rows, pages| Tally { rows, pages, ..Tally::default() }.amount(Duration::from_millis(1_240));
    assert_eq!(told(1, 1), "1 row in 1 page, 1.2 s");
    assert_eq!(told(0, 2), "0 rows in 2 pages, 1.2 s");
    let picked = Tally { rows: 2, fetched: 9, pages: 1, ..Tally::default() };
    assert_eq!(picked.amount(Duration::ZERO), "2 rows, picked from 9, in 1 page, 0.0 s");
}

#[test]
fn a_window_of_parts_of_days_may_be_counted_otherwise() {
    assert_eq!(partial(Window::new(0, 3 * DAY_MS).unwrap()), "");
    assert!(partial(Window::new(1, 3 * DAY_MS).unwrap()).contains("whole UTC days"));
}
