//! Numbers and days of every kind: Python's, NumPy's, decimals, numbers of single precision, moments.

use pyo3::exceptions::PyOverflowError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDate, PyDateTime, PyFloat, PyInt, PyString, PyType};
use therapy_goals::document::Document;

/// What to give instead of a moment.
const A_MOMENT: &str = "a moment with a time of day or a time zone is no day: give its date, such as moment.date()";

/// A real number of any kind; no boolean. What pandas has for a blank, `NA` and `NaT`, is no number, as
/// NaN is none.
#[inline]
pub(crate) fn number(object: &Bound<'_, PyAny>) -> Option<f64> {
    if let Some(number) = small(object) {
        return Some(number);
    }
    if object.is_exact_instance_of::<PyInt>() {
        return Some(whole(object));
    }
    other_number(object)
}

/// The numbers of most answers. Python has one object for each of them, and to compare addresses is quicker than to ask
/// an object for its number.
#[inline]
fn small(object: &Bound<'_, PyAny>) -> Option<f64> {
    static SMALL: PyOnceLock<Vec<(Py<PyInt>, f64)>> = PyOnceLock::new();
    let py = object.py();
    let make = || (0_u8..=10).map(|number| (PyInt::new(py, number).unbind(), f64::from(number))).collect();
    let known = SMALL.get_or_init(py, make).iter().find(|(known, _)| known.is(object));
    known.map(|(_, number)| *number)
}

/// An `int`. Python makes a `float` of it to read it as one, which takes long; nearly all are small.
#[inline]
fn whole(object: &Bound<'_, PyAny>) -> f64 {
    object.extract::<i32>().map_or_else(|_| object.extract().unwrap_or(f64::MAX), f64::from)
}

/// Kept out of line, so that the way of an `int` is short.
#[inline(never)]
fn other_number(object: &Bound<'_, PyAny>) -> Option<f64> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    static REAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if object.is_instance_of::<PyBool>() {
        return None;
    }
    if let Ok(value) = object.cast::<PyFloat>() {
        return Some(value.value());
    }
    if object.is_instance_of::<PyInt>() {
        return Some(object.extract::<f64>().unwrap_or(f64::MAX));
    }
    if is_blank(object) {
        return Some(f64::NAN);
    }
    let kind = object.getattr("dtype").ok();
    // NumPy takes a span of time for a whole number.
    if kind.as_ref().is_some_and(|kind| text_of(kind, "kind").as_deref() == Some("m")) {
        return None;
    }
    let decimal = is_of(object, &DECIMAL, "decimal", "Decimal");
    if !decimal && !is_of(object, &REAL, "numbers", "Real") {
        return None;
    }
    let made = object.call_method0("__float__").and_then(|value| value.extract::<f64>());
    match made {
        Ok(value) => Some(precision(object).map_or(value, |bits| nearest_decimal(value, bits))),
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => Some(f64::MAX),
        // A decimal that is no number and says so aloud.
        Err(_) if decimal => Some(f64::NAN),
        Err(_) => None,
    }
}

/// Whether it is what pandas has for a blank.
fn is_blank(object: &Bound<'_, PyAny>) -> bool {
    let kind = object.get_type();
    let named = |name: &str| kind.name().is_ok_and(|found| found == name);
    (named("NAType") || named("NaTType"))
        && kind.module().is_ok_and(|module| module.to_str().is_ok_and(|module| module.starts_with("pandas.")))
}

fn is_of(object: &Bound<'_, PyAny>, kind: &PyOnceLock<Py<PyType>>, module: &str, name: &str) -> bool {
    kind.import(object.py(), module, name).and_then(|kind| object.is_instance(kind)).unwrap_or(false)
}

/// An attribute as a text.
fn text_of(object: &Bound<'_, PyAny>, name: &str) -> Option<String> {
    let value = object.getattr(name).ok().filter(|value| !value.is_callable())?;
    value.str().ok()?.to_str().ok().map(str::to_owned)
}

/// How many bits the numbers of an array, or of one such number, have, where these are fewer than the 53 of
/// Python's.
pub(crate) fn precision(object: &Bound<'_, PyAny>) -> Option<u32> {
    // NumPy, pandas and Polars; pyarrow; `array.array`; `memoryview`.
    let (name, kind) = ["dtype", "type", "typecode", "format"].iter().find_map(|name| {
        let kind = object.getattr(*name).ok()?;
        // The name of a kind of NumPy leaves the order of the bytes out.
        let written = text_of(&kind, "name").or_else(|| text_of(object, name))?;
        Some((*name, written.to_ascii_lowercase()))
    })?;
    match kind.as_str() {
        _ if kind.ends_with("bfloat16") => Some(8),
        _ if kind.ends_with("float16") || kind.starts_with("halffloat") => Some(11),
        _ if kind.ends_with("float32") || kind.starts_with("float[") => Some(24),
        "float" if name == "type" => Some(24),
        _ if name == "dtype" || name == "type" => None,
        _ if kind.ends_with('e') => Some(11),
        _ if kind.ends_with('f') => Some(24),
        _ => None,
    }
}

/// The shortest decimal that a number of so many bits stands for: 6.1 in single precision, taken for a
/// number of Python's, is 6.099999904632568. A whole number stands for itself.
pub(crate) fn nearest_decimal(value: f64, bits: u32) -> f64 {
    const EXPONENT: u64 = 0x7FF0_0000_0000_0000;
    if value.fract() == 0.0 || !value.is_finite() {
        return value;
    }
    let size = value.abs();
    // The power of two at or below it, where the numbers of this precision come to lie closer.
    let power = f64::from_bits(size.to_bits() & EXPONENT);
    let above = power / f64::from(1_u32 << (bits - 1)) / 2.0;
    let below = if size > power { above } else { above / 2.0 };
    let decimals = (0..17).filter_map(|digits| format!("{size:.digits$e}").parse::<f64>().ok());
    let near = |decimal: &f64| *decimal - size < above && size - *decimal < below;
    decimals.into_iter().find(near).unwrap_or(size).copysign(value)
}

/// A day, if the object is a date or a moment. A moment is a day at midnight, if it has no time zone: one
/// with a zone may be another day elsewhere, and a time of day would have to be dropped silently.
pub(crate) fn day(object: &Bound<'_, PyAny>) -> PyResult<Option<Document>> {
    if object.is_instance_of::<PyDateTime>() {
        if is_blank(object) {
            return Ok(Some(Document::Number(f64::NAN)));
        }
        let parts = ["hour", "minute", "second", "microsecond", "nanosecond"];
        // Only the moments of pandas have nanoseconds.
        let is_zero = |part: &str| object.getattr(part).map_or(true, |value| value.eq(0).unwrap_or(false));
        if !object.getattr("tzinfo")?.is_none() || !parts.into_iter().all(is_zero) {
            return Ok(Some(Document::Advised(A_MOMENT)));
        }
    } else if !object.is_instance_of::<PyDate>() {
        return Ok(None);
    }
    let written = object.py().get_type::<PyDate>().call_method1("isoformat", (object,))?;
    Ok(Some(Document::Date(written.cast::<PyString>()?.to_str()?.to_owned())))
}

/// A day, if the object is a moment of NumPy, by what it says of itself: `2026-11-26`, with `T` and a time
/// where it has one, a month as `2026-11`.
pub(crate) fn numpy_day(object: &Bound<'_, PyAny>) -> Option<Document> {
    let kind = object.getattr("dtype").ok()?;
    let one = object.getattr("ndim").and_then(|dimensions| dimensions.extract::<usize>()).is_ok_and(|many| many == 0);
    match text_of(&kind, "kind")?.as_str() {
        "M" if one => {}
        "m" if one => return Some(Document::Foreign),
        _ => return None,
    }
    let written = object.str().ok()?;
    let written = written.to_str().ok()?;
    if written == "NaT" {
        return Some(Document::Number(f64::NAN));
    }
    let (day, time) = written.split_once('T').unwrap_or((written, ""));
    let midnight = time.chars().all(|character| matches!(character, '0' | ':' | '.'));
    Some(if midnight { Document::Date(day.to_owned()) } else { Document::Advised(A_MOMENT) })
}
