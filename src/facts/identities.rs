//! The embedded figures against each other.
