//! Where in a document a fault is, and how that is written.

use super::Naming;
use super::kept::Step;

/// The way to a value, from the root of its document.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// The whole document.
    Root,
    /// A field of an object.
    Field(&'a Place<'a>, &'static str),
    /// A name from a list of codes, the same in every style.
    Code(&'a Place<'a>, &'static str),
    /// An entry of a list, counted from zero.
    Index(&'a Place<'a>, usize),
    /// An entry whose name may not be repeated in a fault; counted from one.
    Entry(&'a Place<'a>, usize, &'a String),
}

impl Place<'_> {
    #[inline(never)]
    pub(super) fn render(&self, naming: Naming) -> String {
        let (parent, step) = match self {
            Self::Root => return String::new(),
            Self::Field(parent, name) => (parent, naming.field(name)),
            Self::Code(parent, code) => (parent, (*code).to_owned()),
            Self::Index(parent, index) => return format!("{}[{index}]", parent.render(naming)),
            Self::Entry(parent, number, _) => (parent, format!("<entry {number}>")),
        };
        let parent = parent.render(naming);
        if parent.is_empty() { step } else { format!("{parent}.{step}") }
    }

    /// The steps from the root.
    pub(super) fn way(&self) -> Vec<Step> {
        let (parent, step) = match self {
            Self::Root => return Vec::new(),
            Self::Field(parent, name) => (parent, Step::Field(name)),
            Self::Index(parent, index) => (parent, Step::Index(*index)),
            Self::Entry(parent, _, name) => (parent, Step::Name((*name).clone())),
            Self::Code(parent, name) => (parent, Step::Name(String::from(*name))),
        };
        let mut way = parent.way();
        way.push(step);
        way
    }
}
