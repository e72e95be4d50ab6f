//! Benches, one file for each hot path; see `benches/`.
