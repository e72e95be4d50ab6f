//! Reading a situation: what can be read is checked as a whole, even where other parts cannot be.

use crate::document::{self, Document, Read, Reader, Stored};
use crate::error::Error;
use crate::goal::Goal;
use crate::priority::hierarchy::shipped::HierarchyChoice;
use crate::priority::situation::check::{Part, Parts, faults};
use crate::priority::situation::facts::{Arrow, Before, Flag, Situation};
use crate::priority::situation::policy::Policy;
use crate::scalar::GoalId;

/// An entry of a list, with the ids in it, which are known even where something else is wrong.
struct Entry<T> {
    value: Option<T>,
    ids: [Option<GoalId>; 2],
}

/// The names under which an entry holds ids of goals.
trait Ends {
    const ENDS: [&'static str; 2];
}

impl Ends for Goal {
    const ENDS: [&'static str; 2] = ["id", "parent"];
}

impl Ends for Arrow {
    const ENDS: [&'static str; 2] = ["from", "to"];
}

impl Ends for Before {
    const ENDS: [&'static str; 2] = ["first", "then"];
}

impl<T: Read + Ends> Read for Entry<T> {
    /// Always an entry: its faults are recorded, and the checks of the whole go on.
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let id = |name: &str| {
            let Document::Object(fields) = reader.document() else { return None };
            match fields.iter().find(|(field, _)| field == name) {
                Some((_, Document::Text(text))) => GoalId::new(text).ok(),
                _ => None,
            }
        };
        Some(Self { ids: T::ENDS.map(id), value: T::read(reader) })
    }
}

impl<T> Entry<T> {
    fn part(&self) -> Part<'_, T> {
        let [first, second] = &self.ids;
        Part { value: self.value.as_ref(), ends: [first.as_ref(), second.as_ref()] }
    }
}

/// A flag, or nothing where its faults are recorded.
struct ReadFlag(Option<Flag>);

impl Read for ReadFlag {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        Some(Self(Flag::read(reader)))
    }
}

impl Read for Situation {
    fn read(reader: &Reader<'_>) -> Option<Self> {
        let fields = reader.object()?;
        let goals: Option<Vec<Entry<Goal>>> = fields.required("goals");
        let arrows: Option<Vec<Entry<Arrow>>> = fields.list("arrows");
        let before: Option<Vec<Entry<Before>>> = fields.list("before");
        let flags: Option<Vec<ReadFlag>> = fields.list("flags");
        let contingency = fields.optional("contingency");
        let today = fields.optional("today");
        // Where the policy cannot be read, its hierarchy may be: goals are checked against that.
        let mut hierarchy = None;
        let policy = fields.optional_with("policy", |reader| {
            let policy = Policy::read(reader);
            if policy.is_none() {
                hierarchy = reader.quietly(|reader| reader.object()?.or_default::<HierarchyChoice>("hierarchy"));
            }
            policy
        });
        let policy = policy.map(Option::unwrap_or_default);
        let finished = fields.finish();
        let (goals, arrows, before, flags) = (goals?, arrows?, before?, flags?);
        let parts = Parts {
            goals: goals.iter().map(Entry::part).collect(),
            arrows: arrows.iter().map(Entry::part).collect(),
            before: before.iter().map(Entry::part).collect(),
            flags: flags.iter().map(|flag| flag.0.as_ref()).collect(),
            contingency: contingency.as_ref().and_then(Option::as_ref),
            // A date that could not be read is a fault already.
            dated: today.is_none_or(|today| today.is_some()),
            today: today.flatten(),
            hierarchy: policy.as_ref().map(|policy| &policy.hierarchy).or(hierarchy.as_ref()),
        };
        if let Some(error) = Error::from_faults(faults(&parts)) {
            return reader.adopt(&error);
        }
        finished?;
        Some(Self {
            goals: goals.into_iter().map(|entry| entry.value).collect::<Option<_>>()?,
            arrows: arrows.into_iter().map(|entry| entry.value).collect::<Option<_>>()?,
            before: before.into_iter().map(|entry| entry.value).collect::<Option<_>>()?,
            flags: flags.into_iter().map(|flag| flag.0).collect::<Option<_>>()?,
            contingency: contingency?,
            today: today?,
            policy: policy?,
        })
    }
}

/// All that any text may have: a situation of 2,000 goals and 20,000 arrows takes 2 to 4 MB.
impl Stored for Situation {
    const MAXIMUM_BYTES: usize = document::MAXIMUM_BYTES;
}
