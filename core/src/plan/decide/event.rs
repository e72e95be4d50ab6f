//! Whether an event may be entered, as the plan stands where its author saw it.

use crate::document::{Document, Naming, Plain, nearest, to_json};
use crate::error::{Error, ErrorKind};
use crate::goal::Status;
use crate::plan::decide::audience::{audience, is_for_the_same, not_hidden_from_team};
use crate::plan::decide::goals::{life, tier, words};
use crate::plan::decide::life::{moves, on_plan};
use crate::plan::decide::refused::Refused;
use crate::plan::decide::reviews::{review_closed, undecided};
use crate::plan::event::amends::{ConflictResolved, EventCorrected};
use crate::plan::event::goals::{GoalField, GoalFields, as_draft};
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::{Content, Event, Said};
use crate::plan::event::safety::{AlertAnswer, AlertAnswered};
use crate::plan::event::scored::{is_guarded, score_of};
use crate::plan::fold::evolve::{begins, field_of_goal, needs, refers};
use crate::plan::fold::flags::is_open_flag;
use crate::plan::fold::goals::Clash;
use crate::plan::fold::whole::View;
use crate::plan::history::guarded::Guarded;
use crate::plan::history::log::Place;
use crate::plan::history::past::is_stub;
use crate::scalar::{Code, Date, GoalId, Id};

/// Checks an event against the plan where its author saw it. `clashes` are the conflicts there.
///
/// # Errors
/// All that speaks against it.
pub(crate) fn decide(view: View<'_>, clashes: &[Clash], event: &Event) -> Result<(), Error> {
    let mut refused = Refused::default();
    let Some(said) = event.said() else {
        let meant = nearest(event.kind_code(), Kind::CODES.iter().copied());
        let meant = meant.map_or_else(String::new, |meant| format!("; the nearest is `{meant}`"));
        refused.because(ErrorKind::UnknownCode, "kind", format!("a kind of event that this release knows{meant}"));
        return refused.end();
    };
    if said.happened > said.entered {
        let expected = "a day not after that on which it is entered";
        refused.because(ErrorKind::NotAscending, "happened", expected);
    }
    audience(view, said, &mut refused);
    author(view, said, &mut refused);
    if is_closed(view) && !said.data.kind().outlives_the_plan() {
        refused.because(ErrorKind::IllegalTransition, "kind", "plan_reopened, before anything else is entered");
    }
    subjects(view, said, &mut refused);
    by_kind(view, clashes, said, &mut refused);
    refused.end()
}

/// Whether the plan is closed.
pub(crate) fn is_closed(view: View<'_>) -> bool {
    let closed = view.fold.of_kind(Kind::PlanClosed).last();
    let reopened = view.fold.of_kind(Kind::PlanReopened).last();
    closed > reopened
}

/// Who may enter it: what only records, anyone; what moves something, client, guardian or care team.
fn author(view: View<'_>, said: &Said, refused: &mut Refused) {
    let kind = said.data.kind();
    let policy = &view.rules.policy;
    let amended = amended_place(view, &said.data);
    // A correction says what the corrected event says.
    let corrected = amended.filter(|_| kind == Kind::EventCorrected).and_then(|place| view.data(place)).map(Data::kind);
    if !is_free(corrected.unwrap_or(kind)) && !policy.may_move(&said.by.role) {
        let expected = "a role that may: client, guardian, or one of the care team";
        refused.because(ErrorKind::NotPermitted, "by.role", expected);
    }
    let amends_the_teams = amended.is_some_and(|at| is_the_teams(view, at));
    let guarded = matches!(kind, Kind::FlagClosed | Kind::AlertAnswered) || amends_the_teams;
    if guarded && !policy.is_care_team(&said.by.role) {
        refused.because(ErrorKind::NotPermitted, "by.role", "a role of the care team");
    } else if let Some(by) = amended.and_then(|at| view.past.event(at)).and_then(Event::by)
        && !policy.is_care_team(&said.by.role)
        && by.role != said.by.role
    {
        let expected = "a role of the care team, or that of whoever entered what is amended";
        refused.because(ErrorKind::NotPermitted, "by.role", expected);
    }
    if amends_the_teams {
        let told = said.why.is_some();
        refused.unless(told, ErrorKind::ReasonRequired, "why", "a reason, where it touches a flag or an alert");
    }
}

/// Whether anybody may enter it.
const fn is_free(kind: Kind) -> bool {
    kind.may_be_restricted()
        || matches!(kind, Kind::GoalRated | Kind::LevelRated | Kind::StepDone | Kind::MeasureDeclined)
}

/// The event that a correction or a withdrawal is about.
fn amended_place(view: View<'_>, data: &Data) -> Option<Place> {
    match data {
        Data::EventCorrected(corrected) => view.past.log.place(&corrected.event),
        Data::EventWithdrawn(withdrawn) => view.past.log.place(&withdrawn.event),
        _ => None,
    }
}

/// Whether only the care team may amend it.
fn is_the_teams(view: View<'_>, place: Place) -> bool {
    Guarded::of(view.past.log).is_the_teams(place, &|_| true)
}

/// What it goes on with must be there, and not begin later.
fn subjects(view: View<'_>, said: &Said, refused: &mut Refused) {
    for (kind, subject) in needs(&said.data) {
        let path = format!("data.{}", name_of(kind));
        match view.fold.subject(kind, subject) {
            Some(begun) => not_before(view, said, begun, refused),
            None => refused.because(ErrorKind::UnknownId, &path, format!("the id of a {}", what(kind))),
        }
    }
    if let Some(id) = begins(&said.data) {
        let kind = said.data.kind();
        let again = view.fold.subject(kind, &id).is_some();
        // A flag may be raised again under its id.
        let expected = format!("an id that no {} has yet", what(kind));
        refused.unless(
            !again || kind == Kind::FlagOpened,
            ErrorKind::DuplicateId,
            &format!("data.{}", name_of(kind)),
            &expected,
        );
    }
    for (number, goal) in refers(&said.data).into_iter().enumerate() {
        on_plan(view, goal, &field_of_goal(&said.data, number), refused);
    }
    for goal in written(&said.data) {
        if let Some(begun) = view.fold.goal(goal).and_then(|writes| writes.added.first()) {
            not_before(view, said, *begun, refused);
        }
    }
}

fn not_before(view: View<'_>, said: &Said, begun: Place, refused: &mut Refused) {
    let day: Option<Date> = view.past.happened(begun);
    if day.is_some_and(|day| said.happened < day) {
        let expected = "a day not before that on which what it is about began";
        refused.because(ErrorKind::NotAscending, "happened", expected);
    }
}

/// The goals that an event writes or moves.
pub(crate) fn written(data: &Data) -> Vec<&GoalId> {
    match data {
        Data::GoalChanged(changed) => vec![&changed.goal],
        Data::GoalRated(rated) => vec![&rated.goal],
        Data::GoalProposed(moved) | Data::GoalActivated(moved) | Data::GoalHeld(moved) | Data::GoalResumed(moved) => {
            vec![&moved.goal]
        }
        Data::GoalAchieved(moved) => vec![&moved.goal],
        Data::GoalRetired(moved) => vec![&moved.goal],
        Data::GoalDropped(moved) => vec![&moved.goal],
        Data::GoalReopened(moved) => vec![&moved.goal],
        Data::GoalMerged(merged) => merged.goals.iter().collect(),
        Data::GoalSplit(split) => vec![&split.goal],
        Data::LadderSet(set) => vec![&set.ladder.goal],
        Data::LevelRated(rated) => vec![&rated.goal],
        Data::CheckIn(check_in) => vec![&check_in.goal],
        Data::StepAdded(step) => vec![&step.goal],
        Data::StepDone(step) => vec![&step.goal],
        _ => Vec::new(),
    }
}

/// The field in which the id of what an event of this kind begins stands.
fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::SessionRecorded => "session",
        Kind::FlagOpened => "flag",
        Kind::ConcernOpened => "concern",
        Kind::ReviewOpened => "review",
        Kind::MeasurePlanned => "item",
        Kind::HomeworkSet => "homework",
        Kind::ContingencyAgreed => "contingency",
        Kind::ProblemRecorded => "problem",
        Kind::ChainRecorded => "chain",
        _ => "step",
    }
}

fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::MeasurePlanned => "planned measure",
        other => name_of(other),
    }
}

fn by_kind(view: View<'_>, clashes: &[Clash], said: &Said, refused: &mut Refused) {
    life(view, said, refused);
    words(view, said, refused);
    sound(view, &said.data, "data", refused);
    match &said.data {
        Data::AgreementGiven(given) => {
            let next = view.version().map_or(1, |version| version.number.saturating_add(1));
            if given.version != next {
                refused.because(ErrorKind::OutOfRange, "data.version", format!("{next}, the version to be agreed"));
            }
            if !view.rules.policy.parties.contains(&given.party) {
                let parties: Vec<&str> = view.rules.policy.parties.iter().map(Code::as_str).collect();
                refused.because(ErrorKind::UnknownCode, "data.party", format!("one of: {}", parties.join(", ")));
            }
        }
        Data::AgreementDeclined(declined) => {
            let proposed = || view.fold.in_order().any(|writes| view.status(writes) == Status::Proposed);
            let expected = "a goal that is proposed; work on one that is agreed ends by goal_held or goal_dropped";
            let any = !declined.goals.is_empty() || proposed();
            refused.unless(any, ErrorKind::IllegalTransition, "data.goals", expected);
            for (number, goal) in declined.goals.iter().enumerate() {
                moves(view, said, goal, &format!("data.goals[{number}]"), refused);
            }
        }
        Data::AlertAnswered(answered) => {
            let score = view.past.log.place(&answered.score);
            let of_score = view.fold.alerts.iter().filter(|alert| Some(alert.score) == score);
            let raised: Vec<&str> = of_score.map(|alert| alert.code.as_str()).collect();
            if raised.is_empty() {
                refused.because(ErrorKind::UnknownId, "data.score", "a score that raised this alert");
            } else {
                let known = raised.contains(&answered.alert.as_str());
                refused.unless(known, ErrorKind::UnknownCode, "data.alert", &format!("one of: {}", raised.join(", ")));
                if let Some(score) = score {
                    not_before(view, said, score, refused);
                }
            }
            answer_given(view, said, answered, refused);
        }
        Data::FlagOpened(opened) => {
            let of_other = |place: &Place| {
                matches!(view.data(*place), Some(Data::FlagOpened(known))
                    if known.flag == opened.flag && known.kind != opened.kind)
            };
            let free = !view.fold.of_kind(Kind::FlagOpened).iter().any(of_other);
            refused.unless(free, ErrorKind::DuplicateId, "data.flag", "an id that no flag of another kind has");
        }
        Data::MeasureSnoozed(snoozed) => {
            let later = snoozed.until > said.entered;
            refused.unless(later, ErrorKind::NotAscending, "data.until", "a day after that on which it is entered");
        }
        Data::GoalDecided(decided) => {
            let closed = review_closed(view, &decided.review);
            refused.unless(!closed, ErrorKind::IllegalTransition, "data.review", "a review that is not closed");
        }
        Data::ReviewClosed(closed) => {
            if review_closed(view, &closed.review) {
                let expected = "a review that is not closed";
                refused.because(ErrorKind::IllegalTransition, "data.review", expected);
            }
            let missing = undecided(view, &closed.review).len();
            if missing > 0 {
                let expected =
                    format!("a decision about every goal that is agreed, active or on hold; {missing} have none");
                refused.because(ErrorKind::Missing, "data.review", expected);
            }
        }
        Data::PlanReopened(_) => {
            let told = said.why.is_some();
            refused.unless(is_closed(view), ErrorKind::IllegalTransition, "kind", "a plan that is closed");
            refused.unless(told, ErrorKind::ReasonRequired, "why", "a reason");
        }
        Data::EventCorrected(corrected) => correct(view, said, corrected, refused),
        Data::EventWithdrawn(withdrawn) => {
            amended(view, &withdrawn.event, refused);
        }
        Data::ConflictResolved(resolved) => resolve(clashes, view, said, resolved, refused),
        _ => {}
    }
}

/// What must hold of data by themselves, also where they correct others.
fn sound(view: View<'_>, data: &Data, path: &str, refused: &mut Refused) {
    match data {
        Data::ScoreRecorded(recorded) => {
            if let Err(error) = score_of(recorded) {
                refused.adopt(&error.at(path));
            }
        }
        Data::FlagOpened(opened) => tier(view, opened.raised_to.as_ref(), &format!("{path}.raised_to"), refused),
        Data::GoalAdded(added) => tier(view, added.goal.tier.as_ref(), &format!("{path}.goal.tier"), refused),
        Data::GoalChanged(changed) => {
            let given = !changed.fields().is_empty();
            let expected = "at least one field that changes";
            refused.unless(given, ErrorKind::Missing, &format!("{path}.set"), expected);
            tier(view, changed.set.tier.as_ref(), &format!("{path}.set.tier"), refused);
        }
        Data::LifeEvent(life) => {
            let lasts = life.from.zip(life.until).is_none_or(|(from, until)| from <= until);
            refused.unless(lasts, ErrorKind::NotAscending, &format!("{path}.until"), "a day not before the first one");
        }
        _ => {}
    }
}

/// What an answer to an alert says: which open flag, or why none.
fn answer_given(view: View<'_>, said: &Said, answered: &AlertAnswered, refused: &mut Refused) {
    match (answered.how, &answered.flag) {
        (AlertAnswer::NoFlagNeeded, _) => {
            let told = answered.text.is_some() || said.why.is_some();
            refused.unless(told, ErrorKind::ReasonRequired, "data.text", "why no flag was needed");
        }
        (AlertAnswer::FlagOpened, None) => {
            refused.because(ErrorKind::ReasonRequired, "data.flag", "the id of the flag that was opened");
        }
        (AlertAnswer::FlagOpened, Some(flag)) if view.fold.subject(Kind::FlagOpened, flag).is_none() => {
            refused.because(ErrorKind::UnknownId, "data.flag", "the id of a flag");
        }
        (AlertAnswer::FlagOpened, Some(flag)) => {
            let open = is_open_flag(view, flag);
            refused.unless(open, ErrorKind::IllegalTransition, "data.flag", "a flag that is open, or is opened again");
        }
    }
}

/// The event that an amendment is about.
fn amended<'a>(view: View<'a>, id: &Id, refused: &mut Refused) -> Option<&'a Event> {
    let place = view.past.log.place(id);
    let event = place.and_then(|place| view.past.event(place)).filter(|event| !is_stub(event));
    let known = event.is_some() && place.is_some_and(|place| view.data(place).is_some());
    refused.unless(known, ErrorKind::UnknownEvent, "data.event", "the id of an event that stands on the plan");
    event.filter(|_| known)
}

fn correct(view: View<'_>, said: &Said, corrected: &EventCorrected, refused: &mut Refused) {
    let Some(event) = amended(view, &corrected.event, refused) else { return };
    let (Some(kind), Some(target)) = (event.kind(), event.said()) else { return };
    if matches!(kind, Kind::EventCorrected | Kind::EventWithdrawn | Kind::ConflictResolved) {
        let expected = "an event that amends no other one: withdraw it, and enter it anew";
        return refused.because(ErrorKind::IllegalTransition, "data.event", expected);
    }
    match corrected.data.document().read_with(corrected.data.naming(), |reader| Data::read(kind, reader)) {
        Err(error) => refused.adopt(&error.at("data.data")),
        Ok(data) => {
            let same = begins(&data) == begins(&target.data) && goal_of(&data) == goal_of(&target.data);
            let expected = "data about the same thing: the ids stay";
            refused.unless(same, ErrorKind::Inconsistent, "data.data", expected);
            if is_guarded(&data) {
                not_hidden_from_team(view, said, refused);
            }
            sound(view, &data, "data.data", refused);
        }
    }
    // Who saw the event sees what it says now, and nobody else does.
    let alike = is_for_the_same(said, target);
    let expected = "the roles that may see the event that is corrected";
    refused.unless(alike, ErrorKind::NotPermitted, "visible_to", expected);
}

fn goal_of(data: &Data) -> Option<&GoalId> {
    match data {
        Data::GoalAdded(added) => Some(&added.goal.id),
        _ => written(data).first().copied(),
    }
}

fn resolve(clashes: &[Clash], view: View<'_>, said: &Said, resolved: &ConflictResolved, refused: &mut Refused) {
    refused.unless(said.why.is_some(), ErrorKind::ReasonRequired, "why", "a reason");
    let Some(clash) = clashes.iter().find(|clash| clash.conflict == resolved.conflict) else {
        return refused.because(ErrorKind::UnknownId, "data.conflict", "the id of a conflict of the plan");
    };
    let teams = view.past.log.place(&clash.subject).is_some_and(|at| is_the_teams(view, at));
    if teams && !view.rules.policy.is_care_team(&said.by.role) {
        refused.because(ErrorKind::NotPermitted, "by.role", "a role of the care team");
    }
    match (&resolved.keep, &resolved.value) {
        (Some(keep), None) => {
            let side = clash.sides.iter().any(|(place, _)| view.past.id(*place) == Some(keep));
            refused.unless(side, ErrorKind::UnknownEvent, "data.keep", "the event of one of the sides");
        }
        (None, Some(value)) => {
            let field = GoalField::ALL.iter().find(|field| field.code() == clash.field);
            let fits = match field {
                Some(field) => third(*field, value).is_some(),
                None if clash.field == "status" => {
                    matches!(value.document(), Document::Text(code) if Status::CODES.contains(&code.as_str()))
                }
                None => false,
            };
            refused.unless(fits, ErrorKind::WrongType, "data.value", "a value of that field, or one side in `keep`");
        }
        _ => refused.because(ErrorKind::Inconsistent, "data.keep", "either keep or value"),
    }
}

/// A third value for a field: in the names of the host language, or in those in which events are stored.
fn third(field: GoalField, value: &Plain) -> Option<GoalFields> {
    let read = |naming| GoalFields::with_plain(field, value.document(), naming);
    read(value.naming()).or_else(|| read(Naming::SnakeCase))
}

/// What a correction says: in the names of the host language, or in those in which events are stored.
fn data_of(corrected: &EventCorrected, kind: Kind) -> Option<Data> {
    let read = |naming: Naming| corrected.data.document().read_with(naming, |reader| Data::read(kind, reader));
    read(corrected.data.naming()).or_else(|_| read(Naming::SnakeCase)).ok()
}

/// The same event as it is stored: goals begin as drafts, and the data of a correction and a third value stand in the names of the file
/// format, whatever the host language calls them.
pub(crate) fn as_stored(mut event: Event, kind_of: impl Fn(&Id) -> Option<Kind>) -> Event {
    let Content::Said(said) = &mut event.content else { return event };
    match &mut said.data {
        Data::GoalAdded(added) => as_draft(&mut added.goal),
        Data::GoalSplit(split) => split.into.iter_mut().for_each(as_draft),
        // Of all fields the measures alone are objects.
        Data::ConflictResolved(ConflictResolved { value: Some(value), .. }) => {
            if let Some(fields) = third(GoalField::Measures, value) {
                *value = fields.plain(GoalField::Measures).into();
            }
        }
        _ => {}
    }
    if let Data::EventCorrected(corrected) = &mut said.data
        && let Some(kind) = kind_of(&corrected.event)
        && let Some(data) = data_of(corrected, kind)
        && let Ok(document) = to_json(&data, Naming::SnakeCase).and_then(|text| Document::from_json(&text))
    {
        corrected.data = document.into();
    }
    event
}
