//! What the last session left, against what a flag says.

use super::desk::{NOW, settings};
use crate::app::{App, Asked, Target};
use crate::view::{Ref, SavedView};

fn last_with(label: &str) -> SavedView {
    let named = |id: &str| Ref { id: id.into(), name: id.into() };
    SavedView {
        name: String::new(),
        workspace: named("w1"),
        channel: named("FB_PAGE_2"),
        window: "7d".parse().unwrap(),
        label: Some(label.into()),
        kind: None,
    }
}

#[test]
fn what_is_remembered_is_an_id_and_what_a_flag_says_can_be_a_name() {
    let mut settings = settings();
    // One label is called what another one's value is.
    settings.label_names.insert("ckl_2".into(), "happy".into());
    settings.label_names.insert("ckl_3".into(), "ckl_1".into());
    let labels = |asked: Asked, last: Option<&str>| {
        let last = last.map(last_with);
        let app = App::new(settings.clone(), Target::new(asked, last.as_ref()), (160, 48), NOW);
        app.place.labels.unwrap().to_string()
    };
    assert_eq!(labels(Asked::default(), Some("happy")), "happy");
    assert_eq!(labels(Asked::default(), Some("happy and not ckl_1")), "happy and not ckl_1");
    let flag = |label: &str| labels(Asked { label: Some(label.into()), ..Asked::default() }, None);
    assert_eq!((flag("Happy"), flag("Refund wanted")), ("ckl_2".into(), "ckl_1".into()));
    assert_eq!(flag("ckl_1"), "ckl_1", "an id that is configured is that id");
}
