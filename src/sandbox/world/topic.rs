//! What people write about, and which labels that gets.

/// Built-in labels, by their bit.
pub(super) const LABELS: [&str; 22] = [
    "frustrated",
    "angry",
    "happy",
    "thankful",
    "payment_issue",
    "refund_request",
    "bug_report",
    "outage",
    "account_access",
    "lost_progress",
    "feature_request",
    "question",
    "confused",
    "churn_risk",
    "praise",
    "excited",
    "cheating_report",
    "abusive",
    "spam",
    "birthday",
    "urgent",
    "sad",
];

/// Bit of the first of a workspace's four own labels.
pub(super) const FIRST_CUSTOM: u32 = 24;

const ESCALATION: u32 = FIRST_CUSTOM;
const EVENT: u32 = FIRST_CUSTOM + 1;
const LOCALISATION: u32 = FIRST_CUSTOM + 2;
const GIFTS: u32 = FIRST_CUSTOM + 3;

/// Whether a text on it ends with a plea, with good wishes, or with neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    Bad,
    Good,
    Plain,
}

/// A topic: the grammar rule of its texts, how common it is, and its labels by chance in 1,000.
#[derive(Debug)]
pub(crate) struct Topic {
    pub(crate) rule: &'static str,
    pub(crate) mood: Mood,
    pub(super) weight: f64,
    pub(super) labels: &'static [(u32, u32)],
}

const fn topic(rule: &'static str, mood: Mood, weight: f64, labels: &'static [(u32, u32)]) -> Topic {
    Topic { rule, mood, weight, labels }
}

pub(super) const PAYMENT: usize = 0;
pub(super) const REFUND: usize = 1;
pub(super) const BUG: usize = 2;
pub(super) const OUTAGE: usize = 3;
pub(super) const ACCOUNT: usize = 4;
pub(super) const THANKS: usize = 6;
pub(super) const PRAISE: usize = 7;
pub(super) const QUESTION: usize = 8;
pub(super) const FEATURE: usize = 9;
pub(super) const CHURN: usize = 11;
pub(super) const ANGRY: usize = 12;
pub(super) const CHEATER: usize = 13;
pub(super) const CHAT: usize = 14;
pub(super) const TROLL: usize = 16;

pub(crate) const TOPICS: [Topic; 17] = [
    topic("payment", Mood::Bad, 85.0, &[(4, 930), (0, 520), (1, 130), (20, 220), (13, 60), (ESCALATION, 140)]),
    topic("refund", Mood::Bad, 35.0, &[(5, 950), (4, 420), (0, 380), (13, 110), (ESCALATION, 90)]),
    topic("bug", Mood::Bad, 75.0, &[(6, 940), (0, 360), (12, 90), (20, 60)]),
    topic("outage", Mood::Bad, 5.0, &[(7, 920), (6, 610), (0, 640), (1, 240), (20, 180)]),
    topic("account", Mood::Bad, 52.0, &[(8, 950), (0, 290), (20, 340), (12, 140)]),
    topic("progress", Mood::Bad, 34.0, &[(9, 940), (0, 480), (21, 260), (6, 210), (ESCALATION, 90)]),
    topic("thanks", Mood::Good, 105.0, &[(3, 940), (2, 560), (14, 180)]),
    topic("praise", Mood::Good, 120.0, &[(14, 880), (2, 640), (15, 350), (EVENT, 260)]),
    topic("question", Mood::Plain, 120.0, &[(11, 950), (12, 190), (EVENT, 120)]),
    topic("feature", Mood::Plain, 66.0, &[(10, 940), (EVENT, 90), (LOCALISATION, 120), (GIFTS, 60)]),
    topic("birthday", Mood::Good, 9.0, &[(19, 950), (2, 520), (GIFTS, 440)]),
    topic("churn", Mood::Bad, 28.0, &[(13, 940), (21, 420), (0, 400), (ESCALATION, 260)]),
    topic("angry", Mood::Plain, 34.0, &[(1, 950), (0, 470), (17, 90), (13, 140)]),
    topic("cheater", Mood::Bad, 26.0, &[(16, 950), (0, 350), (1, 170)]),
    topic("chat", Mood::Plain, 150.0, &[(2, 120), (11, 20)]),
    topic("spam", Mood::Plain, 12.0, &[(18, 980)]),
    topic("troll", Mood::Plain, 1.6, &[(18, 600), (17, 350)]),
];
