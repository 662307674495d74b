//! What holds for every input: shared by the fuzz targets and by their twins among the tests.

use std::path::Path;

use bytes::Bytes;
use vipdeck::api::{MessagesBody, Overview};
use vipdeck::config::Config;
use vipdeck::store::{Batch, Store};
use vipdeck::text::Clean;
use vipdeck::view::{Edge, Zone, parse_bound, parse_range};

/// A body of any bytes: a page is read or refused, and a page that is read keeps every row.
pub(crate) fn page(body: &[u8]) {
    let body = MessagesBody::new(Bytes::copy_from_slice(body));
    let _ = Overview::read(body.bytes());
    let Ok(page) = body.page() else { return };
    let rows = page.items.len();
    let batch = Batch::read(page.items);
    assert_eq!(batch.len(), rows);
    let mut store = Store::new();
    let merged = store.merge(&batch);
    assert_eq!(merged.added + merged.doubled, rows);
    assert_eq!(store.rows(0..store.len()).count(), merged.added);
    let again = store.merge(&batch);
    assert_eq!((again.added, again.doubled), (0, rows));
}

/// Any text: nothing of it could be obeyed, and cleaning it again changes nothing.
pub(crate) fn text(raw: &str) {
    let lines = [vec![Clean::line(raw), Clean::start(raw, 20)], Clean::block(raw), Clean::escaped(raw)].concat();
    for line in lines {
        assert!(!line.as_str().contains(char::is_control), "{line:?}");
        assert_eq!(Clean::line(line.as_str()), line);
        for cells in [0, 1, 2, 7] {
            assert!(line.cut(cells).width() <= cells);
        }
        assert!(line.wrap(10).iter().all(|piece| piece.width() <= 10));
    }
}

/// Any date input: understood or explained, and a window that is understood has slices that the API takes.
pub(crate) fn dates(text: &str) {
    const NOW: i64 = 1_780_146_000_000;
    for edge in [Edge::From, Edge::To] {
        let _ = parse_bound(text, edge, NOW).map_err(|error| error.to_string());
    }
    match parse_range(text, NOW, Zone::Utc) {
        Ok(spec) => {
            let window = spec.resolve(NOW, Zone::Utc);
            let slices = window.slices();
            assert!(slices.iter().all(|slice| slice.days().count() <= 31));
            assert_eq!(slices.iter().map(|slice| slice.length()).sum::<i64>(), window.length());
            let _ = (spec.describe(Zone::Utc), spec.back(NOW, Zone::Utc), spec.forward(NOW, Zone::Utc));
        }
        Err(error) => assert!(text.get(error.part()).is_some(), "the part that is wrong is a part of the text"),
    }
}

/// Any configuration behind a secret: read or refused, and the secret is in no word of it.
pub(crate) fn config(text: &str) {
    const SECRET: &str = "canary-4c81d0";
    let text = format!("[profiles.first]\napi_key = \"k\"\nsecret = \"{SECRET}\"\n{text}");
    let said = match Config::parse(Path::new("config.toml"), &text) {
        Ok(config) => format!("{config:?}"),
        Err(error) => format!("{error} {error:?}"),
    };
    assert!(!said.contains(SECRET), "{said}");
}
