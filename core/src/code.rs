//! One way for serde to read a type that has a `Read` of its own.

/// Lets serde read a type through the same door, and so the same checks, as everything else.
macro_rules! through_the_door {
    ($($name:ty),+ $(,)?) => { $(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = <$crate::document::Document as serde::Deserialize>::deserialize(deserializer)?;
                document.read().map_err(serde::de::Error::custom)
            }
        }
    )+ };
}

/// Says how a structure is read from a document: field by field, all faults at once.
///
/// Each field is `required`, `optional`, a `list` that may be absent, or `or(value)` where absent.
/// `whole(range)` in brackets reads a whole number of that range, a function reads the field in a way
/// of its own. A `check` looks at the whole.
macro_rules! read_fields {
    ($name:ident { $( $field:ident : $how:ident $( ( $($argument:tt)+ ) )? ),+ $(,)? } $( check $check:expr )?) => {
        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                let fields = reader.object()?;
                $( let $field = read_fields!(@ fields, $field, $how $(, $($argument)+)?); )+
                fields.finish()?;
                let value = Self { $( $field: $field? ),+ };
                $( {
                    let check: fn(&Self, &$crate::document::Reader<'_>) -> Option<()> = $check;
                    check(&value, reader)?;
                } )?
                Some(value)
            }
        }
        through_the_door!($name);
    };
    (@ $fields:ident, $field:ident, $how:ident, whole($range:expr)) => {
        read_fields!(@ $fields, $field, $how, |reader| {
            reader.whole(*$range.start(), *$range.end())?.try_into().ok()
        })
    };
    (@ $fields:ident, $field:ident, required) => { $fields.required(stringify!($field)) };
    (@ $fields:ident, $field:ident, required, $read:expr) => { $fields.required_with(stringify!($field), $read) };
    (@ $fields:ident, $field:ident, optional) => { $fields.optional(stringify!($field)) };
    (@ $fields:ident, $field:ident, optional, $read:expr) => { $fields.optional_with(stringify!($field), $read) };
    (@ $fields:ident, $field:ident, list) => { $fields.list(stringify!($field)) };
    (@ $fields:ident, $field:ident, or, $value:expr) => {
        $fields.optional(stringify!($field)).map(|found| found.unwrap_or($value))
    };
}
