//! From the answers of a person to a scored sheet, or every fault that they have.

use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};
use crate::instrument::definition::Definition;
use crate::instrument::program::{ItemPlan, Program};
use crate::instrument::responses::{Answer, Respondent, Responses};
use crate::instrument::sheet::Sheet;

/// What answers are checked against.
#[derive(Clone, Copy)]
struct Form<'a> {
    definition: &'a Definition,
    program: &'a Program,
}

/// Both the facts about the respondent and the answers are looked at, whatever is wrong with one of them.
pub(crate) fn sheet<'a>(
    definition: &'a Definition,
    program: &'a Program,
    responses: &Responses,
    respondent: Respondent,
) -> Result<Sheet<'a>, Error> {
    let form = Form { definition, program };
    let sheet = answered_sheet(form, responses, respondent);
    let Err(refused) = respondent.check() else { return sheet };
    let answers = sheet.err().map(|error| error.faults().to_vec()).unwrap_or_default();
    let all = refused.faults().iter().cloned().chain(answers).collect();
    Err(Error::from_faults(all).unwrap_or(refused))
}

fn answered_sheet<'a>(form: Form<'a>, responses: &Responses, respondent: Respondent) -> Result<Sheet<'a>, Error> {
    let program = form.program;
    match responses {
        Responses::List(list) => {
            if list.len() != program.scored.len() {
                let kind = if list.len() < program.scored.len() { ErrorKind::TooFew } else { ErrorKind::TooMany };
                let expected = format!("exactly {} answers, with nothing for a missing one", program.scored.len());
                return Err(Error::new(kind, "responses", expected));
            }
            let mut given = list.iter();
            let answer = |_, plan: &ItemPlan| {
                if !plan.scored {
                    return Ok(None);
                }
                given.next().map_or(Ok(None), |answer| plan.units(*answer))
            };
            Sheet::score_form(program, respondent, answer).map_err(|_| faults_of_list(form, list))
        }
        Responses::Named(named) => {
            let answers = named_answers(form, named)?;
            let answer = |place: usize, _: &ItemPlan| Ok::<_, Error>(answers.get(place).copied().flatten());
            Sheet::score_form(program, respondent, answer)
        }
    }
}

/// Every fault of a list that has one.
fn faults_of_list(form: Form<'_>, list: &[Answer]) -> Error {
    let faults = form.program.scored.iter().zip(list).filter_map(|(place, answer)| {
        let kind = form.program.items.get(*place)?.units(*answer).err()?;
        Some(answer_fault(form, *place, kind))
    });
    Error::from_faults(faults.collect()).unwrap_or_else(|| Error::new(ErrorKind::NotAnOption, "responses", "answers"))
}

/// Checked answers in units, one for each item of the definition.
fn named_answers(form: Form<'_>, named: &[(String, Answer)]) -> Result<Vec<Option<f64>>, Error> {
    let program = form.program;
    let items = &form.definition.items;
    let mut answers = vec![None; items.len()];
    let mut seen = vec![false; items.len()];
    let mut faults = Vec::new();
    for (number, (id, answer)) in named.iter().enumerate() {
        // One more than an error lists tells it that there are more; nobody looks at the rest.
        if faults.len() > MAXIMUM_FAULTS {
            break;
        }
        let Some(place) = items.iter().position(|item| item.id.as_str() == id) else {
            let path = format!("responses.<entry {}>", number + 1);
            let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            let expected = format!("one of the items {}", ids.join(", "));
            faults.push(Fault::new(ErrorKind::UnknownItem, path, expected));
            continue;
        };
        let (Some(plan), Some(slot), Some(seen)) =
            (program.items.get(place), answers.get_mut(place), seen.get_mut(place))
        else {
            continue;
        };
        if std::mem::replace(seen, true) {
            faults.push(Fault::new(ErrorKind::DuplicateItem, item_path(form, place), "one answer for each item"));
            continue;
        }
        match plan.units(*answer) {
            Ok(units) => *slot = units,
            Err(kind) => faults.push(answer_fault(form, place, kind)),
        }
    }
    match Error::from_faults(faults) {
        Some(error) => Err(error),
        None => Ok(answers),
    }
}

fn item_path(form: Form<'_>, place: usize) -> String {
    let id = form.definition.items.get(place).map_or("", |item| item.id.as_str());
    format!("responses.{id}")
}

fn answer_fault(form: Form<'_>, place: usize, kind: ErrorKind) -> Fault {
    let mut expected = form.program.items.get(place).map(ItemPlan::expected).unwrap_or_default();
    if kind == ErrorKind::NotANumber {
        expected.push_str("; a missing answer is null (None in Python)");
    }
    Fault::new(kind, item_path(form, place), expected)
}
