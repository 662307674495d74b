use super::*;
use crate::store::Mode;

fn pattern(text: &str) -> Pattern {
    Pattern::parse(text, Mode::Literal).unwrap()
}

fn sift(sieve: &mut Sieve) -> Vec<&'static str> {
    sieve.sift(vec!["ab", "b", "abc", "c", "a"], |pattern, row| pattern.matches(row))
}

#[test]
fn a_search_goes_through_what_the_filter_leaves() {
    let mut sieve = Sieve { filter: Some(pattern("a")), find: Some(pattern("b")), ..Sieve::default() };
    assert_eq!(sift(&mut sieve), ["ab", "abc", "a"]);
    assert_eq!((sieve.found(), sieve.number(1), sieve.number(2)), (2, Some((2, 2)), None));
    sieve.filter = None;
    assert_eq!(sift(&mut sieve).len(), 5);
    assert_eq!((sieve.found(), sieve.number(1)), (3, Some((2, 3))));
}

#[test]
fn the_next_match_is_found_round_the_ends() {
    let mut sieve = Sieve { find: Some(pattern("c")), ..Sieve::default() };
    sift(&mut sieve);
    let down: Vec<_> = (0..5).map(|at| sieve.next(at, true)).collect();
    assert_eq!(down, [Some(2), Some(2), Some(3), Some(2), Some(2)]);
    let up: Vec<_> = (0..5).map(|at| sieve.next(at, false)).collect();
    assert_eq!(up, [Some(3), Some(3), Some(3), Some(2), Some(3)]);
    sieve.find = Some(pattern("z"));
    sift(&mut sieve);
    assert_eq!((sieve.next(0, true), sieve.next(0, false)), (None, None));
}
