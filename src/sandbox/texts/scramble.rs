//! Mixing of seeds, and the hostile texts.

use std::sync::LazyLock;

use super::grammar::unescaped;

/// A well-spread number from two (the finalizer of `SplitMix64`).
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let mut z = a.wrapping_add(b.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

static HOSTILE: LazyLock<Vec<String>> = LazyLock::new(|| {
    include_str!("../words/hostile.txt").lines().filter(|line| !line.starts_with("##")).map(unescaped).collect()
});

/// The `n`th hostile text, over and over: escapes, bidi controls, zero widths, towers of marks, formulas, paths.
pub(crate) fn hostile(n: usize) -> &'static str {
    HOSTILE.get(n % HOSTILE.len().max(1)).map_or("", String::as_str)
}
