//! Customs facts in polars: from a run's requests to a book of observations.
