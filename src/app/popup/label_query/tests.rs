use super::*;

fn picker(labels: &[(&str, &str)]) -> Picker {
    let item = |name: &str, label: Option<&str>| PickerItem {
        name: name.into(),
        detail: String::new(),
        refused: None,
        current: label.is_none(),
        choice: Choice::Label(label.map(ToOwned::to_owned)),
    };
    let all = [item("all messages", None)].into_iter();
    let items = all.chain(labels.iter().map(|(label, name)| item(name, Some(label)))).collect();
    Picker::new(PickerKind::Label, items, PickerState::Ready)
}

fn typed(text: &str) -> Picker {
    let mut picker = picker(&[("frustrated", "frustrated"), ("spam", "spam"), ("c_1", "Refund wanted")]);
    picker.query.set(text);
    picker.filter();
    picker
}

fn names(picker: &Picker) -> Vec<&str> {
    picker.shown().map(|item| item.name.as_str()).collect()
}

#[test]
fn a_name_alone_filters_as_in_every_picker() {
    let picker = typed("refund wan");
    assert!(!picker.is_algebra());
    assert_eq!(names(&picker), ["Refund wanted"]);
}

#[test]
fn of_algebra_the_last_name_filters_and_all_messages_is_no_part_of_it() {
    let picker = typed("frustrated and not ");
    assert!(picker.is_algebra());
    assert_eq!(names(&picker), ["frustrated", "spam", "Refund wanted"]);
    assert_eq!(names(&typed("frustrated and sp")), ["spam"]);
}

#[test]
fn enter_takes_it_as_typed_or_completes_it() {
    for (text, expected) in [
        ("frustrated and not spam", "frustrated and not spam"),
        ("FRUSTRATED and sp", "frustrated and spam"),
        ("not refund wan", "not c_1"),
        ("not \"refund w", "not c_1"),
        ("frustrated or \"refund wanted\"", "frustrated or c_1"),
        ("not (frustrated or spam)", "not (frustrated or spam)"),
    ] {
        assert_eq!(typed(text).algebra().map(|expr| expr.to_string()), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_at_once_and_exactly() {
    for (text, why, part) in [
        ("frustrated and zzz", "there is no label “zzz”", 15..18),
        ("zzz and sp", "there is no label “zzz”", 0..3),
        ("spam or (spam and nt)", "there is no label “nt”", 18..20),
        ("frustratd or spam", "there is no label “frustratd”; near it: frustrated", 0..9),
        ("frustrated and ", "a label is missing here", 14..14),
        ("(frustrated and spam", "the ) to this ( is missing", 0..1),
        ("frustrated and (refund", "the ) to this ( is missing", 15..16),
        ("spam) ", "no ( belongs to this )", 4..5),
        ("(frustrated or spam) spam", "“and” or “or” is missing before “spam”", 21..25),
    ] {
        assert_eq!(typed(text).algebra(), Err(Fault { why: why.into(), part }), "{text}");
    }
}

fn go_on(picker: &mut Picker, text: &str) {
    let typed = format!("{}{text}", picker.query.text());
    picker.query.set(&typed);
    picker.filter();
}

/// What `Enter` takes.
fn taken(picker: &Picker) -> String {
    picker.algebra().unwrap().to_string()
}

#[test]
fn a_key_says_how_the_label_is_joined_that_it_marks() {
    let mut picker = typed("frus");
    picker.mark(Join::And);
    go_on(&mut picker, "spa");
    picker.mark(Join::AndNot);
    assert_eq!(
        (picker.query.text(), taken(&picker)),
        ("frustrated and not spam and ", "frustrated and not spam".into())
    );
    go_on(&mut picker, "ref");
    assert_eq!(taken(&picker), "frustrated and not spam and c_1", "the label that is being typed is taken too");
    picker.mark(Join::Or);
    assert_eq!(taken(&picker), "frustrated and not spam or c_1");
}

#[test]
fn marks_are_joined_in_the_order_of_marking() {
    let mut picker = typed("frus");
    picker.mark(Join::Or);
    assert_eq!((picker.query.text(), taken(&picker)), ("frustrated and ", "frustrated".into()));
    go_on(&mut picker, "spa");
    picker.mark(Join::Or);
    assert_eq!(picker.query.text(), "frustrated or spam and ");
    go_on(&mut picker, "ref");
    picker.mark(Join::AndNot);
    assert_eq!(picker.query.text(), "(frustrated or spam) and not \"Refund wanted\" and ");
    assert_eq!(taken(&picker), "(frustrated or spam) and not c_1");
}

#[test]
fn the_first_label_can_be_one_that_is_not_wanted() {
    let mut picker = typed("spam");
    picker.mark(Join::AndNot);
    assert_eq!((picker.query.text(), taken(&picker)), ("not spam and ", "not spam".into()));
}

#[test]
fn a_row_is_taken_when_it_was_selected_by_hand() {
    let mut picker = typed("frus");
    picker.mark(Join::And);
    assert_eq!(taken(&picker), "frustrated", "the first row is selected by nobody");
    picker.step(crate::app::list::Step::Rows(1), 10);
    assert_eq!(taken(&picker), "frustrated and spam");
    picker.mark(Join::AndNot);
    assert_eq!(taken(&picker), "frustrated and not spam");
}

#[test]
fn what_was_typed_before_a_label_stays() {
    for (text, join, expected) in [
        ("frustrated or spa", Join::And, "frustrated or spam"),
        ("frustrated or spa", Join::AndNot, "frustrated or not spam"),
        ("frustrated and not spa", Join::And, "frustrated and not spam"),
        ("frustrated and not spa", Join::AndNot, "frustrated and not spam"),
        ("frustrated and (spa", Join::AndNot, "frustrated and (not spam"),
    ] {
        let mut picker = typed(text);
        picker.mark(join);
        assert_eq!(picker.query.text(), format!("{expected} and "), "{text}");
    }
}

#[test]
fn a_closed_parenthesis_is_joined_as_it_is() {
    let mut picker = typed("not (frustrated or spam)");
    picker.mark(Join::And);
    assert_eq!(picker.query.text(), "not (frustrated or spam) and ");
}

#[test]
fn a_name_that_two_labels_share_is_typed_by_its_id() {
    let mut picker = picker(&[("c_1", "Refund"), ("c_2", "Refund")]);
    picker.query.set("not ");
    picker.filter();
    picker.cursor.selected = 1;
    picker.mark(Join::And);
    assert_eq!(picker.query.text(), "not c_2 and ");
}

#[test]
fn all_messages_cannot_be_marked() {
    let mut picker = typed("");
    picker.mark(Join::And);
    assert_eq!(picker.query.text(), "");
}

#[test]
fn all_messages_is_no_label_to_be_marked_and_that_is_said() {
    let mut picker = typed("");
    picker.mark(Join::And);
    assert_eq!(picker.query.text(), "");
    assert_eq!(picker.refused.as_deref(), Some("choose one of the labels first"));
    picker.step(crate::app::list::Step::Rows(1), 10);
    picker.mark(Join::And);
    assert_eq!((picker.query.text(), picker.refused), ("frustrated and ", None));
}
