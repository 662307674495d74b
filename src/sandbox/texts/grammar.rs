//! Word files: `[rule]` headings over alternatives, one a line or parted by ` | `; `{rule}` stands for one of another rule,
//! `\n` and `\u{…}` for characters that should not stand in a source file.

use std::collections::BTreeMap;

use fastrand::Rng;

/// Words that a brand brings, by the names that the other files use for them.
const BRAND_WORDS: [&str; 7] = ["game", "item", "event", "place", "coin", "mode", "npc"];

#[derive(Debug)]
pub(super) struct Grammar {
    names: BTreeMap<&'static str, usize>,
    rules: Vec<Vec<Phrase>>,
}

type Phrase = Vec<Part>;

#[derive(Debug)]
enum Part {
    Text(String),
    Rule(usize),
    Brand(usize),
}

impl Grammar {
    pub(super) fn parse(source: &'static str) -> Self {
        let mut names = BTreeMap::new();
        let mut lines: Vec<Vec<&'static str>> = Vec::new();
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with("##")) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => {
                    names.insert(name, lines.len());
                    lines.push(Vec::new());
                }
                None => {
                    if let Some(rule) = lines.last_mut() {
                        rule.extend(line.split(" | "));
                    }
                }
            }
        }
        let rules = lines.iter().map(|rule| rule.iter().map(|line| phrase(line, &names)).collect()).collect();
        Self { names, rules }
    }

    pub(super) fn has(&self, rule: &str) -> bool {
        self.names.contains_key(rule)
    }

    /// Appends one drawn alternative of the rule, with the brand's words; nothing when there is no such rule.
    pub(super) fn draw(&self, rule: &str, rng: &mut Rng, brand: &Self, out: &mut String) {
        if let Some(rule) = self.names.get(rule) {
            self.expand(*rule, rng, brand, out);
        }
    }

    fn expand(&self, rule: usize, rng: &mut Rng, brand: &Self, out: &mut String) {
        let Some(alternatives) = self.rules.get(rule).filter(|rule| !rule.is_empty()) else { return };
        for part in &alternatives[rng.usize(0..alternatives.len())] {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Rule(rule) => self.expand(*rule, rng, brand, out),
                Part::Brand(word) => brand.draw(BRAND_WORDS[*word], rng, brand, out),
            }
        }
    }

    /// Every reference that leads nowhere, for the test of the word files.
    #[cfg(test)]
    pub(super) fn dangling(&self) -> Vec<&str> {
        let texts = self.rules.iter().flatten().flatten().filter_map(|part| match part {
            Part::Text(text) if text.contains(['{', '}']) => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }
}

fn phrase(line: &str, names: &BTreeMap<&'static str, usize>) -> Phrase {
    let mut parts = Vec::new();
    let mut rest = line;
    while let Some((before, name, after)) = reference(rest) {
        let part = match (names.get(name), BRAND_WORDS.iter().position(|word| *word == name)) {
            (Some(rule), _) => Part::Rule(*rule),
            (None, Some(word)) => Part::Brand(word),
            (None, None) => Part::Text(format!("{{{name}}}")),
        };
        if !before.is_empty() {
            parts.push(Part::Text(unescaped(before)));
        }
        parts.push(part);
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(unescaped(rest)));
    }
    parts
}

fn reference(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// The text with `\n`, `\r`, `\t`, `\\` and `\u{…}` read.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code = chars.as_str().strip_prefix('{').and_then(|code| code.split_once('}'));
                let read = code.and_then(|(code, _)| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
                out.extend(read);
                rest = code.map_or("", |(_, rest)| rest);
                continue;
            }
            Some(other) => out.push(other),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}
