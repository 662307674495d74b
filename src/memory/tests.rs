use super::*;
use crate::insight::Visit;
use crate::view::Span;
use crate::view::WindowSpec;

fn view(name: &str, label: &str) -> SavedView {
    SavedView { name: name.into(), label: Some(label.into()), ..SavedView::default() }
}

fn memory(views: &[(&str, &str)]) -> Memory {
    Memory { views: views.iter().map(|(name, label)| view(name, label)).collect(), ..Memory::default() }
}

#[test]
fn what_another_program_saved_meanwhile_is_kept() {
    let base = memory(&[("a", "1")]);
    let mine = memory(&[("a", "1"), ("mine", "2")]);
    let theirs = memory(&[("a", "1"), ("theirs", "3")]);
    assert_eq!(mine.merged(&base, &theirs), memory(&[("a", "1"), ("theirs", "3"), ("mine", "2")]));
}

#[test]
fn what_was_deleted_stays_deleted_and_what_they_deleted_too() {
    let base = memory(&[("a", "1"), ("b", "2"), ("c", "3")]);
    let mine = memory(&[("b", "2"), ("c", "3")]);
    let theirs = memory(&[("a", "1"), ("c", "3")]);
    assert_eq!(mine.merged(&base, &theirs), memory(&[("c", "3")]));
}

#[test]
fn a_view_that_was_replaced_keeps_its_place() {
    let base = memory(&[("a", "1"), ("b", "2")]);
    let mine = memory(&[("a", "new"), ("b", "2")]);
    let theirs = memory(&[("a", "1"), ("b", "theirs")]);
    assert_eq!(mine.merged(&base, &theirs), memory(&[("a", "new"), ("b", "theirs")]));
}

#[test]
fn of_two_last_views_the_later_written_counts_and_watermarks_never_go_back() {
    let visit = |newest| Visit { newest, at: newest + 1 };
    let mut base = Memory::default();
    base.visits.keep("c", None, visit(10));
    let mut mine = base.clone();
    mine.last_view = Some(SavedView { window: WindowSpec::Last(Span::days(7)), ..SavedView::default() });
    mine.visits.keep("c", Some("happy"), visit(5));
    let mut theirs = base.clone();
    theirs.last_view = Some(view("", "theirs"));
    theirs.visits.keep("c", None, visit(20));
    let merged = mine.merged(&base, &theirs);
    assert_eq!(merged.last_view, mine.last_view);
    assert_eq!(merged.visits.last("c", None), Some(visit(20)));
    assert_eq!(merged.visits.last("c", Some("happy")), Some(visit(5)));
    assert_eq!(Memory::default().merged(&base, &theirs).last_view, theirs.last_view);
}
