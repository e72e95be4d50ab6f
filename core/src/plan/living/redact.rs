//! Legal erasure: the one exception to a history that only grows.

use std::collections::HashSet;

use crate::error::{Error, ErrorKind, Fault};
use crate::plan::event::person::Person;
use crate::plan::event::record::{Content, Erased};
use crate::plan::history::log::{Line, Log};
use crate::plan::history::union::{hold_erased, stub};
use crate::plan::living::plan::Plan;
use crate::scalar::{Date, Id, Text};

impl Plan {
    /// The plan without what these events say: nothing is left of them but their ids, their parents, who erased them, when
    /// and why. Corrections of them go too, as they hold the same. In every merge the erasure wins, so that an old
    /// copy does not bring them back; copies that are not merged still have them.
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
    /// # Errors
    /// `unknown_event` at `ids[2]` where the plan has no event of the third id; `not_permitted` at `by.role` for a role
    /// that is not of the care team.
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
        self.without(&ids, &Erased { by: Some(by), entered: Some(entered), why })
    }

    fn without(&self, ids: &[Id], erased: &Erased) -> Result<Self, Error> {
        let unknown = |id: &Id| self.log().find(id).is_none();
        let faults = ids.iter().enumerate().filter(|(_, id)| unknown(id)).map(|(number, _)| {
            Fault::new(ErrorKind::UnknownEvent, format!("ids[{number}]"), "the id of an event of the plan")
        });
        Error::from_faults(faults.collect()).map_or(Ok(()), Err)?;
        let mut lines: Vec<Line> = self.log().lines().collect();
        erase(&mut lines, &ids.iter().cloned().collect(), erased);
        let holding = hold_erased(&lines);
        erase(&mut lines, &holding, erased);
        Ok(self.with_log(Log::of(&lines)))
    }
}

/// Makes stubs of these events, unless somebody did before.
fn erase(lines: &mut [Line], ids: &HashSet<Id>, erased: &Erased) {
    for line in lines.iter_mut().filter(|line| ids.contains(&line.event.id)) {
        if !matches!(line.event.content, Content::Erased(Erased { by: Some(_), .. })) {
            *line = stub(&line.event, Content::Erased(erased.clone()));
        }
    }
}
