//! Configuration: profiles, secrets, paths, and files that are written whole or not at all.
