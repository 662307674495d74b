//! Compression: of honest answers, and of one that is a bomb.

use flate2::{Compress, Compression, Crc, FlushCompress, write::GzEncoder};
use std::io::Write;

/// Bodies below this many bytes are sent as they are.
const WORTH_IT: usize = 1024;

/// The body compressed, when the client takes gzip and it is worth it.
pub(crate) fn compress(body: &[u8]) -> Option<Vec<u8>> {
    if body.len() < WORTH_IT {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

/// One gzip member of about 260 KB that decodes to 256 MiB of spaces: a compressed MiB, repeated.
pub(crate) fn bomb() -> Vec<u8> {
    const TIMES: usize = 256;
    let plain = vec![b' '; 1 << 20];
    let mut piece = Vec::with_capacity(64 << 10);
    let mut crc = Crc::new();
    crc.update(&plain);
    // A full flush ends on a byte and forgets the window, so that the piece can stand anywhere in a stream.
    if Compress::new(Compression::default(), false).compress_vec(&plain, &mut piece, FlushCompress::Full).is_err() {
        return Vec::new();
    }
    let mut bomb = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut sum = Crc::new();
    for _ in 0..TIMES {
        bomb.extend_from_slice(&piece);
        sum.combine(&crc);
    }
    bomb.extend_from_slice(&[3, 0]);
    bomb.extend_from_slice(&sum.sum().to_le_bytes());
    bomb.extend_from_slice(&sum.amount().to_le_bytes());
    bomb
}

#[cfg(test)]
mod tests;
