//! Which columns of users there is room for.

/// Widths of the columns, in cells; 0: none.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    pub(super) rank: usize,
    /// Of the name, and of the one on the channel where that is another.
    pub(super) name: usize,
    pub(super) id: usize,
    pub(super) birthday: usize,
    /// Each of the three times.
    pub(super) time: usize,
    /// How many of the three.
    pub(super) times: usize,
}

/// Cells of `12 min ago`, and of a date before it.
pub(super) const AGO: usize = 10;
const DATE: usize = 11;

/// Cells of `rank▾`.
const RANK: usize = 5;

impl Columns {
    /// For a pane of `width` cells and so many ranks.
    pub(super) fn new(ranks: usize, width: usize) -> Self {
        let rank = crate::ui::format::number(ranks as u64).len().max(RANK);
        let columns = Self { rank, name: 20, id: 0, birthday: 16, time: AGO, times: 1 };
        match width {
            0..75 => columns,
            75..100 => Self { birthday: 21, times: 2, ..columns },
            100..120 => Self { name: 35, birthday: 21, times: 3, ..columns },
            120..160 => Self { name: 40, id: 16, birthday: 21, times: 3, ..columns },
            160..200 => Self { name: 41, id: 16, birthday: 21, times: 3, time: DATE + 1 + AGO, ..columns },
            _ => {
                // Names take what room there is, as long as the eye still finds the rest of the row.
                let more = ((width - 200) / 3).min(20);
                let time = DATE + 1 + AGO + ((width - 200) / 12).min(6);
                Self { name: 45 + more, id: 34, birthday: 24, times: 3, time, ..columns }
            }
        }
    }
}
