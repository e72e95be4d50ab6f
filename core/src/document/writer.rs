//! Answers as JSON text, with field names in the style of the host language.
//!
//! serde tells the names of fields from the names that are data (ids, codes): only the first are
//! rewritten, so `classifications: { provisional_dsm5: … }` keeps its code.
//!
//! One serializer for all styles, which is no more than the text so far: what each type that is written adds to the
//! WebAssembly module are calls of the same few functions. How a text or a number is written is `serde_json`'s.

use std::fmt;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::Naming;
use super::style::{DATA_MARK, FIELD, Style};

/// The text so far.
pub(super) struct Writer {
    text: Vec<u8>,
    style: Style,
    /// Whether the name that was written last is that of a field.
    field: bool,
}

/// That a value has no form in JSON.
#[derive(Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON cannot write")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

pub(super) type Written = Result<(), Unwritable>;

impl Writer {
    #[inline(never)]
    pub(super) fn new(naming: Naming) -> Self {
        Self { text: Vec::with_capacity(128), style: Style::Of(naming), field: false }
    }

    pub(super) fn marked() -> Self {
        Self { style: Style::Marked, ..Self::new(Naming::SnakeCase) }
    }

    /// The whole text, where all could be written.
    #[inline(never)]
    pub(super) fn end(self, written: Written) -> Option<String> {
        written.ok()?;
        String::from_utf8(self.text).ok()
    }

    /// A bracket, or a word such as `null`.
    #[inline(never)]
    fn word(&mut self, word: &[u8]) {
        self.text.extend_from_slice(word);
    }

    /// A value that is neither a list nor an object.
    fn plain(&mut self, value: &impl Serialize) -> Written {
        serde_json::to_writer(&mut self.text, value).map_err(|_| Unwritable)
    }

    /// A comma, unless the first entry follows. No value ends with an opening bracket.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.text.last(), Some(b'[' | b'{')) {
            self.text.push(b',');
        }
    }

    /// The name of a field, in the style of the host language.
    #[inline(never)]
    fn field(&mut self, name: &str) {
        self.next();
        self.text.push(b'"');
        self.style.write(name, &mut self.text);
        self.text.extend_from_slice(b"\":");
    }

    /// A name that is data.
    fn name(&mut self, name: &(impl Serialize + ?Sized)) -> Written {
        self.next();
        let start = self.text.len();
        name.serialize(&mut *self)?;
        self.named(start)
    }

    /// Ends a name that begins there: a text, or a word or a number as a text.
    #[inline(never)]
    fn named(&mut self, start: usize) -> Written {
        match self.text.get(start) {
            Some(b'"') => {}
            Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
                self.text.insert(start, b'"');
                self.text.push(b'"');
            }
            _ => return Err(Unwritable),
        }
        if self.style == Style::Marked && !std::mem::take(&mut self.field) {
            self.text.insert(start + 1, DATA_MARK as u8);
        }
        self.text.push(b':');
        Ok(())
    }
}

impl Writer {
    /// A text that begins there becomes the name of a field.
    #[inline(never)]
    fn restyled(&mut self, start: usize) -> Written {
        let name = self.text.split_off(start);
        let name = String::from_utf8(name).map_err(|_| Unwritable)?;
        self.text.push(b'"');
        self.style.write(name.trim_matches('"'), &mut self.text);
        self.text.push(b'"');
        self.field = true;
        Ok(())
    }
}

macro_rules! numbers {
    ($($method:ident($kind:ty)),+ $(,)?) => { $(
        #[inline]
        fn $method(self, value: $kind) -> Written {
            self.serialize_i64(value.into())
        }
    )+ };
}

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = &'w mut Writer;
    type SerializeTuple = &'w mut Writer;
    type SerializeTupleStruct = &'w mut Writer;
    type SerializeTupleVariant = &'w mut Writer;
    type SerializeMap = &'w mut Writer;
    type SerializeStruct = &'w mut Writer;
    type SerializeStructVariant = &'w mut Writer;

    numbers!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
    );

    fn serialize_bool(self, value: bool) -> Written {
        self.word(if value { b"true" } else { b"false" });
        Ok(())
    }

    #[inline(never)]
    fn serialize_i64(self, value: i64) -> Written {
        self.plain(&value)
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.plain(&value)
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.plain(&value)
    }

    #[inline(never)]
    fn serialize_f64(self, value: f64) -> Written {
        self.plain(&value)
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline(never)]
    fn serialize_str(self, value: &str) -> Written {
        self.plain(&value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.word(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _name: &'static str, _place: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Written {
        let start = self.text.len();
        value.serialize(&mut *self)?;
        if name == FIELD { self.restyled(start) } else { Ok(()) }
    }

    /// A variant that wraps a value is an object of one field: `{ changePercent: -20 }`.
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _place: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut record = self.serialize_struct(name, 1)?;
        SerializeStruct::serialize_field(&mut record, variant, value)?;
        SerializeStruct::end(record)
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Self, Unwritable> {
        self.word(b"[");
        Ok(self)
    }

    fn serialize_tuple(self, _length: usize) -> Result<Self, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Self, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _place: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self, Unwritable> {
        self.word(b"{");
        self.field(variant);
        self.serialize_seq(None)
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Self, Unwritable> {
        self.word(b"{");
        Ok(self)
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Self, Unwritable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _place: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Self, Unwritable> {
        self.word(b"{");
        self.field(variant);
        self.serialize_map(None)
    }
}

macro_rules! entries {
    ($($kind:ident :: $method:ident, $end:literal;)+) => { $(
        impl $kind for &mut Writer {
            type Ok = ();
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.next();
                value.serialize(&mut **self)
            }

            fn end(self) -> Written {
                self.word($end);
                Ok(())
            }
        }
    )+ };
}

entries!(
    SerializeSeq::serialize_element, b"]";
    SerializeTuple::serialize_element, b"]";
    SerializeTupleStruct::serialize_field, b"]";
    SerializeTupleVariant::serialize_field, b"]}";
);

macro_rules! fields {
    ($($kind:ident, $end:literal;)+) => { $(
        impl $kind for &mut Writer {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                self.field(name);
                value.serialize(&mut **self)
            }

            fn end(self) -> Written {
                self.word($end);
                Ok(())
            }
        }
    )+ };
}

fields!(
    SerializeStruct, b"}";
    SerializeStructVariant, b"}}";
);

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.name(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.word(b"}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::{Naming, Writer};

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        NoFields,
        OneValue(f64),
        SomeFields { the_first: (i8, u64), the_last: Option<bool> },
    }

    #[derive(Serialize)]
    struct Pair(u8, f32);

    #[derive(Serialize)]
    struct Whole<'a> {
        the_text: &'a str,
        a: char,
        the_numbers: Vec<f64>,
        nothing_there: Option<&'a str>,
        unit: (),
        empty_list: [u8; 0],
        data_names: BTreeMap<&'a str, Vec<Kind>>,
        no_names: BTreeMap<&'a str, u8>,
        the_pair: Pair,
    }

    fn write(value: &impl Serialize, naming: Naming) -> Option<String> {
        let mut writer = Writer::new(naming);
        let written = value.serialize(&mut writer);
        writer.end(written)
    }

    fn whole() -> Whole<'static> {
        let kinds = vec![
            Kind::NoFields,
            Kind::OneValue(-0.0),
            Kind::SomeFields { the_first: (-1, u64::MAX), the_last: Some(true) },
            Kind::SomeFields { the_first: (0, 0), the_last: None },
        ];
        Whole {
            the_text: "quotes \" and \\, a [bracket{\n\u{1}ä",
            a: '[',
            the_numbers: vec![1.0, 0.1 + 0.2, f64::NAN, f64::INFINITY, 1e300],
            nothing_there: None,
            unit: (),
            empty_list: [],
            data_names: BTreeMap::from([("a_code", kinds), ("none_at_all", Vec::new())]),
            no_names: BTreeMap::new(),
            the_pair: Pair(7, 0.5),
        }
    }

    #[test]
    fn as_stored_it_is_what_serde_json_writes() {
        assert_eq!(write(&whole(), Naming::SnakeCase).unwrap(), serde_json::to_string(&whole()).unwrap());
    }

    #[test]
    fn in_camel_case_only_the_names_of_fields_differ() {
        let mut expected = serde_json::to_string(&whole()).unwrap();
        for (name, styled) in [
            ("the_text", "theText"),
            ("the_numbers", "theNumbers"),
            ("nothing_there", "nothingThere"),
            ("empty_list", "emptyList"),
            ("data_names", "dataNames"),
            ("no_names", "noNames"),
            ("the_pair", "thePair"),
            ("one_value", "oneValue"),
            ("some_fields", "someFields"),
            ("the_first", "theFirst"),
            ("the_last", "theLast"),
        ] {
            expected = expected.replace(&format!("\"{name}\":"), &format!("\"{styled}\":"));
        }
        assert!(expected.contains("\"a_code\":[\"no_fields\""));
        assert_eq!(write(&whole(), Naming::CamelCase).unwrap(), expected);
    }

    #[test]
    fn a_name_is_a_text_or_made_one() {
        let numbers = BTreeMap::from([(-1, true), (20, false)]);
        assert_eq!(write(&numbers, Naming::SnakeCase).unwrap(), r#"{"-1":true,"20":false}"#);
        assert_eq!(write(&BTreeMap::from([(false, 2)]), Naming::SnakeCase).unwrap(), r#"{"false":2}"#);
        assert!(write(&BTreeMap::from([(None::<&str>, 2)]), Naming::SnakeCase).is_none());
        assert!(write(&BTreeMap::from([((), 2)]), Naming::SnakeCase).is_none());
    }
}
