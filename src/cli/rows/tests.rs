use super::*;

const PIPE: Target = Target { terminal: None, color: false };

fn print(format: Format, body: &str, target: Target) -> String {
    let rows = array(body, &CHANNELS).unwrap();
    let mut out = Vec::new();
    print_rows(rows, &mut *writer(format, &CHANNELS, target, &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

fn screen(width: usize) -> Target {
    Target { terminal: Some(width), color: false }
}

const BODY: &str = r#"[ {"id":"FB_PAGE_1",  "type":"FB_PAGE","name":"Puzzle \"Kingdom\"","n":1.50e3,"id2":null},
 {"name":"Farm, Valley","id":"IG_2","type":"INSTAGRAM_ACCOUNT"} ]"#;

#[test]
fn json_keeps_every_byte_of_a_row() {
    assert_eq!(
        print(Format::Json, BODY, PIPE),
        "[\n{\"id\":\"FB_PAGE_1\",  \"type\":\"FB_PAGE\",\"name\":\"Puzzle \\\"Kingdom\\\"\",\"n\":1.50e3,\"id2\":null},\n\
         {\"name\":\"Farm, Valley\",\"id\":\"IG_2\",\"type\":\"INSTAGRAM_ACCOUNT\"}\n]\n"
    );
    assert_eq!(print(Format::Json, "[]", PIPE), "[]\n");
}

#[test]
fn ndjson_is_one_line_a_row_and_only_loses_line_breaks_between_values() {
    assert_eq!(
        print(Format::Ndjson, "[{\n  \"id\": \"a\\nb\",\r\n\t\"name\" :  1\n},{}]", PIPE),
        "{\"id\": \"a\\nb\",\"name\" :  1}\n{}\n"
    );
    assert_eq!(print(Format::Ndjson, "[]", PIPE), "");
}

#[test]
fn half_a_surrogate_pair_passes_through() {
    let body = r#"[{"id":"a","name":"x\ud800y"}]"#;
    assert_eq!(print(Format::Ndjson, body, PIPE), "{\"id\":\"a\",\"name\":\"x\\ud800y\"}\n");
    assert_eq!(print(Format::Csv, body, PIPE), "id,type,name\r\na,,x\\ud800y\r\n");
    let quoted = r#"[{"id":"\"\ud800\""}]"#;
    assert_eq!(print(Format::Table, quoted, PIPE), "id          type  name\n\\\"\\ud800\\\"\n", "its own quotes stay");
}

#[test]
fn a_table_says_lists_for_reading() {
    let body = r#"[{"id":["a;b","c",null,1],"type":["x"],"name":[]}]"#;
    assert_eq!(print(Format::Table, body, PIPE), "id           type  name\na;b, c, , 1  x\n");
}

#[test]
fn csv_has_the_apis_names_in_the_apis_order() {
    assert_eq!(
        print(Format::Csv, BODY, PIPE),
        "id,type,name\r\nFB_PAGE_1,FB_PAGE,\"Puzzle \"\"Kingdom\"\"\"\r\nIG_2,INSTAGRAM_ACCOUNT,\"Farm, Valley\"\r\n"
    );
    assert_eq!(print(Format::Csv, "[]", PIPE), "id,type,name\r\n");
}

#[test]
fn csv_says_lists_numbers_and_what_is_missing() {
    assert_eq!(
        print(Format::Csv, r#"[{"id":["a","b"],"type":true,"name":null},{"id":{"x":1}},7]"#, PIPE),
        "id,type,name\r\na;b,true,\r\n\"{\"\"x\"\":1}\",,\r\n7,,\r\n"
    );
    let told_apart = print(Format::Csv, r#"[{"id":["a;b","c"]}]"#, PIPE);
    assert_eq!(told_apart, "id,type,name\r\n\"[\"\"a;b\"\",\"\"c\"\"]\",,\r\n", "items that hold the separator");
}

#[test]
fn a_table_is_aligned_by_cells_and_cut_to_the_terminal() {
    let body = r#"[{"id":"1","type":"FB_PAGE","name":"日本語のチャンネル"},{"id":"22","type":"x","name":"b"}]"#;
    assert_eq!(
        print(Format::Table, body, PIPE),
        "id  type     name\n1   FB_PAGE  日本語のチャンネル\n22  x        b\n"
    );
    assert_eq!(print(Format::Table, body, screen(20)), "id  type     name\n1   FB_PAGE  日本語…\n22  x        b\n");
    let narrow = print(Format::Table, BODY, screen(25));
    assert!(narrow.starts_with("id         type    name\nFB_PAGE_1  FB_PA…  Puzzl…\n"), "{narrow}");
}

fn table(rows: &'static Rows, body: &str, width: usize) -> String {
    let mut out = Vec::new();
    let values: Vec<&RawValue> = serde_json::from_str(body).unwrap();
    let values = values.into_iter().map(RawValue::get);
    print_rows(values, &mut *writer(Format::Table, rows, screen(width), &mut out)).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn in_a_narrow_table_the_text_has_what_the_other_columns_can_spare() {
    let body = r#"[{"date":"2026-11-24T05:00:00.000Z","userName":"María-Fernanda Castellanos","kind":"text",
        "labels":["frustrated","payment_issue","urgent"],"text":"I lost 40,000 gems after the update and nobody answers me"}]"#;
    let narrow = table(&MESSAGES, body, 80);
    let row = narrow.lines().nth(1).unwrap();
    assert!(
        row.starts_with("2026-11-24  María-Ferna…  text  frustrated,…  I lost 40,000 gems after the up"),
        "{narrow}"
    );
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
    let wide = table(&MESSAGES, body, 200);
    assert!(wide.contains("2026-11-24 05:00:00Z") && wide.contains("payment_issue, urgent"), "{wide}");
}

#[test]
fn a_date_is_without_its_time_before_it_is_cut() {
    let body = r#"[{"conversationId":"conv_0000000000417","userName":"mika.t","birthday":"05/31",
        "lastPurchaseTimestamp":1795496400000,"lastUserMessageTimestamp":1795496400000,"lastAppOpenTimestamp":null}]"#;
    let narrow = table(&USERS, body, 80);
    assert_eq!(narrow.matches("2026-11-24").count(), 2, "{narrow}");
    assert!(narrow.contains("conv_0000000000417"), "{narrow}");
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
}

#[test]
fn a_long_table_streams_and_keeps_its_widths() {
    let rows = vec![r#"{"id":"1"}"#; 300].join(",");
    assert_eq!(print(Format::Table, &format!("[{rows}]"), PIPE).lines().count(), 301);
}

#[test]
fn a_terminal_gets_no_control_character_in_any_format() {
    let body = "[{\"id\":\"a\u{9b}2J\",\"name\":\"\\u001b[2J\\u202e\u{202e}\u{7f}\"}]";
    for format in [Format::Table, Format::Csv, Format::Json, Format::Ndjson] {
        let shown = print(format, body, screen(80));
        let line_break = |c| c == '\n' || (c == '\r' && format == Format::Csv);
        assert!(!shown.chars().any(|c| c.is_control() && !line_break(c)), "{format:?} {shown:?}");
    }
    let json: Vec<serde_json::Value> = serde_json::from_str(&print(Format::Json, body, screen(80))).unwrap();
    assert_eq!(json, serde_json::from_str::<Vec<serde_json::Value>>(body).unwrap(), "and JSON still says the same");
    assert!(print(Format::Ndjson, body, PIPE).contains('\u{9b}'), "into a pipe it is exact");
}

#[test]
fn colour_marks_the_header_alone() {
    let shown = print(Format::Table, "[{\"id\":\"1\"}]", Target { terminal: Some(80), color: true });
    assert_eq!(shown, "\u{1b}[1mid  type  name\u{1b}[0m\n1\n");
}

#[test]
fn an_answer_that_is_no_list_is_a_failure_not_an_empty_list() {
    assert_eq!(array("<html>", &CHANNELS).unwrap_err().code(), Code::Unreachable);
    assert_eq!(array("{}", &CHANNELS).unwrap_err().code(), Code::Unreachable);
}

/// Takes nothing.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_in_every_format() {
    for format in [Format::Table, Format::Csv, Format::Json, Format::Ndjson] {
        let mut full = Full;
        let rows = array("[{}]", &CHANNELS).unwrap();
        assert!(print_rows(rows, &mut *writer(format, &CHANNELS, PIPE, &mut full)).is_err(), "{format:?}");
    }
}

#[test]
fn an_answer_is_printed_as_it_came_and_no_bad_byte_loses_a_row() {
    let printed = |body: &[u8], format| {
        let mut out = Vec::new();
        print_array(body, &WORKSPACES, format, PIPE, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let row = r#"{"id":"ws-1","name":"Puzzle","type":"VIP","vipIndicator":{"x":1},"new":1}"#;
    assert_eq!(printed(format!("[{row}]").as_bytes(), None), format!("{row}\n"));
    assert_eq!(
        printed(b"[{\"id\":\"a\",\"name\":\"x\xff\"},{\"id\":\"b\"}]", Some(Format::Csv)),
        "id,name,type,vipIndicator,vipIndicatorInProcess\r\na,x\u{fffd},,,\r\nb,,,,\r\n"
    );
}
