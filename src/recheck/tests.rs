//! Weighing again.
