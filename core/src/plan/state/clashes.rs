//! Where copies that were edited apart say different things, beside what goals say of themselves.

use std::collections::HashMap;

use crate::document::{Document, Naming, to_json};
use crate::plan::event::goals::{GoalLinked, Link};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::fold::goals::Clash;
use crate::plan::fold::whole::View;
use crate::plan::history::conflict::{conflict_id, conflict_of_correction};
use crate::plan::history::log::Place;
use crate::plan::history::past::Resolution;
use crate::priority::situation::facts::{Arrow, Before};
use crate::scalar::{GoalId, Id};

/// The conflicts of an agreement, of reviews, of corrections.
pub(crate) fn clashes(view: View<'_>) -> Vec<Clash> {
    let mut all = corrections(view);
    all.extend(versions(view));
    all.extend(decisions(view));
    all
}

/// One event corrected in two ways, or corrected and taken back.
fn corrections(view: View<'_>) -> Vec<Clash> {
    let past = view.past;
    let mut targets: Vec<Place> = past.amendments.corrected_events().collect();
    targets.sort_unstable();
    let mut all = Vec::new();
    for target in targets {
        let live = past.log.live(&past.amendments.writes(target));
        let value = |place: Place| match past.event(place)?.data()? {
            Data::EventCorrected(corrected) => Some((place, corrected.data.document().clone())),
            _ => Some((place, Document::Null)),
        };
        let sides: Vec<(Place, Document)> = live.iter().filter_map(|place| value(*place)).collect();
        let Some(event) = past.event(target) else { continue };
        let conflict = conflict_of_correction(&event.id);
        if is_settled(view, &conflict, &sides) {
            continue;
        }
        let in_force = past.data(target).map_or(Document::Null, plain);
        all.push(Clash { conflict, subject: event.id.clone(), field: "data".to_owned(), sides, in_force });
    }
    all
}

/// Two versions of one number agreed.
fn versions(view: View<'_>) -> Vec<Clash> {
    let mut all: Vec<Clash> = Vec::new();
    for version in &view.fold.versions {
        let same = || view.fold.versions.iter().filter(|other| other.number == version.number);
        if same().nth(1).is_none() {
            continue;
        }
        let number = version.number.to_string();
        let conflict = conflict_id(&["agreement", &number]);
        if all.iter().any(|clash| clash.conflict == conflict) {
            continue;
        }
        let digests = |goals: &[(GoalId, crate::instrument::Digest)]| {
            Document::object(goals.iter().map(|(goal, digest)| (goal.as_str(), Document::Text(digest.to_string()))))
        };
        let sides: Vec<(Place, Document)> = same().map(|version| (version.place, digests(&version.goals))).collect();
        if is_settled(view, &conflict, &sides) {
            continue;
        }
        let before = view.fold.versions.iter().rev().find(|other| other.number < version.number);
        let in_force = before.map_or(Document::Null, |before| digests(&before.goals));
        let subject = Id::known(&number);
        all.push(Clash { conflict, subject, field: "agreement".to_owned(), sides, in_force });
    }
    all
}

/// Two decisions of one review about one goal.
fn decisions(view: View<'_>) -> Vec<Clash> {
    let mut decided: Vec<((Id, GoalId), Vec<Place>)> = Vec::new();
    let mut numbers: HashMap<(&Id, &GoalId), usize> = HashMap::new();
    for place in view.fold.of_kind(Kind::GoalDecided) {
        let Some(Data::GoalDecided(said)) = view.data(*place) else { continue };
        let known = numbers.get(&(&said.review, &said.goal)).and_then(|number| decided.get_mut(*number));
        if let Some((_, places)) = known {
            places.push(*place);
        } else {
            numbers.insert((&said.review, &said.goal), decided.len());
            decided.push(((said.review.clone(), said.goal.clone()), vec![*place]));
        }
    }
    let mut all = Vec::new();
    // What was decided once is in no conflict.
    for ((review, goal), places) in decided.into_iter().filter(|(_, places)| places.len() > 1) {
        let value = |place: Place| match view.data(place)? {
            Data::GoalDecided(said) => Some(Document::Text(said.decision.code().to_owned())),
            _ => None,
        };
        let live = view.past.log.live(&places);
        let sides: Vec<(Place, Document)> = live.iter().filter_map(|place| Some((*place, value(*place)?))).collect();
        let conflict = conflict_id(&["review", review.as_str(), goal.as_str()]);
        if is_settled(view, &conflict, &sides) {
            continue;
        }
        let in_force = view.past.log.common(&places, &live).and_then(value).unwrap_or(Document::Null);
        all.push(Clash { conflict, subject: review, field: "decision".to_owned(), sides, in_force });
    }
    all
}

/// Whether the sides say the same, or somebody who knew all of them has resolved it.
fn is_settled(view: View<'_>, conflict: &Id, sides: &[(Place, Document)]) -> bool {
    let alike = sides.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
    let places: Vec<Place> = sides.iter().map(|(place, _)| *place).collect();
    alike || view.past.amendments.resolution(view.past.log, conflict, &places).is_some()
}

fn plain(data: &Data) -> Document {
    let text = to_json(data, Naming::SnakeCase);
    text.and_then(|text| Document::from_json(&text)).unwrap_or(Document::Null)
}

/// The links between goals, each with the event that set it last, and where copies differ on one.
pub(crate) struct Links {
    pub(crate) arrows: Vec<(Place, Arrow)>,
    pub(crate) before: Vec<(Place, Before)>,
    pub(crate) clashes: Vec<Clash>,
}

/// All links that are in force, in the order in which they were last set.
pub(crate) fn links(view: View<'_>) -> Links {
    let said = |place: Place| match view.data(place)? {
        Data::GoalLinked(linked) => Some(linked),
        _ => None,
    };
    let mut order: Vec<Link> = Vec::new();
    let mut written: HashMap<Link, Vec<Place>> = HashMap::new();
    for place in view.fold.of_kind(Kind::GoalLinked) {
        for link in said(*place).into_iter().flat_map(GoalLinked::links) {
            if !written.contains_key(&link) {
                order.push(link.clone());
            }
            written.entry(link).or_default().push(*place);
        }
    }
    let mut links = Links { arrows: Vec::new(), before: Vec::new(), clashes: Vec::new() };
    for link in order {
        let places = written.remove(&link).unwrap_or_default();
        let (one, other) = match &link {
            Link::Arrow(from, to, _) => (from, to),
            Link::Before(first, then) => (first, then),
        };
        // A link whose goals are not there, on that day or at all, is none.
        if view.fold.goal(one).is_none() || view.fold.goal(other).is_none() {
            continue;
        }
        let value = |place: Place| {
            let linked = said(place)?;
            Some(match (&link, linked.removed) {
                (_, true) => Document::Null,
                (Link::Arrow(..), false) => {
                    Document::Number(linked.arrow.as_ref().map_or(0.0, |arrow| arrow.strength.share()))
                }
                (Link::Before(..), false) => Document::Bool(linked.before.as_ref().is_some_and(|before| before.agreed)),
            })
        };
        let live = view.past.log.live(&places);
        let sides: Vec<(Place, Document)> = live.iter().filter_map(|place| Some((*place, value(*place)?))).collect();
        let parts = match &link {
            Link::Arrow(from, to, sign) => ["arrow", from.as_str(), to.as_str(), sign.code()],
            Link::Before(first, then) => ["before", first.as_str(), then.as_str(), ""],
        };
        let conflict = conflict_id(&parts);
        let alike = sides.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other));
        let kept = match view.past.amendments.resolution(view.past.log, &conflict, &live) {
            _ if alike => live.last().copied(),
            Some(Resolution::Keep(place)) => Some(place),
            _ => {
                let common = view.past.log.common(&places, &live);
                let in_force = common.and_then(value).unwrap_or(Document::Null);
                let (subject, field) = (Id::known(one.as_str()), parts.first().copied().unwrap_or_default().to_owned());
                links.clashes.push(Clash { conflict, subject, field, sides, in_force });
                common
            }
        };
        let Some((place, linked)) =
            kept.and_then(|place| Some((place, said(place)?))).filter(|(_, said)| !said.removed)
        else {
            continue;
        };
        match link {
            Link::Arrow(..) => links.arrows.extend(linked.arrow.clone().map(|arrow| (place, arrow))),
            Link::Before(..) => links.before.extend(linked.before.clone().map(|before| (place, before))),
        }
    }
    links
}
