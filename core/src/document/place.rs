//! Where in a document a fault is, and how that is written.

use super::Naming;

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
    /// An entry whose name may not be repeated; counted from one.
    Entry(&'a Place<'a>, usize),
}

impl Place<'_> {
    #[inline(never)]
    pub(super) fn render(&self, naming: Naming) -> String {
        let (parent, step) = match self {
            Self::Root => return String::new(),
            Self::Field(parent, name) => (parent, naming.field(name)),
            Self::Code(parent, code) => (parent, (*code).to_owned()),
            Self::Index(parent, index) => return format!("{}[{index}]", parent.render(naming)),
            Self::Entry(parent, number) => (parent, format!("<entry {number}>")),
        };
        let parent = parent.render(naming);
        if parent.is_empty() { step } else { format!("{parent}.{step}") }
    }
}
