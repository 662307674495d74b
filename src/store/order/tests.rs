use proptest::prelude::*;

use super::*;

#[test]
fn a_long_run_is_put_in_anywhere() {
    let mut order = Order::new();
    let first: Vec<u32> = (0..10_000).collect();
    order.insert(&[(0, &first)]);
    let second: Vec<u32> = (10_000..20_000).collect();
    order.insert(&[(5_000, &second), (10_000, &[20_000])]);
    let expected: Vec<u32> = (0..5_000).chain(10_000..20_000).chain(5_000..10_000).chain([20_000]).collect();
    assert!(order.range(0..order.len()).eq(expected.iter().copied()));
    assert!((0..order.len()).all(|place| order.get(place) == Some(expected[place])));
    assert!(order.chunks().iter().all(|chunk| chunk.rows.len() <= CHUNK && !chunk.rows.is_empty()));
    assert_eq!(order.get(order.len()), None);
    assert_eq!(order.range(9_999..10_001).collect::<Vec<_>>(), expected[9_999..10_001]);
}

#[test]
fn growing_at_the_head_fills_chunks() {
    let mut order = Order::new();
    for page in 0..500 {
        let rows: Vec<u32> = (page * 100..page * 100 + 100).collect();
        order.insert(&[(0, &rows)]);
    }
    assert_eq!(order.len(), 50_000);
    assert!(order.chunks().len() <= 50_000 / CHUNK * 3, "{} chunks", order.chunks().len());
}

proptest! {
    #[test]
    fn it_is_a_list(steps in prop::collection::vec(prop::collection::vec((0usize..2_000, 1usize..700), 1..4), 1..20)) {
        let mut order = Order::new();
        let mut list: Vec<u32> = Vec::new();
        let mut next = 0;
        for mut step in steps {
            for (place, _) in &mut step {
                *place = (*place).min(list.len());
            }
            step.sort_unstable();
            step.dedup_by_key(|run| run.0);
            let runs: Vec<(usize, Vec<u32>)> = step.into_iter().map(|(place, length)| {
                next += length as u32;
                (place, (next - length as u32..next).collect())
            }).collect();
            for (place, rows) in runs.iter().rev() {
                list.splice(place..place, rows.iter().copied());
            }
            order.insert(&runs.iter().map(|(place, rows)| (*place, rows.as_slice())).collect::<Vec<_>>());
            prop_assert_eq!(order.len(), list.len());
            prop_assert!(order.range(0..list.len()).eq(list.iter().copied()));
        }
    }
}
