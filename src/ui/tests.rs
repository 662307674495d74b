//! Whole screens at fixed sizes and a fixed time; their pictures are in `snapshots`, named by screen, state and size.

mod exports;
mod fixture;
mod gate;
mod hostile;
mod keys;
mod labels;
mod lines;
mod looks;
mod messages;
mod person;
mod popups;
mod radar;
mod users;
mod views;
