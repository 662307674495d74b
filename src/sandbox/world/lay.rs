//! Lays a channel: counts by the hour, times within it, writers, topics, labels.

use fastrand::Rng;

use super::super::texts;
use super::channel::{Channel, Medium, Row, RowKind};
use super::people;
use super::plan::{Plan, Workspace};
use super::rhythm::{HOUR_MS, Mix, Rhythm};
use super::topic::{CHAT, TOPICS, TROLL};

/// How far back the data goes, in hours: 400 days.
const HOURS_BACK: i64 = 400 * 24;

/// A channel of `count` messages up to `now`, epoch ms, of which each `tie_size` neighbours share a millisecond.
pub(super) fn channel(
    workspace: &'static Workspace,
    plan: &'static Plan,
    seed: u64,
    count: usize,
    now: i64,
    tie_size: usize,
) -> Channel {
    let rhythm = Rhythm::new(now, plan.shift);
    let people = people::lay(seed, plan, now, (count / 5).clamp(80, 6_000));
    let mut channel = Channel { workspace, plan, seed, rhythm, rows: Vec::new(), people, injected: Vec::new() };
    let mut rng = Rng::with_seed(texts::mix(seed, 1));
    let mut rows = Vec::with_capacity(count);
    for (start, in_hour) in hours(&channel.rhythm, &mut rng, count, now) {
        let mix = channel.rhythm.mix(start);
        for at in times(&mut rng, start, in_hour) {
            let id = rows.len() as u32;
            rows.push(draft(&channel, &mut rng, &mix, at, id));
        }
    }
    for tied in rows.chunks_mut(tie_size.max(1)) {
        let at = tied.last().map_or(now, |row| row.at);
        for row in tied {
            row.at = at;
        }
    }
    for row in &rows {
        channel.people[row.user as usize].wrote(row.at);
    }
    channel.rows = rows;
    channel
}

/// One row at `at`, epoch ms, whose topic is drawn from the mix.
pub(super) fn draft(channel: &Channel, rng: &mut Rng, mix: &Mix, at: i64, id: u32) -> Row {
    // Squared: the highest in value write most.
    let rank = rng.f64().powf(2.1);
    let user = ((channel.people.len() as f64 * rank) as usize).min(channel.people.len() - 1);
    let instagram = channel.plan.medium == Medium::Instagram;
    let kind = match rng.u32(0..1000) {
        0..70 if !instagram => RowKind::Postback,
        70..150 => RowKind::Attachment,
        150..170 => RowKind::Other,
        170..230 if instagram => RowKind::Attachment,
        _ => RowKind::Text,
    };
    let drawn = rng.f64() * mix.last().copied().unwrap_or_default();
    let topic = mix.iter().position(|sum| drawn < *sum).unwrap_or(CHAT);
    let topic = if channel.people[user].troll && rng.u32(0..4) == 0 { TROLL } else { topic };
    let labels = match kind {
        RowKind::Text => labels(rng, topic),
        // A screenshot is now and then understood.
        RowKind::Attachment if rng.u32(0..12) == 0 => labels(rng, topic),
        _ => 0,
    };
    Row { at, id, user: user as u32, labels, kind, topic: topic as u8 }
}

fn labels(rng: &mut Rng, topic: usize) -> u32 {
    // Some texts get no label at all.
    if rng.u32(0..100) < 6 {
        return 0;
    }
    TOPICS[topic]
        .labels
        .iter()
        .filter(|(_, chance)| rng.u32(0..1000) < *chance)
        .fold(0, |mask, (bit, _)| mask | 1 << bit)
}

/// Each hour with its number of messages, oldest first; they sum up to `count`, and the last one ends at `now`.
fn hours(rhythm: &Rhythm, rng: &mut Rng, count: usize, now: i64) -> Vec<(i64, usize)> {
    let starts: Vec<i64> = (1..=HOURS_BACK).rev().map(|back| now - back * HOUR_MS).collect();
    let mut sum = 0.0;
    let sums: Vec<f64> = starts
        .iter()
        .map(|start| {
            sum += rhythm.volume(*start) * (0.6 + 0.8 * rng.f64());
            sum
        })
        .collect();
    let mut laid = 0;
    starts
        .into_iter()
        .zip(sums)
        .map(|(start, upto)| {
            let total = (upto / sum * count as f64).round() as usize;
            let here = total.saturating_sub(laid);
            laid += here;
            (start, here)
        })
        .collect()
}

/// Sorted times within the hour; a few share their millisecond, as a burst of attachments does.
fn times(rng: &mut Rng, start: i64, count: usize) -> Vec<i64> {
    let mut times: Vec<i64> = (0..count).map(|_| start + 1 + rng.i64(0..HOUR_MS)).collect();
    times.sort_unstable();
    for n in 1..times.len() {
        if rng.u32(0..50) == 0 {
            times[n] = times[n - 1];
        }
    }
    times
}
