use std::io::{Read, copy, sink};

use flate2::read::GzDecoder;

use super::*;

#[test]
fn compressed_bodies_decode_to_themselves() {
    let body = "lorem ipsum ".repeat(500).into_bytes();
    let mut decoded = Vec::new();
    GzDecoder::new(compress(&body).unwrap().as_slice()).read_to_end(&mut decoded).unwrap();
    assert_eq!(decoded, body);
    assert_eq!(compress(b"short"), None);
}

#[test]
fn bomb_is_valid_and_a_thousand_times_its_size() {
    let bomb = bomb();
    assert!(bomb.len() < 400 << 10, "{} bytes", bomb.len());
    // The first 8 MiB decode; the rest is the same again.
    let mut start = GzDecoder::new(bomb.as_slice()).take(8 << 20);
    assert_eq!(copy(&mut start, &mut sink()).unwrap(), 8 << 20);
}
