//! Files that are written whole or not at all, and that only their owner can read.
//!
//! What is written stands under a temporary name beside its own (0600), and gets its name once it is on the disk, so that a full disk
//! or a crash leaves what was there. A [`WholeFile`] is one that a person names; [`write_private`] writes the program's own.

mod beside;
mod private;
mod whole;

pub(crate) use beside::{folder_of, with_ending};
pub(crate) use private::lock;
pub use private::{FileError, create_private, create_private_folder, write_private};
pub use whole::{WholeFile, WriteError, is_taken, write};
