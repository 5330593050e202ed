//! Whole drafts through the door.
