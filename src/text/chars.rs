//! What a character does to its neighbours.
//!
//! Where the segmenter's tables hold the answer they are asked, by the cluster that it makes, so that one version of Unicode
//! decides; only what they do not hold is listed here.

use std::ops::RangeInclusive;

use unicode_segmentation::UnicodeSegmentation;

pub(super) const ZERO_WIDTH_NON_JOINER: char = '\u{200C}';
pub(super) const ZERO_WIDTH_JOINER: char = '\u{200D}';
const CANCEL_TAG: char = '\u{E007F}';
const BLACK_FLAG: char = '\u{1F3F4}';

/// Scripts that are written with joiners: Arabic and its relatives, the Indic family.
const JOINING_SCRIPTS: [RangeInclusive<char>; 10] = [
    '\u{0600}'..='\u{0DFF}',
    '\u{1000}'..='\u{109F}',
    '\u{1780}'..='\u{18AF}',
    '\u{1A20}'..='\u{1AAF}',
    '\u{1B00}'..='\u{1BFF}',
    '\u{A800}'..='\u{ABFF}',
    '\u{FB50}'..='\u{FDCF}',
    '\u{FE70}'..='\u{FEFC}',
    '\u{10A00}'..='\u{11FFF}',
    '\u{1E900}'..='\u{1E95F}',
];

/// Blocks of the scripts written from right to left.
const RIGHT_TO_LEFT: [RangeInclusive<char>; 5] = [
    '\u{0590}'..='\u{08FF}',
    '\u{FB1D}'..='\u{FDCF}',
    '\u{FE70}'..='\u{FEFC}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

fn within(ranges: &[RangeInclusive<char>], c: char) -> bool {
    ranges.iter().any(|range| range.contains(&c))
}

fn is_one_cluster(a: char, b: char) -> bool {
    let mut buffer = [0; 8];
    let split = a.encode_utf8(&mut buffer).len();
    let end = split + b.encode_utf8(&mut buffer[split..]).len();
    str::from_utf8(&buffer[..end]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}

/// Whether it joins the cluster before it: a mark, a joiner, a selector, a skin tone.
pub(super) fn is_extender(c: char) -> bool {
    !c.is_ascii() && is_one_cluster('a', c)
}

/// Whether it is drawn with what follows it, as an Arabic number sign is.
pub(super) fn is_prepended(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{2FFF}' | '\u{11000}'..='\u{11FFF}') && is_one_cluster(c, 'a')
}

/// Whether it is a control or a format character: one that even a mark does not join.
pub(super) fn is_control(c: char) -> bool {
    c.is_control() || (!c.is_ascii() && !c.is_alphanumeric() && !is_one_cluster(c, '\u{0301}'))
}

/// Whether it is a code point that will never be a character.
pub(super) const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || (c as u32) & 0xFFFE == 0xFFFE
}

/// Whether it breaks a line.
pub(super) const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether it is of a script written from right to left.
pub(super) fn is_right_to_left(c: char) -> bool {
    within(&RIGHT_TO_LEFT, c)
}

/// Whether a cluster is a subdivision's flag: a black flag, up to six tags, and the tag that ends them (UTS #51, ED-14a).
fn is_tag_flag(cluster: &str) -> bool {
    let tags = cluster.strip_prefix(BLACK_FLAG).and_then(|rest| rest.strip_suffix(CANCEL_TAG));
    tags.is_some_and(|tags| {
        (3..=6).contains(&tags.chars().count())
            && tags.chars().all(|c| matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}'))
    })
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

const fn is_mongolian(c: char) -> bool {
    matches!(c, '\u{1807}' | '\u{1820}'..='\u{18AA}')
}

const fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// Whether it is drawn on something: an extender, but not a skin tone, which is a square of its own when it stands alone.
pub(super) fn needs_base(c: char) -> bool {
    !is_skin_tone(c) && is_extender(c)
}

fn takes_emoji_style(c: char) -> bool {
    matches!(c, '#' | '*' | '0'..='9') || takes_variation(c)
}

fn takes_variation(c: char) -> bool {
    let letter = c < '\u{2000}' && c.is_alphabetic() && !matches!(c, '\u{1000}'..='\u{109F}');
    !c.is_ascii() && !letter && !needs_base(c)
}

/// Whether an invisible character of a cluster means something where it stands, `before` and `after` being the cluster's
/// parts around it. True of every visible one.
pub(super) fn belongs(c: char, before: &str, after: &str) -> bool {
    let base = before.chars().next_back();
    match c {
        ZERO_WIDTH_JOINER | ZERO_WIDTH_NON_JOINER => {
            let joins_pictures = c == ZERO_WIDTH_JOINER && after.chars().next().is_some_and(|next| !is_extender(next));
            joins_pictures || base.is_some_and(|base| within(&JOINING_SCRIPTS, base))
        }
        '\u{FE0E}' | '\u{FE0F}' => base.is_some_and(takes_emoji_style),
        '\u{FE00}'..='\u{FE0D}' => base.is_some_and(takes_variation),
        '\u{E0100}'..='\u{E01EF}' => base.is_some_and(is_ideograph),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => base.is_some_and(is_mongolian),
        '\u{E0020}'..='\u{E007F}' => is_tag_flag(&format!("{before}{c}{after}")),
        '\u{034F}' | '\u{17B4}' | '\u{17B5}' => false,
        _ => !is_noncharacter(c),
    }
}
