//! Hands messages over: to a file, or as the input of a command.

use crate::export::{Handover, HandoverError, HandoverFormat};

use super::naming::{named, sentence, told};

/// Saves to the file that `typed` means; what is there is replaced only when `replace` says so. Answers with a sentence, or with why not.
pub(super) async fn save(typed: String, replace: bool, handover: Handover) -> Result<String, String> {
    blocking(move || {
        let saved = handover.save(&named(&typed), replace).map_err(|error| match error {
            HandoverError::Write(error) => sentence(&error),
            error @ HandoverError::NoFormat => error.to_string(),
        })?;
        Ok(format!("saved {} to {}", counted(handover.messages.len()), told(&saved)))
    })
    .await
}

/// The messages as NDJSON, for a command's input.
pub(super) async fn ndjson(handover: Handover) -> Result<Vec<u8>, String> {
    blocking(move || {
        let mut lines = Vec::new();
        handover.write(HandoverFormat::Ndjson, &mut lines).map_err(|error| error.to_string())?;
        Ok(lines)
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|ended| ended.to_string())?
}

fn counted(messages: usize) -> String {
    if messages == 1 { "1 message".to_owned() } else { format!("{messages} messages") }
}
