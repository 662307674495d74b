use super::*;

fn picker(names: &[&str]) -> Picker {
    let items = names
        .iter()
        .enumerate()
        .map(|(index, name)| PickerItem {
            name: (*name).to_owned(),
            detail: format!("FB_PAGE_{index}"),
            refused: None,
            current: index == 1,
            choice: Choice::Id(index.to_string()),
        })
        .collect();
    Picker::new(PickerKind::Channel, items, PickerState::Ready)
}

fn names(picker: &Picker) -> Vec<&str> {
    picker.shown().map(|item| item.name.as_str()).collect()
}

#[test]
fn without_a_query_the_current_row_is_selected() {
    let picker = picker(&["Alpha", "Beta", "Gamma"]);
    assert_eq!(names(&picker), ["Alpha", "Beta", "Gamma"]);
    assert_eq!(picker.selected().unwrap().name, "Beta");
}

#[test]
fn typing_narrows_and_puts_the_best_first() {
    let mut picker = picker(&["Dragon Support", "Support", "Zed"]);
    picker.query.set("supp");
    picker.filter();
    assert_eq!(picker.shown().len(), 2);
    picker.query.set("fb_page_2");
    picker.filter();
    assert_eq!(names(&picker), ["Zed"]);
}

#[test]
fn nothing_matches_nothing_is_selected() {
    let mut picker = picker(&["Alpha"]);
    picker.query.set("xyz");
    picker.filter();
    assert!(picker.selected().is_none());
    picker.step(Step::Rows(1), 5);
    assert!(picker.selected().is_none());
}

#[test]
fn what_cannot_be_taken_comes_after_what_can_however_well_it_matches() {
    let mut picker = picker(&["Support", "Dragon Support"]);
    picker.items[0].refused = Some("not here");
    picker.query.set("support");
    picker.filter();
    assert_eq!(names(&picker), ["Dragon Support", "Support"]);
}
