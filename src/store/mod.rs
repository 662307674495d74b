//! Loaded messages in compact columns, in order, searchable.
