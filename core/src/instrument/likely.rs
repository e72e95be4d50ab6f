//! What is told of a sheet that a coding does not fit: what would have been accepted as it arrives, and which coding is
//! the likely one.

use crate::document::Document;
use crate::error::{Error, ErrorKind, Fault};
use crate::instrument::coded::{Coded, CodedItem};
use crate::instrument::coding::{Coding, DecimalSign, LabelCoding};
use crate::instrument::responses::{Answer, Responses};

impl<'a> Coded<'a> {
    /// An error of the answers in the words of the coding: what would have been accepted as it arrives, and which
    /// coding is the likely one.
    pub(crate) fn told(&self, error: &Error, sheet: &Document) -> Error {
        let mut likely = self.likely(error, sheet);
        let told = |fault: &Fault| {
            let mut fault = fault.clone();
            if let Some(item) = self.item_of(&fault) {
                fault.expected = self.expected(item);
                fault.expected.push_str(&likely.take().unwrap_or_default());
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

    /// Words about the one declaration with which every cell would be an answer, where there is just one.
    fn likely(&self, error: &Error, sheet: &Document) -> Option<String> {
        // Yes as 1 and no as 2 are numbers too, and to shift them would turn each answer round.
        let may_shift = !error.faults().iter().filter_map(|fault| self.item_of(fault)).any(CodedItem::has_two);
        let with = |change: &dyn Fn(&mut Coding)| {
            let mut coding = self.coding.clone();
            change(&mut coding);
            coding
        };
        let mut found = Vec::new();
        for (words, coding) in [
            ("lowest = 0", with(&|coding| coding.lowest = Some(0))),
            ("lowest = 1", with(&|coding| coding.lowest = Some(1))),
            ("texts = true", with(&|coding| coding.texts = true)),
            ("decimal = \",\"", with(&|coding| coding.decimal = DecimalSign::Comma)),
            ("labels = true", with(&|coding| coding.labels = LabelCoding::Form)),
            ("labels = \"loinc\"", with(&|coding| coding.labels = LabelCoding::Loinc)),
            ("booleans = true", with(&|coding| coding.booleans = true)),
        ] {
            let shifts = coding.lowest != self.coding.lowest;
            if coding == *self.coding || shifts && !may_shift {
                continue;
            }
            let Ok(coded) = Coded::new(self.definition, self.program, &coding) else { continue };
            if coded.accepts(sheet) {
                let between = if shifts { coded.between() } else { None };
                let answers = match between {
                    Some((low, high)) => format!("all answers lie between {low} and {high}"),
                    None => "all answers fit it".to_owned(),
                };
                found.push(format!("; {answers}: the likely coding is {words}"));
            }
        }
        found.pop().filter(|_| found.is_empty())
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
