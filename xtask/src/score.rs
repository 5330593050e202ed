//! Scores of the reading on labelled passages.
