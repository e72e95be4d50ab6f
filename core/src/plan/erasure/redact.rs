//! What is erased, what is left of it, and what cannot be erased.

use std::collections::HashSet;

use crate::error::{Error, ErrorKind, Fault, MAXIMUM_FAULTS};
use crate::plan::decide::event::written;
use crate::plan::erasure::related::Related;
use crate::plan::event::erased::{Erased, Was, raises};
use crate::plan::event::person::Person;
use crate::plan::event::record::{Content, Event};
use crate::plan::event::scored::is_guarded;
use crate::plan::fold::whole::View;
use crate::plan::history::log::{Line, Log};
use crate::plan::history::union::{hold_erased, stub, was};
use crate::plan::living::export::withheld;
use crate::plan::living::plan::Plan;
use crate::plan::policy::PlanPolicy;
use crate::plan::ranking::situation::open_flags;
use crate::plan::readiness::check::unanswered_flags;
use crate::plan::state::erased::erased as told;
use crate::plan::state::record::PlanFlag;
use crate::plan::state::safety::unanswered_alerts_of_safety;
use crate::scalar::{Code, Date, Id, Text};
use crate::sort;

impl Plan {
    /// The plan without what these events say: nothing is left of them but their ids, their parents, who erased them, when
    /// and why; and, as ids alone, of which flags and goals they were, where that tells whether something about safety is
    /// open. Corrections of them go too, as they hold the same. In every merge the erasure wins, so that an old copy does not
    /// bring them back; copies that are not merged still have them.
    ///
    /// ```
    /// use therapy_goals::plan::{Event, Person, Plan};
    ///
    /// let event = Event::from_json(
    ///     r#"{ "id": "e1", "kind": "note_added", "by": { "role": "client" }, "entered": "2026-11-02",
    ///          "happened": "2026-11-02", "data": { "text": "a secret" } }"#,
    /// )?;
    /// let plan = Plan::new("plan-1".parse()?, None, None)?.apply(event)?;
    /// let by = Person::new("therapist")?;
    /// let erased = plan.redact(["e1".parse()?], by, "2026-12-01".parse()?, None)?;
    /// assert!(!erased.to_jsonl().contains("secret"));
    /// assert_eq!(plan.merge(&erased)?, erased);
    /// # Ok::<(), therapy_goals::Error>(())
    /// ```
    ///
    /// What is open about safety cannot be erased: a flag is closed or withdrawn first, an alert answered. What corrects a
    /// flag, a score that has alerts or what was done about them, or takes it back, goes only with what it amends.
    ///
    /// # Errors
    /// `unknown_event` at `ids[2]` where the plan has no event of the third id; `not_permitted` at `by.role` for a role
    /// that is not of the care team; `illegal_transition` at `ids[2]` where an open flag or an alert without an answer
    /// would be gone with the third one, or nobody could tell any more whether one is, or nobody would be told any more
    /// that nobody can tell.
    pub fn redact(
        &self,
        ids: impl IntoIterator<Item = Id>,
        by: Person,
        entered: Date,
        why: Option<Text>,
    ) -> Result<Self, Error> {
        let ids: Vec<Id> = ids.into_iter().collect();
        if !self.policy().is_care_team(&by.role) {
            return Err(Error::new(ErrorKind::NotPermitted, "by.role", "a role of the care team"));
        }
        let erased = Erased { by: Some(by), entered: Some(entered), why, ..Erased::default() };
        let plan = self.without(&ids, &erased)?;
        let (open, told) = (self.cautiously(entered, |view, known| open(view, known, entered)), told(self.view()));
        let loses = |plan: &Self| {
            let left = plan.cautiously(entered, |view, known| self::open(view, known, entered));
            // What nobody can tell stays told: an erasure settles nothing.
            open.iter().any(|open| !left.contains(open)) || self::told(plan.view()) != told
        };
        let answers = |id: &Id| {
            let flag = |flag: &Id| open.iter().any(|(open, ..)| open == flag);
            !open.is_empty() && (answers_flags(self.view(), id) || opens(self.view(), id).is_some_and(flag))
        };
        if !loses(&plan) && !ids.iter().any(answers) {
            return Ok(plan);
        }
        let lines: Vec<Line> = self.log().lines().collect();
        let related = Related::of(&lines);
        let matters = |id: &Id| related.with(id).is_some() || !related.goals(id).is_empty();
        let mut faults = Vec::new();
        for (number, id) in ids.iter().enumerate().filter(|(_, id)| matters(id)) {
            if faults.len() > MAXIMUM_FAULTS {
                break;
            }
            if answers(id) || loses(&self.without(std::slice::from_ref(id), &erased)?) {
                faults.push(Fault::new(ErrorKind::IllegalTransition, format!("ids[{number}]"), NOT_ERASED));
            }
        }
        Err(Error::from_faults(faults).unwrap_or_else(|| Error::new(ErrorKind::IllegalTransition, "ids", NOT_ERASED)))
    }

    fn without(&self, ids: &[Id], erased: &Erased) -> Result<Self, Error> {
        let unknown = |id: &Id| self.log().find(id).is_none();
        let faults = ids.iter().enumerate().filter(|(_, id)| unknown(id)).map(|(number, _)| {
            Fault::new(ErrorKind::UnknownEvent, format!("ids[{number}]"), "the id of an event of the plan")
        });
        let unread = |id: &Id| self.log().find(id).is_some_and(|event| is_unread(self.log(), event));
        let unread = ids.iter().enumerate().filter(|(_, id)| unread(id)).map(|(number, _)| {
            let expected =
                "an event that can be read here: one that is withheld or not understood is erased where it can";
            Fault::new(ErrorKind::IllegalTransition, format!("ids[{number}]"), expected)
        });
        Error::from_faults(faults.chain(unread).collect()).map_or(Ok(()), Err)?;
        let mut lines: Vec<Line> = self.log().lines().collect();
        let audience = Audience::of(&lines, self.policy());
        let before = lines.clone();
        let related = Related::of(&before);
        erase(&mut lines, &ids.iter().cloned().collect(), erased, &audience, &related);
        let holding = hold_erased(&lines);
        erase(&mut lines, &holding, erased, &audience, &related);
        Ok(self.with_log(Log::of(&lines)))
    }
}

/// Makes stubs of these events, unless somebody did before.
fn erase(lines: &mut [Line], ids: &HashSet<Id>, erased: &Erased, audience: &Audience, related: &Related<'_>) {
    for line in lines.iter_mut().filter(|line| ids.contains(&line.event.id)) {
        if !matches!(line.event.content, Content::Erased(Erased { by: Some(_), .. })) {
            let visible_to = audience.roles(&line.event, erased.by.as_ref());
            let knew = related.with(&line.event.id);
            let moved = related.goals(&line.event.id);
            let (closed, flags) = (related.closed(&line.event.id), related.raised(&line.event.id));
            let was = was(&line.event).and(&Was { knew, moved, flags, closed, ..Was::default() });
            *line = stub(&line.event, Content::Erased(Erased { visible_to, was, ..erased.clone() }));
        }
    }
}

/// Whether nobody can tell here what an event says, or whether it will count.
fn is_unread(log: &Log, event: &Event) -> bool {
    let waits = log.place(&event.id).is_none() && event.data().is_some_and(is_guarded);
    waits || matches!(event.content, Content::Withheld | Content::NotUnderstood(_))
}

/// What of safety cannot be erased.
const NOT_ERASED: &str = "no event of an open flag, or of an alert that has no answer; no correction and no withdrawal of \
                          what stands about one; and, while one is open, no event of a goal that answers flags";

/// What is open about safety on a day: flags by id and kind, those that no goal answers once more, and alerts by score and
/// code.
fn open(view: View<'_>, known: View<'_>, on: Date) -> Vec<(Id, String, bool)> {
    let flag = |answered: bool| move |flag: PlanFlag| (flag.flag, flag.kind.code().to_owned(), answered);
    let flags = open_flags(known, on).into_iter().map(flag(true));
    let unanswered = unanswered_flags(view, known, on).into_iter().map(flag(false));
    let alerts = unanswered_alerts_of_safety(known, on).into_iter();
    flags.chain(unanswered).chain(alerts.map(|alert| (alert.score, alert.alert.to_string(), false))).collect()
}

/// The flag that an event opens, or raises again.
fn opens<'a>(view: View<'a>, id: &Id) -> Option<&'a Id> {
    raises(view.data(view.past.log.place(id)?)?)
}

/// Whether an event is about a goal that answers flags, or stands in a safety tier.
fn answers_flags(view: View<'_>, id: &Id) -> bool {
    let Some(data) = view.past.log.find(id).and_then(Event::data) else { return false };
    let goals = written(data).into_iter().filter_map(|goal| view.fold.goal(goal));
    goals.filter_map(|writes| view.goal(writes)).any(|goal| view.rules.is_guarded(&goal))
}

/// From whom each event was kept while it still said something.
struct Audience {
    /// What is kept from somebody who has none of the roles.
    from_others: HashSet<Id>,
    /// Each role that is known here, with the events that are kept from it.
    kept: Vec<(Code, HashSet<Id>)>,
}

impl Audience {
    fn of(lines: &[Line], policy: &PlanPolicy) -> Self {
        // A role that no event can name.
        let from_others = withheld(lines, &Code::known(""), false);
        let named =
            lines.iter().flat_map(|line| line.event.visible_to().iter().chain(line.event.by().map(|by| &by.role)));
        let client = Code::known("client");
        let of_policy = policy.parties.iter().chain(&policy.guardians).chain(&policy.care_team).chain([&client]);
        let roles = sort::distinct(named.chain(of_policy).filter(|_| !from_others.is_empty()).cloned());
        let kept = |role: Code| {
            let withheld = withheld(lines, &role, policy.is_care_team(&role));
            (role, withheld)
        };
        Self { kept: roles.into_iter().map(kept).collect(), from_others }
    }

    /// The roles that might see an event; none, where all might.
    fn roles(&self, event: &Event, by: Option<&Person>) -> Vec<Code> {
        if !self.from_others.contains(&event.id) {
            return event.visible_to().to_vec();
        }
        let seeing = self.kept.iter().filter(|(_, kept)| !kept.contains(&event.id));
        let roles: Vec<Code> = seeing.map(|(role, _)| role.clone()).collect();
        // What nobody might see is left to whoever erased it.
        if roles.is_empty() { by.iter().map(|by| by.role.clone()).collect() } else { roles }
    }
}
