//! Declarations of numbers of a range, for types that do not derive `Record`.

/// Declares a whole number of a stated range: the one place where that range stands. Whatever exists can be
/// written, and what was written can be read.
macro_rules! whole_type {
    ($(#[$meta:meta])* $name:ident($number:ty), $low:literal to $high:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
        #[cfg_attr(feature = "schema", schemars(extend("minimum" = $low, "maximum" = $high)))]
        pub struct $name($number);

        impl $name {
            /// The lowest.
            pub const MIN: Self = Self($low);
            /// The highest.
            pub const MAX: Self = Self($high);

            #[doc = concat!("A whole number from ", $low, " to ", $high, ".")]
            ///
            /// # Errors
            /// `out_of_range` for any other number.
            pub fn new(value: $number) -> Result<Self, $crate::error::Error> {
                if (Self::MIN.0..=Self::MAX.0).contains(&value) {
                    return Ok(Self(value));
                }
                let expected = concat!("a whole number from ", $low, " to ", $high);
                Err($crate::error::Error::new($crate::error::ErrorKind::OutOfRange, "", expected))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> $number {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                reader.whole(Self::MIN.0.into(), Self::MAX.0.into())?.try_into().ok().map(Self)
            }
        }

        through_the_door!($name);
    };
}

/// The same for a finite number.
macro_rules! number_type {
    ($(#[$meta:meta])* $name:ident, $low:literal to $high:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
        #[cfg_attr(feature = "schema", schemars(extend("minimum" = $low, "maximum" = $high)))]
        pub struct $name(f64);

        impl $name {
            /// The lowest.
            pub const MIN: Self = Self($low);
            /// The highest.
            pub const MAX: Self = Self($high);

            #[doc = concat!("A number from ", $low, " to ", $high, ".")]
            ///
            /// # Errors
            /// `not_a_number`, `infinite` or `out_of_range`.
            pub fn new(value: f64) -> Result<Self, $crate::error::Error> {
                use $crate::error::ErrorKind;
                let kind = match value {
                    value if value.is_nan() => ErrorKind::NotANumber,
                    value if value.is_infinite() => ErrorKind::Infinite,
                    value if !(Self::MIN.0..=Self::MAX.0).contains(&value) => ErrorKind::OutOfRange,
                    // Minus zero is zero.
                    value => return Ok(Self(value + 0.0)),
                };
                let expected = format!("a number from {} to {}", Self::MIN.0, Self::MAX.0);
                Err($crate::error::Error::new(kind, "", expected))
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl $crate::document::Read for $name {
            fn read(reader: &$crate::document::Reader<'_>) -> Option<Self> {
                reader.number_within($low, $high).map(|value| Self(value + 0.0))
            }
        }

        through_the_door!($name);
    };
}

pub(crate) use {number_type, whole_type};
