//! The README's table of keys.

use std::collections::BTreeMap;
use std::fmt::Write;

use vipdeck::app::action::{BINDINGS, Place};
use vipdeck::app::keymap::Keymap;

const BEGIN: &str = "<!-- keys: written by `cargo run --example docs` -->\n";
const END: &str = "<!-- end of keys -->\n";

/// The README with its table of keys as the program has it; `None` when its place is missing.
pub(crate) fn renewed(readme: &str) -> Option<String> {
    let (before, rest) = readme.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    let keymap = Keymap::new(&BTreeMap::new()).ok()?;
    Some(format!("{before}{BEGIN}\n{}\n{END}{after}", table(&keymap)))
}

fn table(keymap: &Keymap) -> String {
    let mut table = "| keys | what | name |\n|---|---|---|\n".to_owned();
    for place in Place::ALL {
        let _ = writeln!(table, "| **{}** | | |", place.heading());
        for binding in BINDINGS.iter().filter(|binding| binding.place == place) {
            let keys = keymap.shown(binding.action);
            let keys: Vec<String> = keys.split(' ').map(|key| format!("`{}`", key.replace('|', r"\|"))).collect();
            let _ = writeln!(table, "| {} | {} | `{}` |", keys.join(" "), binding.help, binding.name);
        }
    }
    table
}
