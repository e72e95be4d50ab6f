//! From a sheet that arrives coded otherwise to the answers that the form has.

use std::rc::Rc;

use crate::document::{Document, nearest_number};
use crate::error::{Error, ErrorKind, Fault, record};
use crate::instrument::coding::{Coding, Columns, LabelCoding, MissingCode, ReversedItems};
use crate::instrument::definition::{Definition, Item, ResponseScale};
use crate::instrument::fit::folded;
use crate::instrument::program::{ItemPlan, Program};
use crate::instrument::responses::{Answer, Responses};
use crate::instrument::size::MAXIMUM_ENTRIES;
use crate::instrument::translation::{ENGLISH, Translation, label};
use crate::scalar::Points;

/// The most codes of missing answers.
const MAXIMUM_CODES: usize = 100;

/// A coding that fits its form: how each cell is read.
pub(crate) struct Coded<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) program: &'a Program,
    /// The texts of the instrument in another language, whether or not the coding reads them.
    pub(crate) translation: Option<&'a Translation>,
    pub(crate) coding: &'a Coding,
    pub(crate) items: Vec<CodedItem<'a>>,
}

/// How the cells of one item are read.
pub(crate) struct CodedItem<'a> {
    pub(crate) id: &'a str,
    pub(crate) plan: &'a ItemPlan,
    /// Its texts, in lower case, with their numbers.
    pub(crate) labels: Rc<[(String, f64)]>,
    /// Whether these are in English though the coding says another language, because its translation has none of them.
    untranslated: bool,
    /// Whether true and false are answers.
    pub(crate) boolean: bool,
    /// What is added to a number as it arrives.
    pub(crate) shift: f64,
    /// Lowest plus highest answer, of which a number is taken where it arrives reversed.
    pub(crate) turn: Option<f64>,
}

impl<'a> Coded<'a> {
    /// Checks the coding against the form and the language that its instrument is in beside English.
    pub(crate) fn new(
        definition: &'a Definition,
        program: &'a Program,
        translation: Option<&'a Translation>,
        coding: &'a Coding,
    ) -> Result<Self, Error> {
        let mut faults = Vec::new();
        too_many(coding)?;
        let labels = language(coding, translation, &mut faults);
        let declared = declared(coding, &mut faults);
        let items = definition.items.iter().zip(&program.items).map(|(item, plan)| {
            let scale = definition.response_scales.iter().find(|scale| scale.id == item.response_scale);
            let lowest = plan.low / plan.factor;
            let of_form = coding.labels == LabelCoding::Form;
            let reverses = reverses(definition, item)
                && match &coding.reversed {
                    ReversedItems::None => false,
                    ReversedItems::All => true,
                    ReversedItems::These(ids) => ids.contains(&item.id),
                };
            CodedItem {
                id: item.id.as_str(),
                plan,
                labels: match coding.labels {
                    LabelCoding::None | LabelCoding::These(_) => Rc::clone(&declared),
                    LabelCoding::Form | LabelCoding::Loinc => own_labels(scale, coding, labels),
                },
                untranslated: of_form && scale.zip(labels).is_some_and(|(scale, labels)| has_none(scale, labels)),
                boolean: coding.booleans && scale.is_some_and(is_yes_or_no),
                shift: coding.lowest.map_or(0.0, |declared| lowest - f64::from(declared)),
                turn: reverses.then_some(lowest + plan.high / plan.factor),
            }
        });
        let coded = Self { definition, program, translation, coding, items: items.collect() };
        coded.check(&mut faults);
        match Error::from_faults(faults) {
            Some(error) => Err(error.at("coding")),
            None => Ok(coded),
        }
    }

    /// What does not fit between the coding and the form.
    fn check(&self, faults: &mut Vec<Fault>) {
        let Self { coding, definition, .. } = self;
        let mut fault = |kind, path: String, expected: String| record(faults, Fault::new(kind, path, expected));
        let of_form = match coding.labels {
            LabelCoding::Form => Some("labels"),
            LabelCoding::Loinc => Some("LOINC answer codes"),
            LabelCoding::None | LabelCoding::These(_) => None,
        };
        if let Some(what) = of_form {
            if self.items.iter().all(|item| item.labels.is_empty()) {
                let expected = format!(
                    "{what} in the definition, which has none: give them as an object {{…}}, such as \
                     {{\"Several days\": 1}}"
                );
                fault(ErrorKind::Inconsistent, "labels".to_owned(), expected);
            }
            let mut named = self.items.iter().filter(|item| !item.labels.is_empty()).peekable();
            if named.peek().is_some() && named.all(|item| item.untranslated) {
                let expected = "a language in which the form has labels; without it those in English are read";
                fault(ErrorKind::Inconsistent, "language".to_owned(), expected.to_owned());
            }
            for item in self.items.iter().filter(|item| has_double(&item.labels)) {
                let expected = format!("{what} that differ within an item, and not as in item {}", item.id);
                fault(ErrorKind::Inconsistent, "labels".to_owned(), expected);
            }
        }
        // These are the form's own answers: to shift or to turn them would give other ones, and most would look well.
        let own = |item: &&CodedItem<'_>| item.boolean || of_form.is_some() && !item.labels.is_empty();
        if self.items.iter().filter(own).any(|item| item.shift != 0.0) {
            let expected = "no number beside `booleans` or the labels of the form, which are the form's own answers";
            fault(ErrorKind::Inconsistent, "lowest".to_owned(), expected.to_owned());
        }
        if self.items.iter().filter(own).any(|item| item.turn.is_some()) {
            let expected = "none of the items that `booleans` or the labels of the form answer, as the form has them";
            fault(ErrorKind::Inconsistent, "reversed".to_owned(), expected.to_owned());
        }
        if let ReversedItems::These(ids) = &coding.reversed {
            let can = || {
                let items = definition.items.iter().filter(|item| reverses(definition, item));
                items.map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ")
            };
            for (place, id) in ids.iter().enumerate() {
                let item = definition.items.iter().find(|item| item.id == *id);
                let kind = match item {
                    None => ErrorKind::UnknownItem,
                    Some(item) if !reverses(definition, item) => ErrorKind::NotAnOption,
                    Some(_) if ids.iter().take(place).any(|earlier| earlier == id) => ErrorKind::DuplicateItem,
                    Some(_) => continue,
                };
                let expected = match can() {
                    items if items.is_empty() => "no items: scoring reverses none of this form".to_owned(),
                    items => format!("each once, of the items that scoring reverses: {items}"),
                };
                fault(kind, format!("reversed[{place}]"), expected);
            }
        }
        for (place, code) in coding.missing.iter().enumerate() {
            let cell = match code {
                MissingCode::Number(number) => Document::Number(*number),
                MissingCode::Text(text) => Document::Text(text.clone()),
            };
            for item in &self.items {
                if matches!(item.plan.units(self.answer(item, &cell)), Ok(Some(_))) {
                    let expected =
                        format!("what is no answer of item {}, which arrives as {}", item.id, self.expected(item));
                    fault(ErrorKind::Inconsistent, format!("missing[{place}].{}", item.id), expected);
                }
            }
        }
        match &coding.columns {
            Some(Columns::Named(name)) if name.matches(Columns::ITEM).count() != 1 => {
                let expected = format!("a text with {} once, where the id of the item stands", Columns::ITEM);
                fault(ErrorKind::InvalidText, "columns".to_owned(), expected);
            }
            Some(Columns::These(names)) => {
                let many = self.program.scored.len();
                if names.len() != many {
                    let kind = if names.len() < many { ErrorKind::TooFew } else { ErrorKind::TooMany };
                    let expected = format!("exactly {many} columns, those of the scored items in form order");
                    return fault(kind, "columns".to_owned(), expected);
                }
                for (place, name) in names.iter().enumerate() {
                    if names.iter().take(place).any(|earlier| earlier == name) {
                        fault(ErrorKind::DuplicateId, format!("columns[{place}]"), "each column once".to_owned());
                    }
                }
            }
            _ => {}
        }
    }

    /// The answers as the form has them, and what the row of a table lacks. A cell that is no answer stays to be
    /// refused with the others.
    pub(crate) fn responses(&self, sheet: &Document) -> Result<(Responses, Vec<Fault>), Error> {
        let refused = |expected: &str| Err(Error::new(ErrorKind::WrongType, "responses", sheet.expected(expected)));
        let Some(columns) = &self.coding.columns else {
            return match sheet {
                Document::List(cells) => Ok((self.list(cells), Vec::new())),
                Document::Object(cells) => {
                    let cells = cells.iter().map(|(id, cell)| {
                        let item = self.items.iter().find(|item| item.id == id);
                        (id.clone(), item.map_or(Answer::Missing, |item| self.read(item, cell)))
                    });
                    Ok((Responses::Named(cells.collect()), Vec::new()))
                }
                _ => refused("a list of answers, or answers by item id"),
            };
        };
        let Document::Object(row) = sheet else {
            return refused("a row: the names of its columns, each with its cell");
        };
        let (mut answers, mut faults) = (Vec::new(), Vec::new());
        for (item, column) in self.columns(columns) {
            let mut cells = row.iter().filter(|(name, _)| *name == column).map(|(_, cell)| cell);
            match (cells.next(), cells.next()) {
                (Some(cell), None) => answers.push((item.id.to_owned(), self.read(item, cell))),
                (None, _) if !item.plan.scored => {}
                (found, _) => {
                    let (kind, expected) = match found {
                        None => (
                            ErrorKind::Missing,
                            "the column that `columns` says for this item; a list of the names says any",
                        ),
                        Some(_) => (ErrorKind::DuplicateItem, "one column for each item"),
                    };
                    faults.push(Fault::new(kind, format!("responses.{}", item.id), expected));
                }
            }
        }
        Ok((Responses::Named(answers), faults))
    }

    fn list(&self, cells: &[Document]) -> Responses {
        let mut places = self.program.scored.iter();
        let answer = |cell| {
            let item = places.next().and_then(|place| self.items.get(*place));
            item.map_or(Answer::Missing, |item| self.read(item, cell))
        };
        Responses::List(cells.iter().map(answer).collect())
    }

    /// Each item that has a column, and its name.
    fn columns<'c>(&'c self, columns: &'c Columns) -> Vec<(&'c CodedItem<'a>, String)> {
        match columns {
            Columns::Named(name) => {
                self.items.iter().map(|item| (item, name.replace(Columns::ITEM, item.id))).collect()
            }
            Columns::These(names) => {
                let scored = self.program.scored.iter().filter_map(|place| self.items.get(*place));
                scored.zip(names.iter().cloned()).collect()
            }
        }
    }

    /// A cell: what is missing comes first, compared as it arrived.
    #[expect(clippy::float_cmp, reason = "a code is the very number that stands in the cell")]
    fn read(&self, item: &CodedItem<'_>, cell: &Document) -> Answer {
        let is_missing = |code: &MissingCode| match (code, cell) {
            (MissingCode::Number(code), Document::Number(number)) => code == number,
            (MissingCode::Text(code), Document::Text(text)) => code == text,
            _ => false,
        };
        match cell {
            Document::Null => Answer::Missing,
            Document::Number(number) if number.is_nan() => Answer::Missing,
            _ if self.coding.missing.iter().any(is_missing) => Answer::Missing,
            _ => self.answer(item, cell),
        }
    }

    /// A cell that is not missing, as a number of the form.
    fn answer(&self, item: &CodedItem<'_>, cell: &Document) -> Answer {
        let number = match cell {
            Document::Number(number) => Some(*number),
            Document::Bool(flag) if item.boolean => Some(f64::from(u8::from(*flag))),
            Document::Text(text) => item.label(text).or_else(|| self.digits(text)),
            _ => None,
        };
        number.map_or(Answer::WrongType, |number| {
            let number = number + item.shift;
            Answer::Number(item.turn.map_or(number, |both| both - number))
        })
    }

    /// The number that a text of digits writes: a sign, digits, and digits behind the decimal sign.
    fn digits(&self, text: &str) -> Option<f64> {
        if !self.coding.texts {
            return None;
        }
        let text = text.trim();
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once(self.coding.decimal.code()) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || !fraction.is_none_or(is_digits) {
            return None;
        }
        // Digits of JSON begin with no plus and no needless zero.
        let whole = whole.trim_start_matches('0');
        let sign = if text.starts_with('-') { "-" } else { "" };
        let digits = format!("{sign}{}.{}", if whole.is_empty() { "0" } else { whole }, fraction.unwrap_or("0"));
        nearest_number(&digits)
    }

    /// What would have been accepted of an item, as it arrives.
    pub(crate) fn expected(&self, item: &CodedItem<'_>) -> String {
        let arrives = |number: f64| item.turn.map_or(number, |both| both - number) - item.shift;
        let mut expected = item.plan.expected_as(&arrives);
        if self.coding.texts {
            expected.push_str(", as a text too");
        }
        expected.push_str(match self.coding.labels {
            LabelCoding::None => "",
            _ if item.labels.is_empty() => "",
            LabelCoding::Form if item.untranslated => {
                ", or a label of the form, which its translation leaves in English"
            }
            LabelCoding::Form => ", or a label of the form",
            LabelCoding::Loinc => ", or a LOINC answer code of the form",
            LabelCoding::These(_) => ", or a text of `labels`",
        });
        if item.boolean {
            expected.push_str(", or true or false");
        }
        expected
    }
}

impl CodedItem<'_> {
    /// The number of a label.
    fn label(&self, text: &str) -> Option<f64> {
        if self.labels.is_empty() {
            return None;
        }
        let text = folded(text);
        self.labels.iter().find(|(label, _)| *label == text).map(|(_, number)| *number)
    }
}

/// No part of a coding is compared with another one before its length is known.
fn too_many(coding: &Coding) -> Result<(), Error> {
    let length = |labels: &LabelCoding| if let LabelCoding::These(labels) = labels { labels.len() } else { 0 };
    let items = |items: &ReversedItems| if let ReversedItems::These(ids) = items { ids.len() } else { 0 };
    for (field, length, most) in [
        ("coding.missing", coding.missing.len(), MAXIMUM_CODES),
        ("coding.labels", length(&coding.labels), MAXIMUM_ENTRIES),
        ("coding.reversed", items(&coding.reversed), MAXIMUM_ENTRIES),
    ] {
        if length > most {
            return Err(Error::new(ErrorKind::TooMany, field, format!("at most {most} entries")));
        }
    }
    Ok(())
}

/// The translation whose labels are read: none where it is English that the coding says, or nothing.
fn language<'t>(
    coding: &Coding,
    translation: Option<&'t Translation>,
    faults: &mut Vec<Fault>,
) -> Option<&'t Translation> {
    for tag in coding.language.as_ref()?.lookup() {
        if tag.eq_ignore_ascii_case(ENGLISH) {
            return None;
        }
        if let Some(found) = translation.filter(|translation| translation.language.is(tag)) {
            return Some(found);
        }
    }
    let known = translation.map(|translation| format!(", {}", translation.language)).unwrap_or_default();
    let expected =
        format!("one of: {ENGLISH}{known}; the labels of another language are read once the instrument is shown in it");
    record(faults, Fault::new(ErrorKind::UnknownCode, "language", expected));
    None
}

/// The texts that a coding declares, and what is wrong with them.
fn declared(coding: &Coding, faults: &mut Vec<Fault>) -> Rc<[(String, f64)]> {
    let LabelCoding::These(labels) = &coding.labels else { return Rc::new([]) };
    if labels.is_empty() {
        record(faults, Fault::new(ErrorKind::TooFew, "labels", "a text and its number, or more of them"));
    }
    let folded: Vec<(String, f64)> = labels.iter().map(|(label, number)| (folded(label), *number)).collect();
    for (place, (label, _)) in folded.iter().enumerate() {
        let path = format!("labels.<entry {}>", place + 1);
        if label.is_empty() {
            record(
                faults,
                Fault::new(ErrorKind::EmptyText, path, "a text with more than blanks; a blank cell can be `missing`"),
            );
        } else if folded.iter().take(place).any(|(earlier, _)| earlier == label) {
            let expected = "each text once, whatever its case, blanks and quotes";
            record(faults, Fault::new(ErrorKind::DuplicateKey, path, expected));
        }
    }
    folded.into()
}

/// The labels or the LOINC answer codes of a response scale.
fn own_labels(
    scale: Option<&ResponseScale>,
    coding: &Coding,
    translation: Option<&Translation>,
) -> Rc<[(String, f64)]> {
    let Some(scale) = scale else { return Rc::new([]) };
    let read = |label: &str, value: Points| (folded(label), value.get());
    let own = scale.options.iter().filter_map(|option| {
        if coding.labels == LabelCoding::Loinc {
            return option.loinc.as_ref().map(|code| read(code.as_str(), option.value));
        }
        // As it is shown: what is not translated is in English.
        let own = translation.and_then(|translation| label(translation, &scale.id, option));
        own.or(option.label.as_ref()).map(|text| read(text.as_str(), option.value))
    });
    own.collect()
}

/// Whether a translation has none of the labels of a response scale.
fn has_none(scale: &ResponseScale, translation: &Translation) -> bool {
    scale.options.iter().all(|option| label(translation, &scale.id, option).is_none())
}

fn has_double(labels: &[(String, f64)]) -> bool {
    labels.iter().enumerate().any(|(place, (label, _))| labels.iter().take(place).any(|(earlier, _)| earlier == label))
}

/// Whether the options are 0 and 1.
fn is_yes_or_no(scale: &ResponseScale) -> bool {
    scale.ascending() == [0.0, 1.0]
}

/// Whether scoring reverses an item.
fn reverses(definition: &Definition, item: &Item) -> bool {
    definition.total.iter().chain(&definition.subscales).any(|scale| scale.reversed.contains(&item.id))
}
