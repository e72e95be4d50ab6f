//! Who may see an event: only what records may be kept to some, and flags and alerts never from the care team.

use crate::error::ErrorKind;
use crate::plan::decide::refused::Refused;
use crate::plan::event::record::Said;
use crate::plan::event::scored::is_guarded;
use crate::plan::fold::whole::View;

/// Only what records may be restricted; flags and alerts never from the care team.
pub(crate) fn audience(view: View<'_>, said: &Said, refused: &mut Refused) {
    let Some(roles) = &said.visible_to else { return };
    if roles.is_empty() {
        let expected = "at least one role; without the field all may see it";
        return refused.because(ErrorKind::TooFew, "visible_to", expected);
    }
    if !said.data.kind().may_be_restricted() {
        let expected = "no restriction: events of this kind are seen by all who see what they are about";
        return refused.because(ErrorKind::NotPermitted, "visible_to", expected);
    }
    if is_guarded(&said.data) {
        not_hidden_from_team(view, said, refused);
    }
}

pub(crate) fn not_hidden_from_team(view: View<'_>, said: &Said, refused: &mut Refused) {
    let team = said.roles().iter().any(|role| view.rules.policy.is_care_team(role));
    let expected = "a role of the care team among others: flags and alerts are never hidden from it";
    refused.unless(team || said.roles().is_empty(), ErrorKind::NotPermitted, "visible_to", expected);
}

/// Whether two events are for the same roles.
pub(crate) fn is_for_the_same(one: &Said, other: &Said) -> bool {
    let within = |one: &Said, other: &Said| one.roles().iter().all(|role| other.roles().contains(role));
    within(one, other) && within(other, one)
}
