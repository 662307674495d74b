//! The first screen of someone who has configured nothing: enter credentials, or try the demo.

use crate::app::input::LineInput;

/// A field of the welcome screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The API's address.
    BaseUrl,
    /// The key's id.
    ApiKey,
    /// The secret.
    Secret,
    /// The button that checks and keeps them.
    SignIn,
    /// The button that starts the demo.
    Demo,
}

impl Field {
    /// In the order of `Tab`.
    pub const ALL: [Self; 5] = [Self::BaseUrl, Self::ApiKey, Self::Secret, Self::SignIn, Self::Demo];
}

/// Credentials as they are being typed.
#[derive(Debug)]
pub struct Welcome {
    /// The API's address.
    pub base_url: LineInput,
    /// The key's id.
    pub api_key: LineInput,
    /// The secret, never shown.
    pub secret: LineInput,
    /// Where the next key goes.
    pub field: Field,
    /// What is wrong with what was entered, not yet cleaned.
    pub error: Option<String>,
    /// Since when the API is being asked, epoch ms.
    pub checking: Option<i64>,
    /// Where they will be kept.
    pub config_path: String,
}

impl Welcome {
    /// An empty form.
    #[must_use]
    pub fn new(base_url: &str, config_path: &str) -> Self {
        Self {
            base_url: LineInput::new(base_url),
            api_key: LineInput::default(),
            secret: LineInput::secret(),
            field: Field::ApiKey,
            error: None,
            checking: None,
            config_path: config_path.to_owned(),
        }
    }

    /// The input that has the caret.
    pub fn input(&mut self) -> Option<&mut LineInput> {
        match self.field {
            Field::BaseUrl => Some(&mut self.base_url),
            Field::ApiKey => Some(&mut self.api_key),
            Field::Secret => Some(&mut self.secret),
            Field::SignIn | Field::Demo => None,
        }
    }

    /// Moves the caret to the next field (negative: the one before), round and round.
    pub fn step(&mut self, by: isize) {
        let count = Field::ALL.len() as isize;
        let at = Field::ALL.iter().position(|field| *field == self.field).unwrap_or(0) as isize;
        self.field = Field::ALL[(at + by).rem_euclid(count) as usize];
    }
}
