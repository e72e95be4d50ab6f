//! How much is asked of one person on one day.

use crate::instrument;
use crate::plan::due::ask::of_item;
use crate::plan::due::breaks::Breaks;
use crate::plan::due::item::{Item, items};
use crate::plan::due::record::{Due, DueState};
use crate::plan::fold::finding::Finding;
use crate::plan::fold::whole::View;
use crate::scalar::{Code, Date, Id};
use crate::sort;

/// What is asked of a person on a day beyond the cap, with what could wait: what closes last first, until there is room.
/// Nothing is taken away.
pub(crate) fn burdens(view: View<'_>, on: Date) -> Vec<Finding> {
    let breaks = Breaks::of(view);
    let mut asked: Vec<(Item<'_>, Due)> = Vec::new();
    for item in items(view) {
        // An item that is due twice is filled in once.
        let now = of_item(view, &item, &breaks, on).into_iter().rev().find(is_asked);
        asked.extend(now.map(|due| (item, due)));
    }
    let people = sort::distinct(asked.iter().map(|(item, _)| item.planned.r#for.clone()));
    let cap = u32::from(view.rules.policy.burden.get());
    people.into_iter().filter_map(|person| beyond(&asked, person, cap)).collect()
}

fn is_asked(due: &Due) -> bool {
    matches!(due.state, DueState::Due | DueState::Overdue) && due.snoozed_until.is_none()
}

fn beyond(asked: &[(Item<'_>, Due)], person: Code, cap: u32) -> Option<Finding> {
    let of_person = || asked.iter().filter(|(item, _)| item.planned.r#for == person);
    let burden_of = |item: &Item<'_>| item.planned.burden.map_or(0, u32::from);
    let burden: u32 = of_person().map(|(item, _)| burden_of(item)).sum();
    if burden <= cap {
        return None;
    }
    let mut waiting: Vec<&(Item<'_>, Due)> = of_person().filter(|(item, _)| may_wait(item)).collect();
    // What closes last first; what asks most before what asks less.
    sort::by(&mut waiting, |(one, due_one), (other, due_other)| {
        let key = |item: &Item<'_>, due: &Due| (due.closes.is_none(), due.closes, burden_of(item));
        key(other, due_other).cmp(&key(one, due_one)).then(one.planned.item.cmp(&other.planned.item))
    });
    let (mut left, mut could_wait): (u32, Vec<Id>) = (burden, Vec::new());
    for (item, _) in waiting {
        if left <= cap {
            break;
        }
        left = left.saturating_sub(burden_of(item));
        could_wait.push(item.planned.item.clone());
    }
    Some(Finding::BurdenExceeded { person, burden, cap, could_wait })
}

/// Whether an item may be proposed to wait: it asks something, is not essential, and is no form that can raise an alert.
/// Of a form that does not ship nobody knows that here.
fn may_wait(item: &Item<'_>) -> bool {
    let planned = item.planned;
    let alerts = planned.instrument.as_ref().is_some_and(|id| {
        instrument::get(id.as_str()).map_or(true, |instrument| !instrument.definition().alerts.is_empty())
    });
    !planned.essential && !alerts && planned.burden.is_some_and(|burden| burden > 0)
}
