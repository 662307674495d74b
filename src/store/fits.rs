//! Which held row fits one of a page best, of many: looked up, as a crowd of damaged rows is not gone through for each.

use std::collections::VecDeque;

use hashbrown::HashMap;

use super::version::{Said, Version};

/// Held rows that one of a page may be, in their order.
pub(super) struct Fits<'v> {
    held: &'v [Version<'v>],
    /// Those that are another one already.
    taken: Vec<bool>,
    /// The held rows that say the same things, of whichever they are.
    groups: Vec<Group<'v>>,
}

/// Rows that say the same things.
struct Group<'v> {
    says: u8,
    places: Vec<usize>,
    /// By the things that a row of a page says too: the places of those that say the same of them, first to last.
    alike: HashMap<u8, Alike<'v>>,
}

type Alike<'v> = HashMap<Said<'v>, VecDeque<usize>>;

impl<'v> Fits<'v> {
    pub(super) fn new(held: &'v [Version<'v>]) -> Self {
        let mut groups: Vec<Group<'v>> = Vec::new();
        for (place, version) in held.iter().enumerate().filter(|(_, version)| version.is_timed()) {
            let says = version.says();
            match groups.iter_mut().find(|group| group.says == says) {
                Some(group) => group.places.push(place),
                None => groups.push(Group { says, places: vec![place], alike: HashMap::new() }),
            }
        }
        Self { held, taken: vec![false; held.len()], groups }
    }

    /// Takes the row that agrees with this one in most, and in so many things at `least`; of equals the first.
    pub(super) fn take(&mut self, version: &'v Version<'v>, least: usize) -> Option<usize> {
        let Self { held, taken, groups } = self;
        let says = version.says();
        let mut best: Option<(usize, usize)> = None;
        for group in groups {
            let both = says & group.says;
            let agrees = both.count_ones() as usize;
            if agrees < least || best.is_some_and(|(most, _)| most > agrees) {
                continue;
            }
            let Some(place) = group.first(both, version, held, taken) else { continue };
            if best.is_none_or(|(most, first)| agrees > most || place < first) {
                best = Some((agrees, place));
            }
        }
        let (_, place) = best?;
        *taken.get_mut(place)? = true;
        Some(place)
    }
}

impl<'v> Group<'v> {
    /// The first free row that says of these things what `version` says.
    fn first(&mut self, both: u8, version: &'v Version<'v>, held: &'v [Version<'v>], taken: &[bool]) -> Option<usize> {
        let Self { places, alike, .. } = self;
        let places =
            alike.entry(both).or_insert_with(|| by_what_they_say(both, places, held)).get_mut(&version.said(both))?;
        while places.front().is_some_and(|place| taken.get(*place).is_none_or(|taken| *taken)) {
            places.pop_front();
        }
        places.front().copied()
    }
}

fn by_what_they_say<'v>(bits: u8, places: &[usize], held: &'v [Version<'v>]) -> Alike<'v> {
    let mut alike = Alike::new();
    for &place in places {
        if let Some(version) = held.get(place) {
            alike.entry(version.said(bits)).or_default().push_back(place);
        }
    }
    alike
}

#[cfg(test)]
mod tests;
