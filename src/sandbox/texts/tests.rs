use std::collections::HashSet;

use fastrand::Rng;

use super::super::world::{Mood, TOPICS};
use super::grammar::{Grammar, unescaped};
use super::language::brand;
use super::*;

#[test]
fn no_word_file_refers_to_nowhere() {
    for language in Language::all() {
        assert_eq!(language.words.dangling(), Vec::<&str>::new());
        for rule in ["first", "last", "hi", "payment", "thanks", "chat"] {
            assert!(language.words.has(rule), "{rule}");
        }
    }
}

#[test]
fn english_has_every_topic() {
    for topic in TOPICS.iter().filter(|topic| topic.rule != "troll") {
        assert!(Language::at(0).words.has(topic.rule), "{}", topic.rule);
    }
}

#[test]
fn the_same_draw_gives_the_same_text_and_texts_vary() {
    let wanted = |draw| Wanted { draw, language: 0, brand: 1, topic: "payment", mood: Mood::Bad };
    assert_eq!(message(&wanted(7)), message(&wanted(7)));
    let different: HashSet<String> = (0..1000).map(|draw| message(&wanted(draw))).collect();
    assert!(different.len() > 900, "{}", different.len());
    assert!(different.iter().all(|text| !text.trim().is_empty()));
}

#[test]
fn brands_bring_their_words() {
    let grammar = Grammar::parse("[a]\nbuy {item} now\n");
    let mut text = String::new();
    grammar.draw("a", &mut Rng::with_seed(3), brand(2), &mut text);
    assert!(text.starts_with("buy ") && text.ends_with(" now") && text.len() > 12, "{text}");
}

#[test]
fn escapes_are_read() {
    assert_eq!(unescaped(r"a\u{1b}[0m\tb\n\\x"), "a\u{1b}[0m\tb\n\\x");
    assert_eq!(unescaped(r"broken \u{zz} and \u"), "broken  and ");
    assert!(hostile(0).starts_with('\u{1b}'));
}

#[test]
fn hostile_texts_keep_their_source_harmless() {
    let source = include_str!("../words/hostile.txt");
    assert!(source.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn names_come_in_many_scripts() {
    let mut rng = Rng::with_seed(1);
    let names: Vec<String> = (0..400).map(|_| name(Language::draw(&mut rng), &mut rng).shown).collect();
    for range in ['a'..='z', 'а'..='я', 'א'..='ת', 'ا'..='ي', '一'..='龥', 'ก'..='๛', 'अ'..='ह', '가'..='힣']
    {
        assert!(names.iter().any(|name| name.chars().any(|c| range.contains(&c))), "{range:?}");
    }
}
