//! A plain value of any form, kept as it is.

use serde::{Serialize, Serializer};

use super::unrecognised::is_kept;
use super::{Document, Naming, Read, Reader};

/// Any value that JSON can write, kept until it is known what it is.
#[derive(Debug, Clone)]
pub struct Plain(Document, Naming);

/// Two are equal where they hold the same.
impl PartialEq for Plain {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Plain {
    /// The value.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.0
    }

    /// The style in which the names of fields in it stand.
    pub(crate) fn naming(&self) -> Naming {
        self.1
    }
}

impl From<Document> for Plain {
    fn from(document: Document) -> Self {
        Self(document, Naming::SnakeCase)
    }
}

impl Read for Plain {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        is_kept(reader).then(|| Self(reader.document().clone(), reader.naming))
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

through_the_door!(Plain);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Plain {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plain".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({})
    }
}
