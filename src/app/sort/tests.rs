use super::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Of {
    #[default]
    Size,
    Name,
}

impl Column for Of {
    const ALL: &'static [Self] = &[Self::Size, Self::Name];

    fn name(self) -> &'static str {
        if self == Self::Size { "size" } else { "name" }
    }

    fn ascends(self) -> bool {
        self == Self::Name
    }
}

#[test]
fn columns_are_gone_through_round_and_round_each_in_its_usual_direction() {
    let mut sort = Sort::<Of>::default();
    assert_eq!((sort.heading(Of::Size, "size").as_str(), sort.heading(Of::Name, "name").as_str()), ("size ▾", "name"));
    sort.reverse();
    assert_eq!(sort.arrow(), "▴");
    sort.turn();
    assert_eq!((sort.by, sort.arrow()), (Of::Name, "▴"));
    sort.turn();
    assert_eq!(sort, Sort::default());
}

#[test]
fn what_is_not_known_stands_last_in_either_direction_and_equals_stay() {
    let rows = vec![(Some(1), 'a'), (None, 'b'), (Some(2), 'c'), (Some(1), 'd')];
    let letters = |sort: Sort<Of>| sort.arrange(rows.clone(), |row| row.0).iter().map(|row| row.1).collect::<String>();
    assert_eq!(letters(Sort { by: Of::Size, reversed: false }), "cadb");
    assert_eq!(letters(Sort { by: Of::Size, reversed: true }), "adcb");
}
