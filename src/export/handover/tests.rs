use std::fs;

use super::*;

const NOON: i64 = 1_780_146_000_000; // 30 May 2026 13:00 UTC

fn message(user: &str, text: &str) -> Message {
    Message {
        at: NOON,
        conversation: Some("c_1".into()),
        user: Some(user.into()),
        kind: "text".into(),
        source: Some("dm".into()),
        labels: vec!["frustrated".into()],
        custom_labels: vec!["ckl_1".into()],
        text: Some(text.into()),
        damaged: None,
    }
}

fn handover(messages: Vec<Message>) -> Handover {
    let label_names = BTreeMap::from([("ckl_1".into(), "Refund wanted".into())]);
    Handover { messages, of: "Star Harbour › EN › today".into(), label_names, zone: Zone::Utc }
}

fn written(handover: &Handover, format: HandoverFormat) -> String {
    let mut out = Vec::new();
    handover.write(format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn attachment() -> Message {
    let bare = Message { user: None, conversation: None, text: None, ..message("", "") };
    Message { kind: "attachment".into(), labels: vec![], custom_labels: vec![], source: None, ..bare }
}

#[test]
fn the_end_of_a_name_says_how_it_is_written() {
    for (name, format) in [
        ("a.csv", Some(HandoverFormat::Csv)),
        ("~/b c.NDJSON ", Some(HandoverFormat::Ndjson)),
        ("x.jsonl", Some(HandoverFormat::Ndjson)),
        ("x.md", Some(HandoverFormat::Markdown)),
        ("x.markdown", Some(HandoverFormat::Markdown)),
        ("csv", None),
        ("a.txt", None),
        (".csv", None),
        ("", None),
    ] {
        assert_eq!(HandoverFormat::of(name), format, "{name}");
    }
}

#[test]
fn a_csv_has_the_contracts_header_and_exact_values() {
    let csv = written(&handover(vec![message("Mika", "a \"b\",\nc\u{1b}[2J"), attachment()]), HandoverFormat::Csv);
    assert_eq!(
        csv,
        "timestamp,date,conversationId,userName,kind,source,labels,customLabelIds,text\r\n\
         1780146000000,2026-05-30T13:00:00.000Z,c_1,Mika,text,dm,frustrated,ckl_1,\"a \"\"b\"\",\nc\u{1b}[2J\"\r\n\
         1780146000000,2026-05-30T13:00:00.000Z,,,attachment,,,,\r\n"
    );
}

#[test]
fn ndjson_has_a_row_a_line_whatever_is_in_it() {
    let damaged = Message { damaged: Some("{\"text\":\n\"\\ud800\"}".into()), ..message("", "") };
    let ndjson = written(&handover(vec![message("Mika", "two\nlines"), damaged]), HandoverFormat::Ndjson);
    let lines: Vec<&str> = ndjson.lines().collect();
    assert_eq!(lines.len(), 2);
    let row: serde_json::Value = serde_json::from_str(lines[0]).unwrap();
    assert_eq!((row["userName"].as_str(), row["text"].as_str()), (Some("Mika"), Some("two\nlines")));
    assert_eq!(lines[1], r#"{"text": "\ud800"}"#);
}

#[test]
fn a_digest_is_for_people_and_nothing_in_it_is_a_strangers_markup() {
    let hostile =
        message("<b>Mika</b>", "![x](http://evil.example/p.png)\n# no heading\n1. no list\n- nor this\n\u{202e}x");
    let digest = written(&handover(vec![hostile, attachment()]), HandoverFormat::Markdown);
    assert_eq!(
        digest,
        "# 2 messages\n\nStar Harbour › EN › today · times in UTC\n\n\
         ## \\<b\\>Mika\\</b\\> · Sat 30 May 2026 13:00:00 UTC\n\n\
         labels: frustrated, Refund wanted · conversation: c\\_1\n\n\
         > !\\[x\\](http://evil.example/p.png)\n> \\# no heading\n> 1\\. no list\n> \\- nor this\n> ⟨U+202E⟩x\n\n\
         ## (no name) · Sat 30 May 2026 13:00:00 UTC\n\n\
         > \\[attachment\\]\n"
    );
}

#[test]
fn plain_text_is_cleaned() {
    let text = handover(vec![message("Mi\u{7}ka", "one\ntwo\u{1b}[2J"), attachment()]).text();
    assert_eq!(
        text,
        "Sat 30 May 2026 13:00:00 UTC · Mi␇ka · frustrated, Refund wanted\none\ntwo␛[2J\n\n\
         Sat 30 May 2026 13:00:00 UTC · (no name)\n[attachment]\n"
    );
}

#[test]
fn a_file_is_whole_and_private_and_replaces_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marked.ndjson");
    assert_eq!(handover(vec![message("Mika", "x")]).save(&path, false).unwrap(), path);
    let held = fs::read_to_string(&path).unwrap();
    assert!(held.ends_with("\"text\":\"x\"}\n"), "{held}");
    let refused = handover(vec![]).save(&path, false).unwrap_err();
    assert!(matches!(&refused, HandoverError::Write(WriteError::Exists(there)) if *there == path), "{refused}");
    assert_eq!(fs::read_to_string(&path).unwrap(), held);
    handover(vec![message("Ada", "y")]).save(&path, true).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("Ada"), "it was asked for");
    assert!(matches!(handover(vec![]).save(&folder.path().join("x.txt"), false), Err(HandoverError::NoFormat)));
    assert!(matches!(handover(vec![]).save(&folder.path().join("no/x.md"), false), Err(HandoverError::Write(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
