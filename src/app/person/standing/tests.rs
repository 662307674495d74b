use super::*;
use crate::feed::Failure;

fn standing() -> Standing {
    Standing {
        found: 12,
        looked_at: 3_400,
        of: Some(5_000),
        damaged: 0,
        state: FeedState::Loading,
        completeness: Completeness::Loading,
        rests: false,
    }
}

fn words(standing: &Standing) -> (String, Sureness) {
    let keys = Keys { load_all: "a".to_owned(), repair: "R".to_owned(), reload: "r".to_owned() };
    standing.in_words(&keys)
}

#[test]
fn while_it_is_looked_for_the_words_say_how_far() {
    let expected = "12 messages in 3,400 of 5,000 rows looked at";
    assert_eq!(words(&standing()), (expected.to_owned(), Sureness::Looking));
    let one = Standing { found: 1, of: None, ..standing() };
    assert_eq!(words(&one).0, "1 message in 3,400 rows looked at");
}

#[test]
fn a_search_that_rests_is_no_end() {
    let rests = Standing { state: FeedState::More, rests: true, ..standing() };
    let (words, sureness) = words(&rests);
    assert!(words.ends_with("rows looked at; a looks at the rest"), "{words}");
    assert_eq!(sureness, Sureness::Open);
}

#[test]
fn only_what_the_counts_prove_is_called_complete() {
    let at_the_end = Standing { looked_at: 5_000, state: FeedState::Complete, ..standing() };
    let with = |completeness| words(&Standing { completeness, ..at_the_end.clone() });
    let complete = "12 messages, complete: all 5,000 rows looked at";
    assert_eq!(with(Completeness::Complete), (complete.to_owned(), Sureness::Proven));
    for open in [Completeness::Growing, Completeness::Missing(3), Completeness::CannotTell, Completeness::Loading] {
        let (words, sureness) = with(open);
        assert_eq!(sureness, Sureness::Open, "{words}");
        assert!(!words.contains("complete"), "{words}");
    }
    assert!(with(Completeness::Missing(3)).0.contains("3 counted rows did not come, R repairs"));
}

#[test]
fn a_damaged_row_may_be_anybodys() {
    let damaged =
        Standing { state: FeedState::Complete, completeness: Completeness::Complete, damaged: 2, ..standing() };
    let (words, sureness) = words(&damaged);
    assert_eq!(
        (words.as_str(), sureness),
        ("12 messages; 2 damaged rows name nobody and may be theirs", Sureness::Open)
    );
}

#[test]
fn a_failure_says_why_and_what_goes_on() {
    let failed = FeedState::Failed(Failure { why: "503".to_owned(), again: true });
    let (words, _) = words(&Standing { state: failed, ..standing() });
    assert_eq!(words, "12 messages in 3,400 of 5,000 rows looked at, then: 503; r goes on");
}
