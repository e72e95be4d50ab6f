//! What the test suites share: the cases of `tests/vectors`, run by every face.
