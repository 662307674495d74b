//! The invented organization: which workspaces and channels there are.

use super::channel::Medium;

pub(crate) const ORGANIZATION_ID: &str = "orgQm4Zt8LwXe2RbVn6K";
pub(crate) const ORGANIZATION: &str = "Larkspur & Finch Games";

/// The workspace of the channel that holds most messages.
pub const FLAGSHIP_WORKSPACE: &str = "wsEmb3rf4llQx9LtYc2Rk";
/// The channel that holds most messages.
pub const FLAGSHIP_CHANNEL: &str = "FB_PAGE_104512873905521";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vip {
    Yes,
    InProcess,
    No,
}

#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    vip: Vip,
    /// Index of the brand whose words its messages use.
    pub(super) brand: usize,
    pub(super) channels: &'static [Plan],
    /// Ids of its own AI labels: escalation, event feedback, localisation, gift ideas.
    pub(super) customs: [&'static str; 4],
}

impl Workspace {
    pub(crate) fn is_vip(&self) -> bool {
        self.vip == Vip::Yes
    }

    pub(crate) fn is_in_process(&self) -> bool {
        self.vip == Vip::InProcess
    }
}

/// A channel to be laid.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) id: &'static str,
    pub(super) medium: Medium,
    pub(super) name: &'static str,
    /// Its part of all messages.
    pub(super) share: u64,
    /// By how many days its notable days lie further back than the flagship's.
    pub(super) shift: i64,
}

const fn page(id: &'static str, name: &'static str, share: u64, shift: i64) -> Plan {
    Plan { id, medium: Medium::FacebookPage, name, share, shift }
}

const fn instagram(id: &'static str, name: &'static str, share: u64, shift: i64) -> Plan {
    Plan { id, medium: Medium::Instagram, name, share, shift }
}

/// What a workspace's own four labels stand for, in the order of its `customs`: names that the API does not tell.
const CUSTOM_NAMES: [&str; 4] = ["Needs a manager", "Event feedback", "Translation", "Gift request"];

/// Names for the ids of all workspaces' own labels, as a configuration would give them.
pub fn custom_label_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    WORKSPACES.iter().flat_map(|workspace| workspace.customs.into_iter().zip(CUSTOM_NAMES))
}

pub(crate) static WORKSPACES: [Workspace; 6] = [
    Workspace {
        id: FLAGSHIP_WORKSPACE,
        name: "Emberfall Online",
        vip: Vip::Yes,
        brand: 0,
        channels: &[
            page(FLAGSHIP_CHANNEL, "Emberfall Online", 600, 0),
            instagram("INSTAGRAM_ACCOUNT_17841400455970", "emberfall.online", 90, 0),
            page("FB_PAGE_118230945571163", "Emberfall Türkiye", 40, 1),
        ],
        customs: ["ckl_8f3k2v9d1xq0", "ckl_2hq7m4z8t5wb", "ckl_r61yc0n3p9vs", "ckl_x4d8j7f2k5ga"],
    },
    Workspace {
        id: "wsHarv3st1slesP7mN4d",
        name: "Harvest Isles",
        vip: Vip::Yes,
        brand: 1,
        channels: &[
            page("FB_PAGE_209117463358840", "Harvest Isles", 120, 9),
            instagram("INSTAGRAM_ACCOUNT_17841402218364", "harvestisles", 35, 9),
        ],
        customs: ["ckl_5tw9b3e7u1oz", "ckl_k0s6h8r4d2nx", "ckl_m3v5q9g1c7ly", "ckl_z8p2a6j4f0ie"],
    },
    Workspace {
        id: "wsNe0nDriftL8gUe5Hv3",
        name: "Neon Drift League",
        vip: Vip::Yes,
        brand: 2,
        channels: &[
            page("FB_PAGE_315608827749012", "Neon Drift League", 60, 17),
            instagram("INSTAGRAM_ACCOUNT_17841405563127", "neondriftleague", 20, 17),
        ],
        customs: ["ckl_d7n1y5m9s3kq", "ckl_b2x6t0w8v4ch", "ckl_g9r3l7p5z1ua", "ckl_f6e0i4o8h2jd"],
    },
    Workspace {
        id: "wsBubb1eBaz44rT6kC9w",
        name: "Bubble Bazaar",
        vip: Vip::Yes,
        brand: 3,
        channels: &[page("FB_PAGE_427390015586274", "Bubble Bazaar", 35, 24)],
        customs: ["ckl_q1a5s9d3f7gh", "ckl_w8e2r6t0y4ui", "ckl_j3k7l1z5x9cv", "ckl_n0b4m8v2c6xz"],
    },
    Workspace {
        id: "wsStarf4rerGu1ldD2yX",
        name: "Starfarer Guild",
        vip: Vip::InProcess,
        brand: 0,
        channels: &[page("FB_PAGE_533904416628195", "Starfarer Guild", 0, 0)],
        customs: ["ckl_o5i9u3y7t1re", "ckl_p2o6i0u4y8tr", "ckl_l7k1j5h9g3fd", "ckl_a0s4d8f2g6hj"],
    },
    Workspace {
        id: "wsT1depoo1CafeB4rGzJ",
        name: "Tidepool Café",
        vip: Vip::No,
        brand: 0,
        channels: &[
            page("FB_PAGE_640281957733406", "Tidepool Café", 0, 0),
            instagram("INSTAGRAM_ACCOUNT_17841409937415", "tidepool.cafe", 0, 0),
        ],
        customs: ["ckl_c6v0b4n8m2as", "ckl_x3z7l1k5j9hg", "ckl_y8u2i6o0p4qw", "ckl_e5r9t3y7u1io"],
    },
];
