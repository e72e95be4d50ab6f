//! The numbers of a file of this library that belong to no instrument, each with its source.

use super::text::Text;
use crate::document::{Document, Read, Reader};
use crate::error::{Error, ErrorKind};

/// Values, and where each of them comes from.
struct Cited<T>(T);

impl<T: Read> Read for Cited<T> {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let mut names = Vec::new();
        let values = fields.required_with("values", |reader| {
            if let Document::Object(entries) = reader.document() {
                names.extend(entries.iter().map(|(name, _)| name.clone()));
            }
            T::read(reader)
        });
        let sources = fields.required_with("sources", |reader| {
            let sources: Vec<(String, Text)> = reader.named("the name of a value", |name| Some(name.to_owned()))?;
            let cited = sources.into_iter().map(|(name, _)| name).eq(names);
            if cited {
                Some(())
            } else {
                reader.fault(ErrorKind::Inconsistent, "a source for each value, in their order")
            }
        });
        fields.finish()?;
        sources?;
        values.map(Self)
    }
}

/// Reads the values of such a file.
pub(crate) fn cited<T: Read>(file: &str) -> Result<T, Error> {
    Document::from_json(file)?.read().map(|Cited(values)| values)
}

#[cfg(test)]
mod tests {
    use super::cited;
    use crate::scalar::Days;

    #[test]
    fn a_value_without_a_source_is_refused() {
        let read = |file: &str| cited::<Vec<Days>>(file).map_err(|error| error.path().to_owned());
        assert_eq!(read(r#"{ "values": [1], "sources": {} }"#).map(|days| days.len()), Ok(1));
        assert_eq!(read(r#"{ "values": [1], "sources": { "a": "b" } }"#), Err("sources".to_owned()));
        assert_eq!(read(r#"{ "values": [1] }"#), Err("sources".to_owned()));
    }
}
