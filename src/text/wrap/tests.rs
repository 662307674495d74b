use proptest::prelude::*;

use super::*;

fn wrap(text: &str, cells: usize) -> Vec<String> {
    Clean::line(text).wrap(cells).iter().map(ToString::to_string).collect()
}

#[test]
fn words_stay_whole_where_they_fit() {
    assert_eq!(wrap("the quick  brown fox", 9), ["the quick", "brown fox"]);
    assert_eq!(wrap("fits", 4), ["fits"]);
    assert_eq!(wrap("", 4), [""]);
}

#[test]
fn a_long_word_is_broken_between_clusters() {
    assert_eq!(wrap("ab abcdefghij", 4), ["ab", "abcd", "efgh", "ij"]);
    assert_eq!(wrap("🇩🇪🇫🇷🇬🇧", 5), ["🇩🇪🇫🇷", "🇬🇧"]);
}

#[test]
fn wide_characters_fill_the_line() {
    assert_eq!(wrap("ab 日本語のテキスト", 8), ["ab 日本", "語のテキ", "スト"]);
}

#[test]
fn too_narrow_for_anything() {
    assert_eq!(wrap("日a", 1), ["…", "a"]);
    assert_eq!(wrap("abc", 0), [""]);
}

proptest! {
    #[test]
    fn only_spaces_are_left_out(text in "[a-c日本👍 ]{0,60}", cells in 2usize..20) {
        let whole: String = text.chars().filter(|c| *c != ' ').collect();
        let parts: String = wrap(&text, cells).concat().chars().filter(|c| *c != ' ').collect();
        prop_assert_eq!(whole, parts);
    }
}
