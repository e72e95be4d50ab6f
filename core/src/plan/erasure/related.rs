//! Which events are about the same flags and alerts, and which goals an event moved: what an erasure keeps of them, as ids
//! alone, so that somebody who goes on with them elsewhere is not lost from sight.

use std::collections::HashMap;

use crate::plan::decide::event::written;
use crate::plan::event::erased::raises;
use crate::plan::event::kind::{Data, Kind};
use crate::plan::event::record::{Content, Event};
use crate::plan::event::scored::is_guarded;
use crate::plan::history::log::Line;
use crate::plan::living::trace::{about, begun, corrected};
use crate::scalar::{GoalId, Id};
use crate::sort;

/// The events of a history, put together where one is about what another one says.
pub(crate) struct Related<'a> {
    events: HashMap<&'a Id, (usize, &'a Event)>,
    /// Of each event, and behind them of each flag, another one that it is put together with; itself, where there is none.
    groups: Vec<usize>,
    /// Those that are about a flag or an alert.
    of_safety: Vec<usize>,
    /// The events that added each goal.
    added: HashMap<GoalId, Vec<Id>>,
    /// The flags that each event raises as it was corrected.
    raised: HashMap<Id, Vec<Id>>,
}

impl<'a> Related<'a> {
    pub(crate) fn of(lines: &'a [Line]) -> Self {
        let events = lines.iter().enumerate().map(|(number, line)| (&line.event.id, (number, &*line.event))).collect();
        let groups = (0..lines.len()).collect();
        let mut related = Self { events, groups, of_safety: Vec::new(), added: HashMap::new(), raised: HashMap::new() };
        let mut flags: HashMap<Id, usize> = HashMap::new();
        for (number, line) in lines.iter().enumerate() {
            if let Content::Erased(erased) = &line.event.content
                && let Some((other, _)) = erased.was.amended.as_ref().and_then(|id| related.events.get(id).copied())
            {
                related.put(number, other);
            }
            let Some(data) = line.event.data() else { continue };
            if let Some((other, event)) = about(data).and_then(|event| related.events.get(event).copied()) {
                related.put(number, other);
                if let Data::EventCorrected(correction) = data
                    && let Some(says) = event.kind().and_then(|kind| corrected(kind, correction))
                {
                    related.take(number, &says, &mut flags);
                    let raised = raises(&says).cloned();
                    related.raised.entry(event.id.clone()).or_default().extend(raised);
                }
            }
            related.take(number, data, &mut flags);
            for (kind, goal) in begun(data) {
                if let (Kind::GoalAdded, Ok(goal)) = (kind, GoalId::new(goal.as_str())) {
                    related.added.entry(goal).or_default().push(line.event.id.clone());
                }
            }
        }
        related
    }

    /// Puts an event beside the flags that it is about.
    fn take(&mut self, number: usize, data: &Data, flags: &mut HashMap<Id, usize>) {
        if is_guarded(data) {
            self.of_safety.push(number);
        }
        let flag = match data {
            Data::FlagOpened(opened) => Some(&opened.flag),
            Data::FlagClosed(closed) => Some(&closed.flag),
            Data::AlertAnswered(answered) => answered.flag.as_ref(),
            _ => None,
        };
        if let Some(flag) = flag {
            let place = *flags.entry(flag.clone()).or_insert_with(|| {
                self.groups.push(self.groups.len());
                self.groups.len().saturating_sub(1)
            });
            self.put(number, place);
        }
    }

    /// The first one of a group.
    fn first(&self, mut number: usize) -> usize {
        while let Some(next) = self.groups.get(number).copied().filter(|next| *next != number) {
            number = next;
        }
        number
    }

    fn put(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        // The smaller number is the first of all.
        if let Some(group) = self.groups.get_mut(one.max(other)) {
            *group = one.min(other);
        }
    }

    /// The other events that are about the same flags and alerts; nothing, where an event is about none.
    pub(crate) fn with(&self, event: &Id) -> Option<Vec<Id>> {
        let (number, _) = self.events.get(event)?;
        let group = self.first(*number);
        self.of_safety.iter().find(|number| self.first(**number) == group)?;
        let mut all: Vec<Id> = self
            .events
            .iter()
            .filter(|(id, (number, _))| **id != event && self.first(*number) == group)
            .map(|(id, _)| (*id).clone())
            .collect();
        all.sort();
        Some(all)
    }

    /// An event, and the one to which it leads back where it corrects another one or takes it back.
    fn led_back(&self, event: &Id) -> Option<(&'a Event, &'a Event)> {
        let (_, first) = self.events.get(event).copied()?;
        let mut event = first;
        // What an amendment amends comes before it.
        for _ in 0..self.events.len() {
            let target = event.data().and_then(|data| match data {
                Data::EventCorrected(_) | Data::EventWithdrawn(_) => about(data),
                _ => None,
            });
            let Some((_, next)) = target.and_then(|target| self.events.get(target)) else { break };
            event = next;
        }
        Some((first, event))
    }

    /// The flags that an event raises, as it was corrected.
    pub(crate) fn raised(&self, event: &Id) -> Vec<Id> {
        sort::distinct(self.raised.get(event).into_iter().flatten().cloned())
    }

    /// Whether an event closed the plan, or amended what closed or reopened it.
    pub(crate) fn closed(&self, event: &Id) -> bool {
        self.led_back(event).is_some_and(|(first, event)| match event.kind() {
            Some(Kind::PlanClosed) => true,
            Some(Kind::PlanReopened) => first.id != event.id,
            _ => false,
        })
    }

    /// The events that added the goals which an event moved, or gave another tier or other flags to answer.
    pub(crate) fn goals(&self, event: &Id) -> Vec<Id> {
        let Some((first, event)) = self.led_back(event) else { return Vec::new() };
        let Some(data) = event.data().filter(|data| moves(data)) else { return Vec::new() };
        // Whoever adds a goal that is there, takes that back, or says it anew, moves it too.
        let begun = begun(data).into_iter().filter(|(kind, _)| *kind == Kind::GoalAdded);
        let begun: Vec<GoalId> = begun.filter_map(|(_, id)| GoalId::new(id.as_str()).ok()).collect();
        // Who declines may do so to all goals.
        let all = self.added.keys().filter(|_| data.kind() == Kind::AgreementDeclined);
        let goals = written(data).into_iter().chain(&begun).chain(all);
        let added = goals.filter_map(|goal| self.added.get(goal)).flatten();
        let mut all: Vec<Id> = added.filter(|id| **id != first.id).cloned().collect();
        all.sort();
        all.dedup();
        all
    }
}

/// Whether it says where a goal stands, or which flags it answers.
fn moves(data: &Data) -> bool {
    match data {
        Data::GoalChanged(changed) => {
            let fields = changed.fields();
            fields.iter().any(|field| matches!(field.code(), "tier" | "answers_flags"))
        }
        _ => !matches!(
            data.kind(),
            Kind::GoalRated
                | Kind::LadderSet
                | Kind::LevelRated
                | Kind::CheckIn
                | Kind::StepAdded
                | Kind::StepDone
                | Kind::BarrierRecorded
        ),
    }
}
