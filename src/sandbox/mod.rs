//! A server that plays the whole API on loopback, for the demo and for every test.
