//! Pictures of the screen, drawn by the program itself on the embedded sandbox: the same ones at any time and anywhere.

mod dashboard;
mod svg;

use std::error::Error;

use chrono::{DateTime, Utc};
use dashboard::Dashboard;
use vipdeck::sandbox::{Options, Sandbox};

/// A picture that is drawn.
pub(crate) struct Picture {
    name: &'static str,
    /// The whole file.
    pub(crate) svg: String,
}

impl Picture {
    /// Where it lies in the repository.
    pub(crate) fn path(&self) -> String {
        format!("assets/{}.svg", self.name)
    }
}

/// A picture to be drawn.
struct Scene {
    name: &'static str,
    /// Columns and lines.
    size: (u16, u16),
    /// What is pressed, key by key.
    keys: &'static str,
}

const SCENES: [Scene; 7] = [
    Scene { name: "messages", size: (160, 48), keys: "j" },
    Scene { name: "search", size: (120, 30), keys: "/ e m b e r enter" },
    Scene { name: "labels", size: (120, 36), keys: "2 j j" },
    Scene { name: "users", size: (120, 30), keys: "3 j j" },
    Scene { name: "exports", size: (120, 20), keys: "e E 4" },
    Scene { name: "help", size: (160, 48), keys: "?" },
    Scene { name: "narrow", size: (60, 15), keys: "j" },
];

/// The instant at which all of them are taken: Saturday, 30 May 2026, 13:00 UTC.
const NOW: DateTime<Utc> = DateTime::from_timestamp_millis(1_780_146_000_000).unwrap();

/// Draws every picture. Fails when the sandbox cannot be started, or a key in a scene is none.
pub(crate) fn pictures() -> Result<Vec<Picture>, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let options = Options { now: NOW, seed: 1, messages: 20_000, arrivals: None, ..Options::default() };
        let sandbox = Sandbox::start(options).await?;
        let mut pictures = Vec::new();
        for scene in SCENES {
            let mut dashboard = Dashboard::open(&sandbox, scene.size, NOW.timestamp_millis()).await?;
            dashboard.press(scene.keys).await?;
            pictures.push(Picture { name: scene.name, svg: svg::of(&dashboard.drawn()) });
        }
        Ok(pictures)
    })
}
