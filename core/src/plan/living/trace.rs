//! What an event tells of others: which things of the plan it begins, which it names, which events and conflicts it is about.
//! Where one is kept from somebody, all that would tell of it has to be.

use crate::document::{Document, Naming};
use crate::goal::Goal;
use crate::plan::decide::event::written;
use crate::plan::event::amends::EventCorrected;
use crate::plan::event::goals::GoalField;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::Event;
use crate::plan::fold::evolve::{begins, needs, refers};
use crate::plan::history::conflict::{conflict_id, conflict_of_correction};
use crate::scalar::{GoalId, Id};

/// A thing of the plan: its id, and the kind of the event that begins it.
pub(crate) type Thing = (Kind, Id);

fn goal(id: &GoalId) -> Thing {
    (Kind::GoalAdded, Id::known(id.as_str()))
}

/// What an event begins.
pub(crate) fn begun(data: &Data) -> Vec<Thing> {
    match data {
        Data::GoalAdded(added) => vec![goal(&added.goal.id)],
        Data::GoalSplit(split) => split.into.iter().map(|part| goal(&part.id)).collect(),
        Data::SignalSeen(seen) => vec![(Kind::SignalSeen, seen.key.clone())],
        _ => begins(data).map(|id| (data.kind(), id)).into_iter().collect(),
    }
}

/// What an event names.
pub(crate) fn named(data: &Data) -> Vec<Thing> {
    let mut all: Vec<Thing> = needs(data).into_iter().map(|(kind, id)| (kind, id.clone())).collect();
    all.extend(written(data).into_iter().chain(refers(data)).map(goal));
    let goals = |worded: &Goal| worded.parent.iter().chain(&worded.gentler_twin_of).map(goal).collect::<Vec<_>>();
    let sessions =
        |session: &Option<Id>| session.iter().map(|id| (Kind::SessionRecorded, id.clone())).collect::<Vec<_>>();
    match data {
        Data::GoalAdded(added) => all.extend(goals(&added.goal)),
        Data::GoalChanged(changed) => {
            all.extend(changed.set.parent.iter().chain(&changed.set.gentler_twin_of).map(goal));
        }
        Data::GoalSplit(split) => all.extend(split.into.iter().flat_map(goals)),
        Data::GoalMerged(merged) => all.push(goal(&merged.into)),
        Data::GoalLinked(linked) => {
            all.extend(linked.arrow.iter().flat_map(|arrow| [goal(&arrow.from), goal(&arrow.to)]));
            all.extend(linked.before.iter().flat_map(|before| [goal(&before.first), goal(&before.then)]));
        }
        Data::AgreementDeclined(declined) => all.extend(declined.goals.iter().map(goal)),
        Data::NoteAdded(note) => {
            all.extend(sessions(&note.session));
            all.extend(note.problem.iter().map(|problem| (Kind::ProblemRecorded, problem.clone())));
        }
        Data::AlertAnswered(answered) => {
            all.extend(answered.flag.iter().map(|flag| (Kind::FlagOpened, flag.clone())));
        }
        Data::ConcernOpened(concern) => {
            all.extend(concern.signal.iter().map(|signal| (Kind::SignalSeen, signal.clone())));
        }
        Data::HomeworkSet(homework) => all.extend(sessions(&homework.session)),
        Data::HomeworkReviewed(reviewed) => all.extend(sessions(&reviewed.session)),
        Data::ChainRecorded(chain) => all.extend(sessions(&chain.session)),
        Data::ReviewOpened(review) => all.extend(sessions(&review.session)),
        Data::CheckIn(check_in) => all.extend(sessions(&check_in.session)),
        Data::LevelRated(rated) => all.extend(sessions(&rated.session)),
        Data::ScoreRecorded(recorded) => all.extend(sessions(&recorded.session)),
        _ => {}
    }
    all
}

/// The events that an event is about.
pub(crate) fn about(data: &Data) -> Option<&Id> {
    match data {
        Data::EventCorrected(corrected) => Some(&corrected.event),
        Data::EventWithdrawn(withdrawn) => Some(&withdrawn.event),
        Data::AlertAnswered(answered) => Some(&answered.score),
        Data::ConflictResolved(resolved) => resolved.keep.as_ref(),
        _ => None,
    }
}

/// The conflicts of which an event may be a side; `data` is what it says, or said before it was corrected.
pub(crate) fn conflicts(event: &Event, data: &Data) -> Vec<Id> {
    let mut all = vec![conflict_of_correction(&event.id)];
    if let (Data::CheckIn(check_in), Some(on)) = (data, event.happened()) {
        let (day, number) = (on.to_string(), check_in.order.map_or_else(String::new, |order| order.to_string()));
        let parts = ["goal", check_in.goal.as_str(), "check_in", check_in.rater.as_str(), &day, &number];
        all.push(conflict_id(&parts));
    }
    if !data.kind().may_be_restricted() {
        for goal in written(data) {
            let fields = GoalField::ALL.iter().map(|field| field.code()).chain(["status", "ladder"]);
            all.extend(fields.map(|field| conflict_id(&["goal", goal.as_str(), field])));
        }
    }
    all
}

/// What a correction makes of an event of this kind.
pub(crate) fn corrected(kind: Kind, correction: &EventCorrected) -> Option<Data> {
    correction.data.document().read_with(Naming::SnakeCase, |reader| Data::read(kind, reader)).ok()
}

/// All texts in a document of which nobody knows here what they are, the names of its fields among them.
pub(crate) fn texts(document: &Document) -> Vec<&str> {
    match document {
        Document::Text(text) => vec![text],
        Document::List(entries) => entries.iter().flat_map(texts).collect(),
        Document::Object(entries) => {
            let told = entries.iter().filter(|(name, _)| name != "parents" && name != "id");
            told.flat_map(|(name, value)| [name.as_str()].into_iter().chain(texts(value))).collect()
        }
        _ => Vec::new(),
    }
}

/// What in a text may be an id: itself, and each of its words.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_'));
    [text].into_iter().chain(text.split(parts).filter(move |word| *word != text))
}
