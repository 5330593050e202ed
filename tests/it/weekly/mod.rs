//! The weekly report and the re-check, as a user starts them.

mod counts;
mod hostile;
mod revisions;
mod sample;
