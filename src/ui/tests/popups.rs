use super::fixture::*;
use crate::api::Attempt;
use crate::app::App;
use crate::app::list::Step;
use crate::app::popup::{
    Choice, Confirm, Confirmed, DatePicker, Field, Picker, PickerItem, PickerKind, PickerState, Popup, Prompt,
    PromptKind, Welcome,
};
use crate::app::requests::Purpose;

fn item(name: &str, detail: &str, refused: Option<&'static str>, current: bool) -> PickerItem {
    PickerItem {
        name: name.to_owned(),
        detail: detail.to_owned(),
        refused,
        current,
        choice: Choice::Id(name.to_owned()),
    }
}

fn workspaces() -> Vec<PickerItem> {
    vec![
        item("Northwind VIP", "VIP", None, true),
        item("Contoso Sports VIP", "VIP", None, false),
        item("Internal tests", "STANDARD", Some("not a VIP workspace: the API has no messages for it"), false),
    ]
}

fn with_picker(items: Vec<PickerItem>, state: PickerState, query: &str) -> App {
    let mut app = loaded();
    let mut picker = Picker::new(PickerKind::Workspace, items, state);
    picker.query.paste(query);
    picker.filter();
    app.popup = Some(Popup::Picker(picker));
    app
}

#[test]
fn picker() {
    check_all("popup_picker", &mut with_picker(workspaces(), PickerState::Ready, ""));
}

#[test]
fn picker_that_filters() {
    check("popup_picker_filtered", &mut with_picker(workspaces(), PickerState::Ready, "cont"), MIDDLE);
    check("popup_picker_no_match", &mut with_picker(workspaces(), PickerState::Ready, "zzz"), MIDDLE);
}

#[test]
fn picker_without_rows() {
    check("popup_picker_loading", &mut with_picker(vec![], PickerState::Loading, ""), MIDDLE);
    check("popup_picker_failed", &mut with_picker(vec![], PickerState::Failed(failure()), ""), MIDDLE);
}

/// The same while the list has not come for 12 s, at its second attempt.
fn hung(mut app: App, purpose: Purpose) -> App {
    let ticket = app.requests.open(purpose, NOW - 40_000);
    app.requests.attempt(ticket, &Attempt::Sending { attempt: 2, of: 5 }, NOW - 12_000);
    app
}

#[test]
fn a_picker_says_of_its_list_for_how_long_and_at_which_attempt_it_hangs() {
    let bare = || with_picker(vec![], PickerState::Loading, "");
    check_all("popup_picker_hangs", &mut hung(bare(), Purpose::Workspaces));
    let mut other = hung(bare(), Purpose::Channels);
    let picture = picture(&mut other, MIDDLE);
    assert!(picture.contains("Loading…") && !picture.contains("Esc stops"), "{picture}");
}

#[test]
fn a_picker_that_has_rows_says_below_them_that_more_hang() {
    let mut app = with_labels("");
    if let Some(Popup::Picker(picker)) = &mut app.popup {
        picker.state = PickerState::Loading;
    }
    let slice = app.place.window;
    let picture = picture(&mut hung(app, Purpose::Overview(slice)), MIDDLE);
    assert!(picture.contains("3/3, not loaded for 12 s (attempt 2 of 5)"), "{picture}");
}

fn with_labels(query: &str) -> App {
    let mut app = loaded();
    let label = |label: &str, name: &str, count: &str| PickerItem {
        choice: Choice::Label(Some(label.to_owned())),
        ..item(name, count, None, false)
    };
    let all = PickerItem { choice: Choice::Label(None), ..item("all messages", "120", None, true) };
    let items = vec![all, label("frustrated", "frustrated", "37"), label("lab_7f3a", "Refund request", "2")];
    let mut picker = Picker::new(PickerKind::Label, items, PickerState::Ready);
    picker.query.paste(query);
    picker.filter();
    app.popup = Some(Popup::Picker(picker));
    app
}

#[test]
fn labels_are_marked_or_typed() {
    check_all("popup_picker_labels", &mut with_labels(""));
    check("popup_picker_algebra", &mut with_labels("frustrated and not ref"), MIDDLE);
    check("popup_picker_algebra", &mut with_labels("frustrated and not ref"), SMALL);
    check("popup_picker_algebra_wrong", &mut with_labels("frustrated and (refund"), MIDDLE);
}

#[test]
fn picker_says_why_a_row_was_refused() {
    let mut app = with_picker(workspaces(), PickerState::Ready, "");
    let Some(Popup::Picker(picker)) = &mut app.popup else { panic!("no picker") };
    picker.step(Step::Last, 3);
    picker.refused = Some("Internal tests: not a VIP workspace: the API has no messages for it".to_owned());
    check("popup_picker_refused", &mut app, MIDDLE);
}

fn with_dates(typed: &str) -> App {
    let mut app = loaded();
    let mut dates = DatePicker::new(&app.place.spec, app.now, app.zone);
    dates.input.paste(typed);
    dates.parse(app.now, app.zone);
    app.popup = Some(Popup::Dates(dates));
    app
}

#[test]
fn dates() {
    check_all("popup_dates", &mut with_dates(""));
}

#[test]
fn dates_typed() {
    check("popup_dates_typed", &mut with_dates("2026-03"), MIDDLE);
    check("popup_dates_wrong", &mut with_dates("2026-02-30..2026-03-02"), MIDDLE);
}

#[test]
fn help() {
    let mut app = loaded();
    app.popup = Some(Popup::Help(0));
    check_all("popup_help", &mut app);
    app.popup = Some(Popup::Help(1_000));
    check("popup_help_end", &mut app, SMALL);
    let end = picture(&mut app, SMALL);
    assert!(end.contains("Signs") && end.contains("●●●"), "{end}");
}

#[test]
fn help_names_every_action() {
    let mut app = loaded();
    app.popup = Some(Popup::Help(0));
    let help = picture(&mut app, HUGE);
    for binding in crate::app::action::BINDINGS {
        // A long one is broken into lines.
        let start: String = binding.help.chars().take(40).collect();
        assert!(help.contains(&start), "{} is not in the help", binding.name);
        assert!(help.contains(binding.help.split(' ').next_back().unwrap()), "the end of {} is missing", binding.name);
    }
}

#[test]
fn completeness_by_day() {
    let mut app = loaded();
    app.popup = Some(Popup::Ledger(0));
    check("popup_ledger_complete", &mut app, MIDDLE);
    take_counts(&mut app, 5_678);
    hold_against_counts(&mut app);
    check_all("popup_ledger_missing", &mut app);
}

#[test]
fn original() {
    let mut app = loaded();
    app.popup = Some(Popup::Original(0));
    check_all("popup_original", &mut app);
}

#[test]
fn welcome() {
    let mut app = blank();
    let mut welcome = Welcome::new("https://api.example.com/v1", "/home/ada/.config/vipdeck/config.toml");
    welcome.field = Field::Secret;
    welcome.api_key.paste("key_123");
    welcome.secret.paste("hunter2");
    app.popup = Some(Popup::Welcome(welcome));
    check_all("popup_welcome", &mut app);
    assert!(!picture(&mut app, WIDE).contains("hunter2"));
}

#[test]
fn welcome_says_what_is_wrong() {
    let mut app = blank();
    let mut welcome = Welcome::new("https://api.example.com/v1", "config.toml");
    welcome.error = Some("the server refused the key: Signature expired; see `vipdeck doctor`".to_owned());
    welcome.field = Field::Demo;
    app.popup = Some(Popup::Welcome(welcome));
    check("popup_welcome_error", &mut app, MIDDLE);
}

#[test]
fn prompts() {
    let mut app = loaded();
    let mut prompt = Prompt::new(PromptKind::Search, "refund (");
    prompt.error = Some("unclosed group at 8".to_owned());
    app.popup = Some(Popup::Prompt(prompt));
    check("popup_prompt_error", &mut app, SMALL);
    app.popup = Some(Popup::Prompt(Prompt::new(PromptKind::SaveAs(0), "messages.csv")));
    check("popup_prompt_save", &mut app, MIDDLE);
    app.popup = Some(Popup::Prompt(Prompt::proposing(PromptKind::Pipe, "wc -l")));
    check("popup_prompt_pipe", &mut app, MIDDLE);
}

#[test]
fn a_date_that_is_half_typed_says_what_is_missing_and_marks_nothing() {
    for (text, said) in [("2026-05-0", "2026-05-0: the day is missing …"), ("2026-05-32", "May 2026 has 31 days")] {
        let picture = picture(&mut with_dates(text), MIDDLE);
        assert!(picture.contains(said), "{picture}");
    }
}

#[test]
fn whether_a_file_may_be_replaced_is_asked_in_the_prompt_itself() {
    use crate::app::popup::Naming;

    let mut app = loaded();
    let mut shown = |naming: Naming, size| {
        let mut prompt = Prompt::new(PromptKind::SaveAs(0), "~/messages.csv");
        prompt.naming = naming;
        app.popup = Some(Popup::Prompt(prompt));
        picture(&mut app, size)
    };
    let looking = shown(Naming::Looking(crate::app::Ticket(3)), MIDDLE);
    assert!(looking.contains("save to: ~/messages.csv  looking whether it is there…"), "{looking}");
    let taken = || vec!["messages.csv".to_owned()];
    let asked = shown(Naming::Asking { taken: taken(), yes: false }, MIDDLE);
    assert!(asked.contains(" messages.csv exists. Replace it?   "), "{asked}");
    assert!(asked.contains("y, then Enter: replace · n: another name"), "{asked}");
    let asked = shown(Naming::Asking { taken: taken(), yes: true }, SMALL);
    assert!(asked.contains(" messages.csv exists. Replace it? y "), "{asked}");
    assert!(asked.contains("y, then Enter: yes · n: no") || asked.contains("y, Enter · n"), "{asked}");
    let two = vec!["a\u{1b}[31m.csv".to_owned(), "a.csv.receipt.json".to_owned()];
    let asked = shown(Naming::Asking { taken: two, yes: false }, WIDE);
    assert!(asked.contains("a␛[31m.csv and a.csv.receipt.json exist. Replace them?"), "{asked}");
}

#[test]
fn a_popup_over_wide_characters_has_a_whole_border() {
    let mut app = with_picker(workspaces(), PickerState::Ready, "");
    for width in 60..90 {
        let lines = picture(&mut app, (width, 20));
        let sides = lines.lines().filter(|line| line.contains('│')).count();
        assert!(sides >= 5, "at {width}:\n{lines}");
    }
}

#[test]
fn the_ledger_says_how_each_day_stands() {
    let mut app = loaded();
    app.popup = Some(Popup::Ledger(0));
    check_all("popup_ledger", &mut app);
    take_counts(&mut app, 5_678);
    app.messages.feed = crate::feed::Feed::new(app.place.window, 50, crate::feed::Ties::Unknown);
    check("popup_ledger_loading", &mut app, (100, 30));
}

#[test]
fn why_a_workspace_is_refused_is_not_cut_where_there_is_room() {
    let why = "not a VIP workspace: the API has no messages for it";
    let item = PickerItem {
        name: "Internal".to_owned(),
        detail: "DEFAULT".to_owned(),
        refused: Some(why),
        current: false,
        choice: Choice::Id("w0".to_owned()),
    };
    let mut app = loaded();
    app.popup = Some(Popup::Picker(Picker::new(PickerKind::Workspace, vec![item], PickerState::Ready)));
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("Internal") && picture.contains(why), "{picture}");
}

#[test]
fn a_question_and_the_bottom_line_say_the_same_keys() {
    for (then, yes, no) in [
        (Confirmed::Quit, "quit", "stay"),
        (Confirmed::DeleteView("Refunds".to_owned()), "delete", "keep"),
        (Confirmed::ReplaceView("Refunds".to_owned()), "replace", "keep"),
        (Confirmed::SwitchProfile("other".to_owned()), "switch", "stay"),
    ] {
        let mut app = loaded();
        app.popup = Some(Popup::Confirm(Confirm { question: "Is that meant?".to_owned(), then }));
        for size in SIZES {
            let picture = picture(&mut app, size);
            assert!(picture.contains(&format!("y/Enter: {yes}   n/Esc: {no}")), "{picture}");
            assert!(picture.lines().last().unwrap().contains(&format!("y/Enter {yes}  n/Esc {no}")), "{picture}");
        }
    }
}

#[test]
fn welcome_says_what_it_cuts_and_what_has_not_happened_yet() {
    let mut app = blank();
    let url = "https://us-central1-seamless-pro.cloudfunctions.example/some/long/path/externalApi/v1";
    app.popup = Some(Popup::Welcome(Welcome::new(url, "/home/ada/.config/vipdeck/config.toml")));
    for size in SIZES {
        let picture = picture(&mut app, size);
        let line = picture.lines().find(|line| line.contains("Base URL")).unwrap();
        assert!(line.contains("https://us-central1") && line.contains('…'), "{line}");
        assert!(picture.contains("Will be kept in /home/ada"), "{picture}");
    }
    let Some(Popup::Welcome(welcome)) = &mut app.popup else { panic!("no welcome") };
    welcome.field = Field::BaseUrl;
    let picture = picture(&mut app, WIDE);
    let line = picture.lines().find(|line| line.contains("Base URL")).unwrap();
    assert!(line.contains('…') && line.contains("externalApi/v1 "), "{line}");
}
