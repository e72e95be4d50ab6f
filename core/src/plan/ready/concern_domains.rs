//! What a concern may be about.

use std::sync::LazyLock;

use therapy_goals_derive::{Record, json};

use crate::document::Document;
use crate::error::Error;
use crate::plan::ready::basis::Basis;
use crate::scalar::{Code, Text};

/// What a concern may be about, where somebody does not do as well as hoped.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[schema(x_answer = true)]
pub struct ConcernDomain {
    /// The domain, as in `concern_opened`.
    pub domain: Code,
    /// What the list rests on.
    pub basis: Basis,
    /// Where it was read.
    pub source: Text,
    /// The forms that ship and ask about it.
    #[write(always)]
    pub forms: Vec<DomainForm>,
}

/// The items of a form that ask about a domain.
#[non_exhaustive]
#[derive(Debug, Clone, PartialEq, Eq, Record)]
#[schema(x_answer = true)]
pub struct DomainForm {
    /// The instrument, by its id.
    pub instrument: Code,
    /// The items, by their ids; the form as a whole, where none is given.
    #[write(always)]
    pub items: Vec<Code>,
    /// What it rests on that these ask about the domain.
    pub basis: Basis,
}

static DOMAINS: LazyLock<Result<Vec<ConcernDomain>, Error>> =
    LazyLock::new(|| Document::from_json(json!("plans/concern_domains.json"))?.read());

/// What a concern may be about: a list to choose from, which a service may leave or add to.
///
/// # Errors
/// None: what could be wrong is wrong with the library's own file, and its tests read it.
pub fn concern_domains() -> Result<&'static [ConcernDomain], Error> {
    DOMAINS.as_deref().map_err(Clone::clone)
}
