//! A definition of which some parts could not be read: the others are checked all the same.

use crate::document::{Fields, Read, Reader};
use crate::error::{Error, Fault};
use crate::instrument::compile::compile;
use crate::instrument::definition::{AnswerKind, Answers, Definition, Licence, Respondent, Respondents};
use crate::instrument::places::Choices;
use crate::scalar::{Code, Text};

/// Records what does not fit together among the parts that can be read. The faults of reading are recorded
/// already.
pub(crate) fn check(reader: &Reader<'_>) {
    let faults = reader.quietly(|reader| {
        let mut lost = Vec::new();
        let definition = sketch(&reader.object()?, &mut lost)?;
        let faults = compile(&definition, &Choices::default()).err()?.into_iter();
        Some(faults.filter(|fault| needs(fault).iter().all(|part| !lost.contains(part))).collect())
    });
    if let Some(error) = Error::from_faults(faults.unwrap_or_default()) {
        reader.adopt::<()>(&error);
    }
}

/// The parts of a definition without which this fault would be none, or another one.
fn needs(fault: &Fault) -> &'static [&'static str] {
    if fault.path.starts_with("licence.source") {
        return &["sources", "licence"];
    }
    if fault.path.ends_with("source") || fault.path.contains(".source[") || fault.path.starts_with("published_in") {
        return &["sources"];
    }
    match fault.path.split(['.', '[']).next() {
        Some("items") => &["items", "response_scales"],
        Some("parts" | "total" | "subscales") => &["items", "response_scales", "subscales"],
        Some("classifications" | "alerts" | "stop" | "reliable_change" | "cutoffs") => {
            &["items", "response_scales", "total", "subscales"]
        }
        Some("history") => &["version", "history"],
        _ => &[],
    }
}

/// The definition with nothing where a part could not be read; the names of those parts are put into `lost`.
fn sketch(fields: &Fields<'_>, lost: &mut Vec<&'static str>) -> Option<Definition> {
    let text = Text::stand_in()?;
    let code = Code::new("-").ok()?;
    Some(Definition {
        schema_version: code.clone(),
        id: part(fields, "id", lost).unwrap_or_else(|| code.clone()),
        version: part(fields, "version", lost).unwrap_or_else(|| code.clone()),
        title: text.clone(),
        short_title: text.clone(),
        measures: text.clone(),
        domains: Vec::new(),
        respondent: Respondents { who: Respondent::Client, ages: None, source: None },
        time_frame: None,
        answers: Answers { kind: AnswerKind::Scores, note: None },
        licence: required(fields, "licence", lost).unwrap_or(Licence {
            wording_may_ship: true,
            holder: None,
            terms: text,
            source: code.into(),
        }),
        sources: required(fields, "sources", lost).unwrap_or_default(),
        published_in: list(fields, "published_in", lost),
        stem: None,
        response_scales: required(fields, "response_scales", lost).unwrap_or_default(),
        items: required(fields, "items", lost).unwrap_or_default(),
        parts: list(fields, "parts", lost),
        total: part(fields, "total", lost),
        subscales: list(fields, "subscales", lost),
        classifications: list(fields, "classifications", lost),
        alerts: list(fields, "alerts", lost),
        stop: part(fields, "stop", lost),
        reliable_change: list(fields, "reliable_change", lost),
        cutoffs: list(fields, "cutoffs", lost),
        loinc: part(fields, "loinc", lost),
        notes: Vec::new(),
        history: list(fields, "history", lost),
    })
}

fn part<T: Read>(fields: &Fields<'_>, name: &'static str, lost: &mut Vec<&'static str>) -> Option<T> {
    fields.optional(name).unwrap_or_else(|| {
        lost.push(name);
        None
    })
}

fn list<T: Read>(fields: &Fields<'_>, name: &'static str, lost: &mut Vec<&'static str>) -> Vec<T> {
    part::<Vec<T>>(fields, name, lost).unwrap_or_default()
}

fn required<T: Read>(fields: &Fields<'_>, name: &'static str, lost: &mut Vec<&'static str>) -> Option<T> {
    if !fields.has(name) {
        lost.push(name);
    }
    part(fields, name, lost)
}
