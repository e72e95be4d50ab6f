//! One way to write an enumeration whose variants carry a stable code and fields of their own.

/// Declares such an enumeration, written as `{ "code": "overdue", "days_overdue": 3 }`.
///
/// Each field says how it is read, in the words of `read_fields!`.
macro_rules! coded {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_meta:meta])*
                $variant:ident = $code:literal $({
                    $( $(#[$field_meta:meta])* $field:ident : $type:ty = $how:ident $( ( $argument:expr ) )? ),+ $(,)?
                })?
            ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        #[serde(tag = "code")]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = concat!(" Code: `", $code, "`.")]
                #[serde(rename = $code)]
                $variant $({ $( $(#[$field_meta])* $field: $type ),+ })?
            ),+
        }

        impl $name {
            /// Every code, in the order of declaration.
            pub const CODES: &'static [&'static str] = &[ $( $code ),+ ];

            /// The stable code that JSON, Python and JavaScript see.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $( Self::$variant { .. } => $code ),+ }
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                let fields = reader.object()?;
                let code = fields.required_with("code", |reader| reader.one_of(Self::CODES, |code| code))?;
                match code {
                    $( $code => {
                        $( $( let $field = read_fields!(@ fields, $field, $how $(, $argument)?); )+ )?
                        fields.finish()?;
                        Some(Self::$variant $({ $( $field: $field? ),+ })?)
                    } )+
                    _ => None,
                }
            }
        }
        through_the_door!($name);
    };
}
