//! Digests: two short marks of a definition, by which scores tell whether their numbers can be compared
//! and which definition judges them.
//!
//! The digest of a scale covers exactly what makes its number: items in their order with what can be
//! answered and when they are asked, method, factors, and the prorating rule that was chosen. The digest
//! of a definition covers all scales with all their rules, and everything that judges a number: directions,
//! bands, classifications, alerts, thresholds of change and cutoffs. Neither covers what a person reads
//! (titles, tags, texts, labels, notes), sources and how well they are known, licence, codes of other systems,
//! for whom the form is, its id or its version.
//!
//! A digest is the first 16 hexadecimal digits of the SHA-256 of a canonical JSON text: names sorted, no
//! blanks, what is absent left out, defaults written out, numbers as shortest decimals without exponent.
//! Lists keep the order of the file. Items and the parts of a combination stand in it by their own digests.
//! `tests/reference/digests.py` is a second implementation.

pub(crate) mod mark;

pub(crate) mod canonical;

pub(crate) mod covered;

pub(crate) mod make;

pub(crate) mod part;
