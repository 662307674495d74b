mod bench;
mod effects;
mod frames;
mod requests;
mod ways_out;
