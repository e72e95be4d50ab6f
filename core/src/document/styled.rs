//! Field names in the style of the host language.
//!
//! serde tells the names of fields from the names that are data (ids, codes): only the first are
//! rewritten, so `classifications: { provisional_dsm5: … }` keeps its code.

use std::borrow::Cow;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::Naming;

/// A value whose field names are written in this style. One serializer for all styles: see the size of the
/// WebAssembly module.
pub(super) struct Styled<T>(pub(super) T, pub(super) Naming);

impl<T: Serialize> Serialize for Styled<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Styled(serializer, self.1))
    }
}

fn styled(name: &'static str, naming: Naming) -> Cow<'static, str> {
    match naming {
        Naming::SnakeCase => Cow::Borrowed(name),
        Naming::CamelCase => Cow::Owned(naming.field(name)),
    }
}

macro_rules! pass {
    ($($method:ident($kind:ty)),+ $(,)?) => { $(
        fn $method(self, value: $kind) -> Result<S::Ok, S::Error> {
            self.0.$method(value)
        }
    )+ };
}

impl<S: Serializer> Serializer for Styled<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Styled<S::SerializeSeq>;
    type SerializeTuple = Styled<S::SerializeTuple>;
    type SerializeTupleStruct = Styled<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Styled<S::SerializeTupleVariant>;
    type SerializeMap = Styled<S::SerializeMap>;
    type SerializeStruct = Styled<S::SerializeMap>;
    type SerializeStructVariant = Styled<S::SerializeStructVariant>;

    pass!(
        serialize_bool(bool),
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
        serialize_str(&str),
        serialize_bytes(&[u8]),
        serialize_unit_struct(&'static str),
    );

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.0.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_some(&Styled(value, self.1))
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit()
    }

    fn serialize_unit_variant(self, name: &'static str, place: u32, variant: &'static str) -> Result<S::Ok, S::Error> {
        self.0.serialize_unit_variant(name, place, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &Styled(value, self.1))
    }

    /// A variant that wraps a value is an object of one field: `{ changePercent: -20 }`.
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _place: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let mut map = self.0.serialize_map(Some(1))?;
        map.serialize_entry(&*styled(variant, self.1), &Styled(value, self.1))?;
        map.end()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        self.0.serialize_seq(length).map(|inner| Styled(inner, self.1))
    }

    fn serialize_tuple(self, length: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.0.serialize_tuple(length).map(|inner| Styled(inner, self.1))
    }

    fn serialize_tuple_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeTupleStruct, S::Error> {
        self.0.serialize_tuple_struct(name, length).map(|inner| Styled(inner, self.1))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        place: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.0.serialize_tuple_variant(name, place, variant, length).map(|inner| Styled(inner, self.1))
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        self.0.serialize_map(length).map(|inner| Styled(inner, self.1))
    }

    fn serialize_struct(self, _name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        self.0.serialize_map(Some(length)).map(|inner| Styled(inner, self.1))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        place: u32,
        variant: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.0.serialize_struct_variant(name, place, variant, length).map(|inner| Styled(inner, self.1))
    }
}

macro_rules! entries {
    ($($kind:ident :: $method:ident),+ $(,)?) => { $(
        impl<S: $kind> $kind for Styled<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                self.0.$method(&Styled(value, self.1))
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.0.end()
            }
        }
    )+ };
}

entries!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
);

impl<S: SerializeMap> SerializeMap for Styled<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.0.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.0.serialize_value(&Styled(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeMap> SerializeStruct for Styled<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_entry(&*styled(name, self.1), &Styled(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

impl<S: SerializeStructVariant> SerializeStructVariant for Styled<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(name, &Styled(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}
