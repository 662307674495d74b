use proptest::prelude::*;

use super::*;

#[test]
fn a_text_larger_than_a_block_has_its_own() {
    let mut texts = Texts::new();
    let large = "x".repeat(3 << 20);
    for text in ["a", &large, "", "b"] {
        texts.push(text);
    }
    assert_eq!((0..4).map(|number| texts.get(number).unwrap().len()).collect::<Vec<_>>(), [1, 3 << 20, 0, 1]);
    assert_eq!(texts.get(4), None);
    assert_eq!(texts.bytes(), (3 << 20) + 2);
    assert!(texts.blocks.iter().all(|block| block.len() <= block.capacity()));
}

#[test]
fn blocks_are_never_moved() {
    let mut texts = Texts::new();
    texts.push("first");
    let first = texts.get(0).unwrap().as_ptr();
    for _ in 0..100_000 {
        texts.push("some more words to fill the block with");
    }
    assert_eq!(texts.get(0).unwrap().as_ptr(), first);
    assert!(texts.heap() < texts.bytes() * 5 / 4, "{} for {}", texts.heap(), texts.bytes());
}

#[test]
fn the_last_can_be_taken_out_again() {
    let mut texts = Texts::new();
    texts.push("a");
    texts.push(&"b".repeat(SMALLEST_BLOCK));
    texts.pop();
    texts.push("c");
    assert_eq!((texts.len(), texts.get(1)), (2, Some("c")));
    texts.pop();
    texts.pop();
    texts.pop();
    assert_eq!((texts.len(), texts.bytes()), (0, 0));
}

proptest! {
    #[test]
    fn stretches_cover_every_text_once(list in prop::collection::vec(".{0,80}", 1..200), bytes in 0usize..3_000) {
        let mut texts = Texts::new();
        for text in &list { texts.push(text); }
        let mut next = 0;
        while let Some(stretch) = texts.stretch(next, bytes) {
            prop_assert_eq!(stretch.numbers.start, next);
            let mut from = next;
            for number in stretch.numbers.clone() {
                prop_assert_eq!(number, next);
                prop_assert_eq!(stretch.get(number), Some(list[number as usize].as_str()));
                prop_assert_eq!(texts.get(number), stretch.get(number));
                let place = stretch.place_of(number);
                for at in [place.start, place.end] {
                    prop_assert_eq!(stretch.text_at(at, from), (number, place.clone()));
                }
                // A search passes over texts without a hit.
                if number % 3 == 0 {
                    from = number;
                }
                next += 1;
            }
        }
        prop_assert_eq!(next as usize, list.len());
    }
}
