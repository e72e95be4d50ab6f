//! One way to write an enumeration whose variants have stable codes, and a type that is read.

/// Declares an enumeration with a stable snake-case code for each variant.
///
/// The code is what JSON, Python and JavaScript see; the variant is what Rust sees. Reading a code
/// back goes through [`document::Read`](crate::document::Read), implemented by `readable!`.
macro_rules! codes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $(
            $(#[$variant_meta])*
            #[doc = concat!(" Code: `", $code, "`.")]
            #[cfg_attr(feature = "schema", schemars(rename = $code))]
            $variant
        ),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The stable code that JSON, Python and JavaScript see.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( Self::$variant => $code ),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }
    };
}

/// Makes enumerations declared with `codes!` readable from a document.
macro_rules! readable {
    ($($name:ty),+ $(,)?) => { $(
        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                reader.one_of(Self::ALL, |variant| variant.code())
            }
        }

        impl $crate::document::Key for $name {
            fn entries<V: $crate::document::Read>(reader: &$crate::document::Reader<'_>) -> Option<Vec<(Self, V)>> {
                reader.named_by_code(Self::ALL, |variant| variant.code())
            }
        }
        through_the_door!($name);
    )+ };
}

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
