use super::*;

#[test]
fn days_that_fit_stay_days() {
    assert_eq!(Buckets::fit(&[1, 2, 3], 3), Buckets { size: 1, sums: vec![1, 2, 3] });
}

#[test]
fn days_that_do_not_fit_are_put_together_from_the_newest_back() {
    assert_eq!(Buckets::fit(&[1, 2, 3, 4, 5], 3), Buckets { size: 2, sums: vec![1, 5, 9] });
    assert_eq!(Buckets::fit(&[1; 400], 60).sums.len(), 58);
}

#[test]
fn no_days_and_no_cells_are_no_trouble() {
    assert_eq!(Buckets::fit(&[], 10).sums, Vec::<u64>::new());
    assert_eq!(Buckets::fit(&[1, 2], 0).sums, [3]);
}

#[test]
fn what_is_not_nothing_is_seen() {
    assert_eq!(height(0, 1_000, 4), 0);
    assert_eq!(height(1, 1_000, 4), 1);
    assert_eq!(height(1_000, 1_000, 4), 32);
    assert_eq!(height(u64::MAX, u64::MAX, 4), 32);
    assert_eq!(height(5, 0, 4), 0);
}

#[test]
fn sparklines_show_days_of_nothing() {
    assert_eq!(sparkline(&[0, 1, 4, 8], 4), "·▁▄█");
    assert_eq!(sparkline(&[0, 0], 4), "··");
}
