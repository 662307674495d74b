//! A channel and its rows: 24 bytes each, oldest first; everything else of a message follows from them when it is read.

use super::inject::Injected;
use super::person::Person;
use super::plan::{Plan, Workspace};
use super::rhythm::Rhythm;
use super::topic::{FIRST_CUSTOM, LABELS};
use super::user::User;

/// How many labels have a bit in a row's mask.
pub(crate) const MASK_LABELS: usize = 32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Medium {
    FacebookPage,
    Instagram,
}

impl Medium {
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Self::FacebookPage => "FB_PAGE",
            Self::Instagram => "INSTAGRAM_ACCOUNT",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    Text,
    Postback,
    Attachment,
    Other,
}

impl RowKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Postback => "postback",
            Self::Attachment => "attachment",
            Self::Other => "other",
        }
    }

    /// The kind of that name; an unknown one counts as other.
    pub(crate) fn named(name: &str) -> Self {
        [Self::Text, Self::Postback, Self::Attachment]
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or(Self::Other)
    }
}

/// One message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Epoch ms.
    pub(crate) at: i64,
    /// What its text is drawn from; or, with [`INJECTED`], where its raw form is.
    pub(super) id: u32,
    /// Index of its writer in the channel's people.
    pub(crate) user: u32,
    /// A bit for each label.
    pub(crate) labels: u32,
    pub(super) kind: RowKind,
    pub(super) topic: u8,
}

/// Marks the ids of rows that were injected.
pub(super) const INJECTED: u32 = 1 << 31;

#[derive(Debug)]
pub(crate) struct Channel {
    pub(super) workspace: &'static Workspace,
    pub(super) plan: &'static Plan,
    pub(super) seed: u64,
    pub(super) rhythm: Rhythm,
    pub(super) rows: Vec<Row>,
    pub(super) people: Vec<Person>,
    pub(super) injected: Vec<Injected>,
}

impl Channel {
    pub(crate) fn id(&self) -> &'static str {
        self.plan.id
    }

    pub(crate) fn name(&self) -> &'static str {
        self.plan.name
    }

    pub(crate) fn medium(&self) -> Medium {
        self.plan.medium
    }

    pub(crate) fn workspace_id(&self) -> &'static str {
        self.workspace.id
    }

    /// Rows from `from` to `to`, epoch ms, both inside; oldest first.
    pub(crate) fn within(&self, from: i64, to: i64) -> &[Row] {
        let start = self.rows.partition_point(|row| row.at < from);
        let end = self.rows.partition_point(|row| row.at <= to);
        self.rows.get(start..end).unwrap_or_default()
    }

    /// Puts the row behind those of its millisecond.
    pub(super) fn insert(&mut self, row: Row) {
        let at = self.rows.partition_point(|other| other.at <= row.at);
        self.rows.insert(at, row);
        self.people[row.user as usize].wrote(row.at);
    }

    /// How many conversations there are; a row's `user` is below it.
    pub(crate) fn conversations(&self) -> usize {
        self.people.len()
    }

    /// The label of a bit; empty for a bit that is not in use.
    pub(crate) fn label(&self, bit: usize) -> &'static str {
        let custom = bit.checked_sub(FIRST_CUSTOM as usize).and_then(|n| self.workspace.customs.get(n));
        custom.or_else(|| LABELS.get(bit)).copied().unwrap_or_default()
    }

    /// The bit of a label.
    pub(super) fn bit(&self, label: &str) -> Option<u32> {
        (0..MASK_LABELS).find(|bit| !label.is_empty() && self.label(*bit) == label).map(|bit| 1 << bit)
    }

    /// Labels of the row that have no bit: only injected rows have them.
    pub(crate) fn other_labels<'a>(&'a self, row: &Row) -> impl Iterator<Item = &'a str> + use<'a> {
        self.raw(row).into_iter().flat_map(|injected| injected.other_labels.iter().map(String::as_str))
    }

    pub(super) fn raw(&self, row: &Row) -> Option<&Injected> {
        if row.id & INJECTED == 0 { None } else { self.injected.get((row.id & !INJECTED) as usize) }
    }

    /// VIP users, highest lifetime value first.
    pub(crate) fn listed_users(&self) -> impl Iterator<Item = &User> {
        self.people.iter().filter_map(|person| person.user.as_ref())
    }
}

/// `label` and `contentType`, looked up once.
#[derive(Debug)]
pub(crate) struct Filter<'a> {
    label: Option<(&'a str, Option<u32>)>,
    kind: Option<RowKind>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(channel: &Channel, label: Option<&'a str>, content_type: Option<&str>) -> Self {
        Self { label: label.map(|label| (label, channel.bit(label))), kind: content_type.map(RowKind::named) }
    }

    pub(crate) fn takes(&self, channel: &Channel, row: &Row) -> bool {
        let labelled = match self.label {
            None => true,
            Some((_, Some(bit))) => row.labels & bit != 0,
            Some((label, None)) => channel.other_labels(row).any(|other| other == label),
        };
        labelled && self.kind.is_none_or(|kind| kind == row.kind)
    }
}
