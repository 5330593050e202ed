//! Drafts as files: bytes to a document.
