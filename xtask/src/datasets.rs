//! The embedded datasets: from published headline figures to one tidy set.
