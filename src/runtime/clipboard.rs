//! The clipboard of the terminal that one sits at, over SSH too: OSC 52 (xterm's control sequences, "Manipulate Selection
//! Data").
//!
//! tmux passes it on with `set -g set-clipboard on`. Whether a terminal took it cannot be known: none answers.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The longest base64 that terminals take, in bytes: xterm's and others' limits lie a little above it.
const LONGEST: usize = 74_000;

/// The bytes that put `text` on the clipboard; fails for one that terminals would cut off or drop.
pub(super) fn osc52(text: &str) -> Result<Vec<u8>, String> {
    let encoded = BASE64_STANDARD.encode(text);
    if encoded.len() > LONGEST {
        return Err(format!(
            "not copied: {} KB are more than a terminal's clipboard takes (55 KB); export it instead",
            text.len() / 1000
        ));
    }
    Ok(format!("\x1b]52;c;{encoded}\x07").into_bytes())
}

#[cfg(test)]
mod tests;
