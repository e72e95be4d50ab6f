//! The fields of a goal: all of one that is worded, one by one, and as plain values.

use crate::document::{Document, Naming, to_json};
use crate::goal::Goal;
use crate::plan::event::goals::{GoalChanged, GoalField, GoalFields};

impl GoalFields {
    /// All fields of a goal.
    pub(crate) fn of(goal: &Goal) -> Self {
        let goal = goal.clone();
        Self {
            title: Some(goal.title),
            horizon: Some(goal.horizon),
            focus: goal.focus,
            category: goal.category,
            secondary_categories: goal.secondary_categories,
            values: goal.values,
            why: goal.why,
            measures: goal.measures,
            client_rank: goal.client_rank,
            due: goal.due,
            tier: goal.tier,
            sub_rank: goal.sub_rank,
            answers_flags: goal.answers_flags,
            stage: goal.stage,
            intensity: goal.intensity,
            parent: goal.parent,
            gentler_twin_of: goal.gentler_twin_of,
            secondary_targets: goal.secondary_targets,
            dissent: goal.dissent,
            rationale: goal.rationale,
        }
    }

    /// Puts one field into a goal.
    pub(crate) fn put(&self, field: GoalField, goal: &mut Goal) {
        match field {
            GoalField::Title => {
                if let Some(title) = &self.title {
                    goal.title = title.clone();
                }
            }
            GoalField::Horizon => goal.horizon = self.horizon.unwrap_or(goal.horizon),
            GoalField::Focus => goal.focus = self.focus,
            GoalField::Category => goal.category = self.category,
            GoalField::SecondaryCategories => goal.secondary_categories.clone_from(&self.secondary_categories),
            GoalField::Values => goal.values.clone_from(&self.values),
            GoalField::Reason => goal.why.clone_from(&self.why),
            GoalField::Measures => goal.measures.clone_from(&self.measures),
            GoalField::ClientRank => goal.client_rank = self.client_rank,
            GoalField::Due => goal.due = self.due,
            GoalField::Tier => goal.tier.clone_from(&self.tier),
            GoalField::SubRank => goal.sub_rank = self.sub_rank,
            GoalField::AnswersFlags => goal.answers_flags.clone_from(&self.answers_flags),
            GoalField::Stage => goal.stage = self.stage,
            GoalField::Intensity => goal.intensity = self.intensity,
            GoalField::Parent => goal.parent.clone_from(&self.parent),
            GoalField::GentlerTwinOf => goal.gentler_twin_of.clone_from(&self.gentler_twin_of),
            GoalField::SecondaryTargets => goal.secondary_targets.clone_from(&self.secondary_targets),
            GoalField::Dissent => goal.dissent.clone_from(&self.dissent),
            GoalField::Rationale => goal.rationale.clone_from(&self.rationale),
        }
    }

    /// One field as a plain value; null where it is empty.
    pub(crate) fn plain(&self, field: GoalField) -> Document {
        let whole = to_json(self, Naming::SnakeCase).and_then(|text| Document::from_json(&text));
        let Ok(Document::Object(entries)) = whole else { return Document::Null };
        let name = field.code();
        entries.into_iter().find(|(known, _)| known == name).map_or(Document::Null, |(_, value)| value)
    }

    /// The fields with this value in one of them, where it is a value of it.
    pub(crate) fn with_plain(field: GoalField, value: &Document, naming: Naming) -> Option<Self> {
        Document::object([(naming.field(field.code()), value.clone())]).read_named(naming).ok()
    }

    /// The fields that are given.
    pub(crate) fn given(&self) -> Vec<GoalField> {
        let lists = [
            (GoalField::SecondaryCategories, self.secondary_categories.is_empty()),
            (GoalField::Values, self.values.is_empty()),
            (GoalField::Measures, self.measures.is_empty()),
            (GoalField::AnswersFlags, self.answers_flags.is_empty()),
            (GoalField::SecondaryTargets, self.secondary_targets.is_empty()),
            (GoalField::Title, self.title.is_none()),
            (GoalField::Horizon, self.horizon.is_none()),
            (GoalField::Focus, self.focus.is_none()),
            (GoalField::Category, self.category.is_none()),
            (GoalField::Reason, self.why.is_none()),
            (GoalField::ClientRank, self.client_rank.is_none()),
            (GoalField::Due, self.due.is_none()),
            (GoalField::Tier, self.tier.is_none()),
            (GoalField::SubRank, self.sub_rank.is_none()),
            (GoalField::Stage, self.stage.is_none()),
            (GoalField::Intensity, self.intensity.is_none()),
            (GoalField::Parent, self.parent.is_none()),
            (GoalField::GentlerTwinOf, self.gentler_twin_of.is_none()),
            (GoalField::Dissent, self.dissent.is_none()),
            (GoalField::Rationale, self.rationale.is_none()),
        ];
        let mut given: Vec<GoalField> =
            lists.into_iter().filter(|(_, absent)| !absent).map(|(field, _)| field).collect();
        given.sort_unstable();
        given
    }
}

impl GoalChanged {
    /// The fields that it writes.
    pub(crate) fn fields(&self) -> Vec<GoalField> {
        let mut fields = self.set.given();
        fields.extend(&self.clear);
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}
