//! Arrays of other packages, none of which is needed: NumPy, pandas, Polars, pyarrow, Python's own.

use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString, PyType};
use therapy_goals::document::Document;

use crate::number::nearest_decimal;

/// What to give instead of a table.
pub(crate) const A_TABLE: &str = "a table holds many: give its rows one at a time, as in [form.score(row) for row in \
                                  frame[columns].to_numpy()] in pandas, frame.select(columns).iter_rows() in Polars; \
                                  where a coding says `columns`, frame.to_dict(\"records\") and \
                                  frame.iter_rows(named=True)";

/// What to give instead of a Series with other labels.
pub(crate) const OTHER_LABELS: &str = "these labels are neither texts nor count from 0, as after dropna or a \
                                       selection: give .tolist() for the order as it is, reindex to have the \
                                       missing ones back, or label them with the texts that are item ids";

/// Whether it is a table of many rows.
pub(crate) fn is_table(object: &Bound<'_, PyAny>) -> bool {
    let has = |name: &str| object.hasattr(name).unwrap_or(false);
    let dimensions = object.getattr("ndim").and_then(|dimensions| dimensions.extract::<usize>()).unwrap_or(1);
    dimensions > 1 || (!object.is_instance_of::<PyType>() && (has("columns") || has("column_names")))
}

/// What an array makes of itself: a list, or one value. None where it is no array. What it raises itself,
/// it raises here.
pub(crate) fn values<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if object.is_instance_of::<PyType>() {
        return Ok(None);
    }
    // NumPy, pandas and Python's own; Polars; pyarrow, and one value of it.
    for name in ["tolist", "to_list", "to_pylist", "as_py"] {
        if let Ok(make) = object.getattr(name) {
            return match make.call0() {
                // A memory view of numbers that Python itself cannot read.
                Err(error) if error.is_instance_of::<PyNotImplementedError>(object.py()) => Ok(None),
                made => made.map(Some),
            };
        }
    }
    Ok(None)
}

/// The labels of the entries of a pandas Series.
pub(crate) enum Labels {
    /// None, or the numbers from 0 that pandas gives where there are none: an entry is known by its place.
    None,
    /// Texts: an entry is known by its name.
    Names(Vec<String>),
    /// Anything else. Whole numbers that do not count from 0 are what is left of such places after
    /// `dropna` or a selection, or they are names; nobody but the caller knows.
    Other,
}

/// The labels of an array's entries.
pub(crate) fn labels(object: &Bound<'_, PyAny>) -> Labels {
    // The `index` of other arrays is a method.
    let Some(index) = object.getattr("index").ok().filter(|index| !index.is_callable()) else { return Labels::None };
    let part = |name: &str| index.getattr(name).and_then(|number| number.extract::<usize>()).ok();
    if (part("start"), part("step")) == (Some(0), Some(1)) {
        return Labels::None;
    }
    let Ok(labels) = index.call_method0("tolist").and_then(|labels| labels.extract::<Vec<Bound<'_, PyAny>>>()) else {
        return Labels::Other;
    };
    let counts = |(place, label): (usize, &Bound<'_, PyAny>)| {
        label.is_instance_of::<PyInt>() && !label.is_instance_of::<PyBool>() && label.eq(place).unwrap_or(false)
    };
    if labels.iter().enumerate().all(counts) {
        return Labels::None;
    }
    let name = |label: &Bound<'_, PyAny>| label.cast::<PyString>().ok()?.to_str().ok().map(str::to_owned);
    labels.iter().map(name).collect::<Option<_>>().map_or(Labels::Other, Labels::Names)
}

/// Numbers of so many bits become the decimals that they stand for.
pub(crate) fn narrow(document: &mut Document, bits: u32) {
    match document {
        Document::Number(value) => *value = nearest_decimal(*value, bits),
        Document::List(entries) => entries.iter_mut().for_each(|entry| narrow(entry, bits)),
        Document::Object(entries) => entries.iter_mut().for_each(|(_, entry)| narrow(entry, bits)),
        _ => {}
    }
}
