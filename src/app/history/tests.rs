use super::*;

fn line(text: &str) -> Typed {
    Typed { text: text.to_owned(), mode: Mode::Literal }
}

fn of(texts: &[&str]) -> History<Typed> {
    let mut history = History::default();
    for text in texts {
        history.keep(line(text));
    }
    history
}

#[test]
fn an_entry_that_comes_again_is_the_newest_and_stands_once() {
    let texts: Vec<String> = of(&["a", "b", "a"]).iter().map(|entry| entry.text.clone()).collect();
    assert_eq!(texts, ["a", "b"]);
}

#[test]
fn the_oldest_goes_where_there_are_too_many() {
    let mut history = History::default();
    for number in 0..MOST + 5 {
        history.keep(number);
    }
    assert_eq!(
        (history.iter().len(), history.newest(), history.iter().next_back()),
        (MOST, Some(&(MOST + 4)), Some(&5))
    );
}

#[test]
fn what_was_typed_is_the_newest() {
    let history = of(&["old", "new"]);
    let mut recall = Recall::default();
    let mut step = |older, now| recall.step(&history, older, line(now)).map(|line| line.text);
    assert_eq!(step(false, "typed"), None);
    assert_eq!(step(true, "typed").as_deref(), Some("new"));
    assert_eq!(step(true, "new").as_deref(), Some("old"));
    assert_eq!(step(true, "old"), None, "the oldest stays");
    assert_eq!(step(false, "old").as_deref(), Some("new"));
    assert_eq!(step(false, "new").as_deref(), Some("typed"));
    assert_eq!(step(false, "typed"), None);
}

#[test]
fn what_stands_there_already_is_passed_over() {
    let history = of(&["old", "new"]);
    let mut recall = Recall::default();
    let mut step = |older, now| recall.step(&history, older, line(now)).map(|line| line.text);
    assert_eq!(step(true, "new").as_deref(), Some("old"));
    assert_eq!(step(false, "old").as_deref(), Some("new"), "what was typed");
}

#[test]
fn what_was_typed_is_in_no_debug_output() {
    let mut histories = Histories::default();
    histories.keep(PromptKind::Search, line("refund"));
    let said = format!("{histories:?} {:?}", line("refund"));
    assert!(!said.contains("refund"), "{said}");
}

#[test]
fn an_empty_line_is_not_kept() {
    let mut histories = Histories::default();
    histories.keep(PromptKind::Filter, line(" "));
    assert!(histories.of(PromptKind::Search).unwrap().newest().is_none());
}
