//! The words: all English of the chapter stands here, and nothing else in it knows them.

pub(crate) mod finding;
