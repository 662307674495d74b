//! The terminal, the event loop, and what carries out effects.
