//! What is told of a sheet that a coding does not fit: what would have been accepted as it arrives, and which coding is
//! the likely one.

use crate::document::Document;
use crate::error::{Error, ErrorKind, Fault};
use crate::instrument::coded::{Coded, CodedItem};
use crate::instrument::coding::{Coding, DecimalSign, LabelCoding, MissingCode};
use crate::instrument::definition::Definition;
use crate::instrument::program::Program;
use crate::instrument::responses::{Answer, Responses};

/// What stands for a missing answer in many tables, in lower case: written so, such a cell is no slip of the pen.
const USUAL_CODES: [&str; 23] = [
    "", ".", "-", "-1", "-7", "-8", "-9", "-77", "-88", "-99", "-999", "-9999", "9", "77", "88", "99", "777", "888",
    "999", "9999", "na", "n/a", "null",
];

/// An error of answers that no coding was declared for: the likely one is named, if there is one.
#[cold]
pub(crate) fn told_of_form(definition: &Definition, program: &Program, error: &Error, responses: &Responses) -> Error {
    let cell = |answer: &Answer| match answer {
        Answer::Missing => Document::Null,
        Answer::Number(number) => Document::Number(*number),
        // What it was is not known any more.
        Answer::WrongType => Document::Foreign,
    };
    let sheet = match responses {
        Responses::List(answers) => Document::List(answers.iter().map(cell).collect()),
        Responses::Named(answers) => {
            Document::Object(answers.iter().map(|(id, answer)| (id.clone(), cell(answer))).collect())
        }
    };
    let coding = Coding::default();
    Coded::new(definition, program, None, &coding).map_or_else(|_| error.clone(), |coded| coded.told(error, &sheet))
}

impl<'a> Coded<'a> {
    /// An error of the answers in the words of the coding: what would have been accepted as it arrives, and which
    /// coding is the likely one.
    pub(crate) fn told(&self, error: &Error, sheet: &Document) -> Error {
        let mut likely = self.likely(error, sheet);
        let mut columns = self.coding.columns.is_none().then_some("; `columns` of a coding says other names of items");
        let told = |fault: &Fault| {
            let mut fault = fault.clone();
            if let Some(item) = self.item_of(&fault) {
                fault.expected = self.expected(item);
                let of_coding = likely.take().unwrap_or_else(|| self.in_general(fault.kind).to_owned());
                likely = Some(String::new());
                fault.expected.push_str(&of_coding);
            } else if fault.kind == ErrorKind::UnknownItem {
                fault.expected.push_str(columns.take().unwrap_or_default());
            }
            fault
        };
        // Once more the last of a list that was cut, so that this one is seen to be cut too.
        let more = error.faults().last().filter(|_| error.is_cut());
        Error::from_faults(error.faults().iter().chain(more).map(told).collect()).unwrap_or_else(|| error.clone())
    }

    /// The item whose answer a fault refuses.
    fn item_of(&self, fault: &Fault) -> Option<&CodedItem<'a>> {
        let refused = matches!(
            fault.kind,
            ErrorKind::WrongType | ErrorKind::OutOfRange | ErrorKind::NotAnOption | ErrorKind::Infinite
        );
        let id = fault.path.strip_prefix("responses.").filter(|_| refused)?;
        self.items.iter().find(|item| item.id == id)
    }

    /// Where no coding is the likely one: what one can say about an answer that is refused so.
    fn in_general(&self, kind: ErrorKind) -> &'static str {
        let Coding { labels, texts, booleans, .. } = self.coding;
        match kind {
            ErrorKind::WrongType if *labels == LabelCoding::None && !texts && !booleans => {
                "; a coding says how labels, texts and booleans are read"
            }
            ErrorKind::Infinite => "",
            _ => "; `missing` of a coding names what stands for no answer",
        }
    }

    /// Words about the one declaration with which every cell would be an answer, where there is just one; else, with
    /// which every cell would be one but for what usually stands for none.
    fn likely(&self, error: &Error, sheet: &Document) -> Option<String> {
        let may_shift = error.faults().iter().filter_map(|fault| self.item_of(fault)).all(|item| self.may_shift(item));
        let with = |change: &dyn Fn(&mut Coding)| {
            let mut coding = self.coding.clone();
            change(&mut coding);
            coding
        };
        let mut declarations = vec![
            ("lowest = 0, unless 0 stands for no answer", with(&|coding| coding.lowest = Some(0))),
            ("lowest = 1", with(&|coding| coding.lowest = Some(1))),
            ("texts = true", with(&|coding| coding.texts = true)),
            ("decimal = \",\"", with(&|coding| coding.decimal = DecimalSign::Comma)),
            ("labels = true", with(&|coding| coding.labels = LabelCoding::Form)),
            ("labels = \"loinc\"", with(&|coding| coding.labels = LabelCoding::Loinc)),
            ("booleans = true", with(&|coding| coding.booleans = true)),
        ];
        declarations.retain(|(_, coding)| coding != self.coding && (may_shift || coding.lowest == self.coding.lowest));
        if let Some((words, answers)) = self.one_of(&declarations, sheet) {
            return Some(format!("; all {answers}: the likely coding is {words}"));
        }
        let codes = usual_codes(sheet);
        if codes.is_empty() {
            return None;
        }
        declarations.insert(0, ("", self.coding.clone()));
        for (_, coding) in &mut declarations {
            coding.missing.extend(codes.iter().cloned());
        }
        // Where nothing else is needed, nothing else is likely.
        let alone = declarations.get(..1).and_then(|codes| self.one_of(codes, sheet));
        let (words, answers) = alone.or_else(|| self.one_of(&declarations, sheet))?;
        let and = if words.is_empty() { "" } else { " and " };
        Some(format!("; all other {answers}: the likely coding is {words}{and}`missing` with the code of no answer"))
    }

    /// Yes as 1 and no as 2 are numbers too, and to shift them would turn each answer round. On a line nobody counts from
    /// another end.
    fn may_shift(&self, item: &CodedItem<'_>) -> bool {
        let place = self.definition.items.iter().find(|known| known.id.as_str() == item.id);
        let scale =
            place.and_then(|item| self.definition.response_scales.iter().find(|scale| scale.id == item.response_scale));
        !item.has_two() && scale.is_some_and(|scale| scale.range.is_none())
    }

    /// The one of these declarations with which every cell is an answer or missing, and what is said of the answers.
    fn one_of<'w>(&self, declarations: &[(&'w str, Coding)], sheet: &Document) -> Option<(&'w str, String)> {
        let mut fitting = declarations.iter().filter_map(|(words, coding)| {
            let coded = Coded::new(self.definition, self.program, self.translation, coding).ok()?;
            coded.accepts(sheet).then(|| {
                let between = if coding.lowest == self.coding.lowest { None } else { coded.between() };
                let lie = |(low, high)| format!("answers lie between {low} and {high}");
                (*words, between.map_or_else(|| "answers fit it".to_owned(), lie))
            })
        });
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether every cell is an answer or missing.
    fn accepts(&self, sheet: &Document) -> bool {
        let Ok((responses, faults)) = self.responses(sheet) else { return false };
        let fits =
            |item: Option<&CodedItem<'_>>, answer: &Answer| item.is_some_and(|item| item.plan.units(*answer).is_ok());
        faults.is_empty()
            && match &responses {
                Responses::List(answers) => {
                    let mut items = self.program.scored.iter().map(|place| self.items.get(*place));
                    answers.iter().all(|answer| fits(items.next().flatten(), answer))
                }
                Responses::Named(answers) => {
                    answers.iter().all(|(id, answer)| fits(self.items.iter().find(|item| item.id == id), answer))
                }
            }
    }

    /// The lowest and the highest number as they arrive, where they are the same for all items.
    fn between(&self) -> Option<(f64, f64)> {
        let ends = |item: &CodedItem<'_>| {
            (item.plan.low / item.plan.factor - item.shift, item.plan.high / item.plan.factor - item.shift)
        };
        let first = self.items.first().map(ends)?;
        self.items.iter().all(|item| ends(item) == first).then_some(first)
    }
}

impl CodedItem<'_> {
    /// Whether it has two answers.
    fn has_two(&self) -> bool {
        self.plan.high - self.plan.low < 1.5
    }
}

/// The cells that usually stand for no answer, each once.
fn usual_codes(sheet: &Document) -> Vec<MissingCode> {
    let mut codes = Vec::new();
    let cells: Vec<&Document> = match sheet {
        Document::List(cells) => cells.iter().collect(),
        Document::Object(cells) => cells.iter().map(|(_, cell)| cell).collect(),
        _ => Vec::new(),
    };
    for cell in cells {
        let (written, code) = match cell {
            Document::Number(number) => (number.to_string(), MissingCode::Number(*number)),
            Document::Text(text) => (text.trim().to_lowercase(), MissingCode::Text(text.clone())),
            _ => continue,
        };
        if USUAL_CODES.contains(&written.as_str()) && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
