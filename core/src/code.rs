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
