//! Puts a message together: a greeting, what it is about, more of it, and how it ends.

use fastrand::Rng;

use super::super::world::Mood;
use super::grammar::Grammar;
use super::language::{Language, brand};
use super::scramble::hostile;

/// What a text is to be.
#[derive(Debug)]
pub(crate) struct Wanted {
    /// The same draw gives the same text.
    pub(crate) draw: u64,
    /// Index of the language.
    pub(crate) language: u8,
    /// Index of the brand.
    pub(crate) brand: usize,
    /// Rule of the topic; `troll` gives a hostile text.
    pub(crate) topic: &'static str,
    pub(crate) mood: Mood,
}

const GLAD: [&str; 12] = ["❤️", "😍", "🔥", "🎉", "🙏", "😊", "👏", "💛", "🥳", "😄", "🤩", "👍🏽"];
const CROSS: [&str; 10] = ["😡", "😤", "😭", "😞", "🤬", "💔", "😩", "🙄", "👎", "😢"];
const REACTIONS: [&str; 8] = ["👍", "❤️", "😂", "😮", "😢", "🔥", "", "👋"];

/// Topics on which nobody says hello first.
const CURT: [&str; 3] = ["chat", "spam", "angry"];

/// Chances in 100.
const GREETS: u32 = 34;
const SAYS_MORE: u32 = 24;
const ENDS: u32 = 46;
const EMOJI: u32 = 16;
const SLOPPY: u32 = 9;

/// The text of a message.
pub(crate) fn message(wanted: &Wanted) -> String {
    let mut rng = Rng::with_seed(wanted.draw);
    if wanted.topic == "troll" {
        return hostile(rng.usize(0..usize::MAX)).to_owned();
    }
    let language = Language::at(wanted.language);
    // Who has no words for it in their own language writes English.
    let language = if language.words.has(wanted.topic) { language } else { Language::at(0) };
    let mut text = sentences(wanted, language, &mut rng);
    finish(&mut text, wanted.mood, &mut rng);
    text
}

fn sentences(wanted: &Wanted, language: &Language, rng: &mut Rng) -> String {
    let mut text = String::new();
    let brand = brand(wanted.brand);
    let chance = |rng: &mut Rng, percent: u32| rng.u32(0..100) < percent;
    let glue = match rng.u32(0..100) {
        0..5 => "\n",
        5..8 => "\n\n",
        _ => language.glue,
    };
    let mut add = |rule: &str, rng: &mut Rng| {
        let mut sentence = String::new();
        language.words.draw(rule, rng, brand, &mut sentence);
        // Nobody says the same thing twice in a row of sentences.
        if !text.contains(&sentence) {
            text.push_str(if text.is_empty() { "" } else { glue });
            text.push_str(&sentence);
        }
    };
    if chance(rng, GREETS) && !CURT.contains(&wanted.topic) {
        add("hi", rng);
    }
    add(wanted.topic, rng);
    let more = if chance(rng, 2) { rng.u32(4..11) } else { u32::from(chance(rng, SAYS_MORE)) };
    for _ in 0..more {
        match wanted.mood {
            Mood::Bad => add("more", rng),
            Mood::Good => add("cheer", rng),
            Mood::Plain => {}
        }
    }
    if chance(rng, ENDS) {
        match wanted.mood {
            Mood::Bad => add("plea", rng),
            Mood::Good => add("cheer", rng),
            Mood::Plain => {}
        }
    }
    text
}

/// Emoji, and the ways in which people type in haste.
fn finish(text: &mut String, mood: Mood, rng: &mut Rng) {
    let emoji: &[&str] = match mood {
        Mood::Bad => &CROSS,
        Mood::Good => &GLAD,
        Mood::Plain => &REACTIONS[..4],
    };
    match rng.u32(0..100) {
        0..SLOPPY => {
            *text = text.to_lowercase();
            while text.ends_with(['.', '!', ',']) {
                text.pop();
            }
        }
        SLOPPY..12 if mood == Mood::Bad => {
            *text = text.to_uppercase();
            text.push_str("!!!");
        }
        _ => {}
    }
    if rng.u32(0..100) < EMOJI {
        text.push(' ');
        for _ in 0..rng.usize(1..4) {
            text.push_str(emoji[rng.usize(0..emoji.len())]);
        }
    }
}

/// The title of a button that was pressed.
pub(crate) fn button(draw: u64, of: usize) -> String {
    drawn(Language::at(0), "button", draw, brand(of))
}

/// A sticker or a reaction; some say nothing.
pub(crate) fn reaction(draw: u64) -> String {
    REACTIONS[(draw % REACTIONS.len() as u64) as usize].to_owned()
}

fn drawn(language: &Language, rule: &str, draw: u64, brand: &Grammar) -> String {
    let mut text = String::new();
    language.words.draw(rule, &mut Rng::with_seed(draw), brand, &mut text);
    text
}
