//! What the dashboard knows and decides: pure state, events in, effects out.
