//! Python objects to documents, and answers of the core to Python objects.

use std::cell::Cell;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMapping, PyMemoryView, PySequence, PyString,
    PyTuple, PyType,
};
use serde::Serialize;
use therapy_goals::document::{Document, MAXIMUM_DEPTH, MAXIMUM_VALUES};
use therapy_goals::instrument::Answer;
use therapy_goals::{Error, ErrorKind, Fault};

use crate::array::{self, Labels};
use crate::error::raise;
use crate::number::{day, number, numpy_day, precision};
use crate::scored::Score;

/// A Python object as a document. What Python alone has becomes a value that the core refuses by name.
pub(crate) fn document(object: &Bound<'_, PyAny>) -> PyResult<Document> {
    Conversion { py: object.py(), values: Cell::new(0) }.nested(object, MAXIMUM_DEPTH)
}

/// The conversion of one object, which counts what it makes: a list can stand in many places.
struct Conversion<'py> {
    py: Python<'py>,
    values: Cell<usize>,
}

impl<'py> Conversion<'py> {
    fn nested(&self, object: &Bound<'py, PyAny>, levels: usize) -> PyResult<Document> {
        self.count(1)?;
        if object.is_none() {
            return Ok(Document::Null);
        }
        if let Ok(text) = object.cast::<PyString>() {
            // A lone surrogate is no text.
            return text.to_str().map_or(Ok(Document::Foreign), |text| self.text(text).map(Document::Text));
        }
        // Most values are numbers, and to ask whether they are something else takes long.
        if object.is_exact_instance_of::<PyInt>() || object.is_exact_instance_of::<PyFloat>() {
            return Ok(number(object).map_or(Document::Foreign, Document::Number));
        }
        if let Ok(list) = object.cast::<PyList>() {
            return self.list(list.iter(), levels);
        }
        if let Ok(list) = object.cast::<PyTuple>() {
            return self.list(list.iter(), levels);
        }
        if let Ok(value) = object.cast::<PyBool>() {
            return Ok(Document::Bool(value.is_true()));
        }
        if let Some(day) = day(object)? {
            return Ok(day);
        }
        if let Ok(score) = object.cast::<Score>() {
            let stored = stored(&score.get().0)?;
            self.count(size(&stored))?;
            return Ok(stored);
        }
        if let Ok(mapping) = object.cast::<PyMapping>() {
            let below = self.below(levels)?;
            let mut entries = Vec::new();
            for entry in mapping.items()?.iter() {
                let Ok((name, value)) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>() else {
                    return Ok(Document::Foreign);
                };
                entries.push((self.text(&key(&name).unwrap_or_default())?, self.nested(&value, below)?));
            }
            return Ok(Document::Object(entries));
        }
        if let Some(fields) = fields(object) {
            return self.record(object, &fields, levels);
        }
        if let Some(number) = number(object) {
            return Ok(Document::Number(number));
        }
        if let Some(day) = numpy_day(object) {
            return Ok(day);
        }
        self.array(object, levels)
    }

    fn list(&self, entries: impl Iterator<Item = Bound<'py, PyAny>>, levels: usize) -> PyResult<Document> {
        let below = self.below(levels)?;
        entries.map(|entry| self.nested(&entry, below)).collect::<PyResult<_>>().map(Document::List)
    }

    /// A data class. One with a code and details says itself what it is; `_renamed` gives the names of
    /// fields that Python keeps for itself.
    fn record(&self, object: &Bound<'py, PyAny>, fields: &Bound<'py, PyDict>, levels: usize) -> PyResult<Document> {
        if let Ok(coded) = object.getattr("_plain") {
            let plain = coded.call0()?;
            return if plain.is_instance_of::<PyDict>() { self.nested(&plain, levels) } else { Ok(Document::Foreign) };
        }
        let below = self.below(levels)?;
        let renamed = object.getattr("_renamed").ok();
        let stored = |name: &str| -> PyResult<String> {
            let pairs = renamed.as_ref().and_then(|renamed| renamed.cast::<PyDict>().ok());
            for (old, new) in pairs.into_iter().flatten() {
                if new.extract::<String>()? == name {
                    return old.extract();
                }
            }
            Ok(name.to_owned())
        };
        let mut entries = Vec::new();
        for name in fields.keys() {
            let name: String = name.extract()?;
            if !name.starts_with('_') {
                let Ok(value) = object.getattr(name.as_str()) else { return Ok(Document::Foreign) };
                entries.push((stored(&name)?, self.nested(&value, below)?));
            }
        }
        // What a later release wrote beside the fields.
        if let Ok(kept) = object.getattr("_kept") {
            for (name, value) in kept.cast::<PyDict>().into_iter().flatten() {
                entries.push((self.text(&key(&name).unwrap_or_default())?, self.nested(&value, below)?));
            }
        }
        Ok(Document::Object(entries))
    }

    /// An array of another package, or one of its values, by the plain values that it makes of itself.
    fn array(&self, object: &Bound<'py, PyAny>, levels: usize) -> PyResult<Document> {
        if array::is_table(object) {
            return Ok(Document::Advised(array::A_TABLE));
        }
        let Some(made) = array::values(object)? else { return self.sequence(object, levels) };
        let mut document = match (made.cast::<PyList>(), array::labels(object)) {
            (Err(_), _) => self.value(&made, levels)?,
            (Ok(values), Labels::None) => self.list(values.iter(), levels)?,
            (Ok(values), Labels::Names(names)) => {
                let below = self.below(levels)?;
                let entries = names.iter().zip(values.iter());
                let entries = entries.map(|(name, value)| Ok((self.text(name)?, self.nested(&value, below)?)));
                Document::Object(entries.collect::<PyResult<_>>()?)
            }
            (Ok(_), Labels::Other) => Document::Advised(array::OTHER_LABELS),
        };
        if let Some(bits) = precision(object) {
            array::narrow(&mut document, bits);
        }
        Ok(document)
    }

    /// A list of another kind, such as a range; bytes are none.
    fn sequence(&self, object: &Bound<'py, PyAny>, levels: usize) -> PyResult<Document> {
        let bytes = object.is_instance_of::<PyBytes>()
            || object.is_instance_of::<PyByteArray>()
            || object.is_instance_of::<PyMemoryView>();
        if bytes || !object.is_instance_of::<PySequence>() {
            return Ok(Document::Foreign);
        }
        let below = self.below(levels)?;
        let entries = object.try_iter()?.map(|entry| self.nested(&entry?, below));
        entries.collect::<PyResult<_>>().map(Document::List)
    }

    /// A single value.
    fn value(&self, made: &Bound<'py, PyAny>, levels: usize) -> PyResult<Document> {
        if made.is_instance_of::<PyBool>() || made.is_instance_of::<PyString>() || made.is_none() {
            return self.nested(made, levels);
        }
        Ok(number(made).map_or(Document::Foreign, Document::Number))
    }

    fn below(&self, levels: usize) -> PyResult<usize> {
        levels.checked_sub(1).ok_or_else(|| {
            raise(self.py, &Error::new(ErrorKind::TooDeep, "", format!("at most {MAXIMUM_DEPTH} levels")))
        })
    }

    fn count(&self, values: usize) -> PyResult<()> {
        self.values.set(self.values.get().saturating_add(values));
        if self.values.get() <= MAXIMUM_VALUES {
            return Ok(());
        }
        Err(raise(self.py, &Error::new(ErrorKind::TooMany, "", format!("at most {MAXIMUM_VALUES} values"))))
    }

    /// The text; a long one counts for more, since it too can stand in many places.
    fn text(&self, text: &str) -> PyResult<String> {
        self.count(text.len() / 64)?;
        Ok(text.to_owned())
    }
}

/// The fields of a data class's instance.
fn fields<'py>(object: &Bound<'py, PyAny>) -> Option<Bound<'py, PyDict>> {
    let fields = object.getattr("__dataclass_fields__").ok()?;
    fields.cast_into().ok().filter(|_| !object.is_instance_of::<PyType>())
}

/// How many values a document holds.
fn size(document: &Document) -> usize {
    match document {
        Document::List(entries) => 1 + entries.iter().map(size).sum::<usize>(),
        Document::Object(entries) => 1 + entries.iter().map(|(_, entry)| size(entry)).sum::<usize>(),
        _ => 1,
    }
}

/// A name: a text, or a whole number of any kind. None where it is neither.
pub(crate) fn key(name: &Bound<'_, PyAny>) -> Option<String> {
    if let Ok(text) = name.cast::<PyString>() {
        return text.to_str().ok().map(str::to_owned);
    }
    if name.is_instance_of::<PyBool>() {
        return None;
    }
    let number = name.call_method0("__index__").ok()?;
    number.str().ok()?.to_str().ok().map(str::to_owned)
}

/// An argument that is a text, such as JSON text; `path` names it in errors.
pub(crate) fn text<'a>(object: &'a Bound<'_, PyAny>, path: &str, expected: &str) -> PyResult<&'a str> {
    let Ok(text) = object.cast::<PyString>() else {
        return Err(raise(object.py(), &Error::new(ErrorKind::WrongType, path, expected)));
    };
    // Python's own error would carry the whole text.
    text.to_str()
        .map_err(|_| raise(object.py(), &Error::new(ErrorKind::InvalidText, path, "text without lone surrogates")))
}

/// An argument that is JSON text.
pub(crate) fn json_text<'a>(argument: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    text(argument, "", "JSON text")
}

/// An argument of names and texts; every fault is named by the place of its entry.
pub(crate) fn texts(object: &Bound<'_, PyAny>, path: &str, expected: &str) -> PyResult<Vec<(String, String)>> {
    let Ok(mapping) = object.cast::<PyMapping>() else {
        return Err(raise(object.py(), &Error::new(ErrorKind::WrongType, path, expected)));
    };
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    for (number, entry) in mapping.items()?.iter().enumerate() {
        let Ok((name, value)) = entry.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>() else {
            return Err(raise(object.py(), &Error::new(ErrorKind::WrongType, path, expected)));
        };
        let kind = match value.cast::<PyString>().map(|value| value.to_str().map(str::to_owned)) {
            Ok(Ok(value)) => {
                texts.push((key(&name).unwrap_or_default(), value));
                continue;
            }
            Ok(Err(_)) => ErrorKind::InvalidText,
            Err(_) => ErrorKind::WrongType,
        };
        faults.push(Fault::new(kind, format!("{path}.<entry {}>", number + 1), expected));
    }
    Error::from_faults(faults).map_or(Ok(texts), |error| Err(raise(object.py(), &error)))
}

/// One answer of a sheet.
#[inline]
pub(crate) fn answer(object: &Bound<'_, PyAny>) -> Answer {
    if object.is_none() {
        return Answer::Missing;
    }
    if let Some(number) = number(object) {
        return Answer::Number(number);
    }
    // One value of an array package, if it is anything.
    document(object).map_or(Answer::WrongType, |document| Answer::from(&document))
}

fn stored(value: &impl Serialize) -> PyResult<Document> {
    let text = json(value)?;
    Document::from_json(&text).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The value as JSON text.
pub(crate) fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// An answer of the core as dictionaries, lists, numbers and texts, in the order of the JSON text.
pub(crate) fn plain<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((json(value)?,))
}
