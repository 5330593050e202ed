//! The command line: what was typed, what it means, the exit code.
