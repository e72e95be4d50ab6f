//! A plain value of any form, kept as it is.

use serde::{Serialize, Serializer};

use super::unrecognised::is_kept;
use super::{Document, Read, Reader};

/// Any value that JSON can write, kept until it is known what it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain(Document);

impl Plain {
    /// The value.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.0
    }
}

impl From<Document> for Plain {
    fn from(document: Document) -> Self {
        Self(document)
    }
}

impl Read for Plain {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        is_kept(reader).then(|| Self(reader.document().clone()))
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
