// All codes of the records.
// Printed from the core: see CONTRIBUTING.md.

/** All codes of each type, those of this release: to test that a translation has them all. */
export const codes: {
  readonly Sex: readonly ["female", "male", "other", "unknown"];
  readonly DecimalSign: readonly [".", ","];
  readonly Who: readonly ["client", "clinician", "caretaker"];
  readonly ScoreFinding: readonly [
    "choose_one_of",
    "answered_though_not_asked",
    "age_outside_range",
    "same_answer_throughout",
    "near_border",
  ];
  readonly Verdict: readonly ["consistent", "inconsistent", "cannot_say"];
  readonly Horizon: readonly ["short", "long"];
  readonly Focus: readonly ["process", "outcome"];
  readonly Category: readonly [
    "symptom",
    "skill",
    "relationship",
    "self_understanding",
    "meaning",
    "lifestyle",
    "other",
  ];
  readonly Better: readonly ["lower", "higher"];
  readonly GoalStatus: readonly [
    "draft",
    "proposed",
    "agreed",
    "active",
    "on_hold",
    "achieved",
    "retired",
    "dropped",
  ];
  readonly FlagKind: readonly [
    "suicidality",
    "self_harm",
    "severe_substance_use",
    "acute_trauma",
    "harm_to_others",
    "safeguarding",
  ];
  readonly Stage: readonly [
    "precontemplation",
    "contemplation",
    "preparation",
    "action",
    "maintenance",
    "termination",
  ];
  readonly Intensity: readonly ["explore", "prepare", "act", "sustain"];
  readonly SecondaryTarget: readonly [
    "emotional_vulnerability",
    "self_invalidation",
    "active_passivity",
    "apparent_competence",
    "unrelenting_crises",
    "inhibited_grieving",
  ];
  readonly Rater: readonly ["client", "therapist"];
  readonly Missing: readonly ["refuse", "drop"];
  readonly LeftOutReason: readonly ["zero_weight", "not_rated"];
  readonly ChangeMethod: readonly ["jacobson_truax", "published"];
  readonly ChangeLabel: readonly ["improved", "unchanged", "deteriorated"];
  readonly Status: readonly ["confirmed", "secondary", "disputed"];
  readonly SourceKind: readonly [
    "publication",
    "author",
    "manual",
    "form",
    "guideline",
    "dataset",
    "page",
    "program",
  ];
  readonly Sign: readonly ["helps", "interferes"];
  readonly ShippedHierarchy: readonly [
    "generic",
    "dbt_individual",
    "dbt_pretreatment",
    "dbt_skills_group",
    "dbt_phone_coaching",
  ];
  readonly OrderBy: readonly ["matrix", "leverage"];
  readonly SafetyPolicy: readonly ["first_slot", "exclusive"];
  readonly Barrier: readonly [
    "held_by_readiness",
    "on_hold",
    "no_score",
    "held_by_prerequisite",
    "barred_by_exclusive",
  ];
  readonly Criterion: readonly ["urgency", "importance", "readiness"];
  readonly OrderKey: readonly ["tier", "scored", "sub_rank", "score", "ripple", "urgency", "client_rank", "id"];
  readonly ChoiceKey: readonly [
    "tier_vector",
    "orphans",
    "interfering",
    "score_sum",
    "off_path",
    "ids",
    "hysteresis",
    "cap",
  ];
  readonly Reason: readonly [
    "tier",
    "contingency",
    "not_yet_agreed",
    "therapist_rating_only",
    "missing_rating",
    "deadline_raised",
    "overdue",
    "sub_rank",
    "score",
    "leverage",
    "ripple",
    "tie_broken",
    "held_by_readiness",
    "intensity_advice",
    "on_hold",
    "held_by_prerequisite",
    "barred_by_exclusive",
    "cap_reached",
    "not_chosen",
    "stepping_stone_of",
    "orphan",
  ];
  readonly NotRanking: readonly ["not_agreed", "done", "off_agenda"];
  readonly NoAgreement: readonly ["no_pairs", "all_tied"];
  readonly Finding: readonly [
    "unanswered_flag",
    "closed_after_today",
    "opened_after_today",
    "today_needed",
    "overdue",
    "due_far_ahead",
    "stage_readiness_disagree",
    "tier_not_set",
    "prerequisite_below_tier",
    "prerequisite_retired",
    "prerequisite_dropped",
    "prerequisite_open_in_safety_tier",
    "none_active",
    "needs_first_step",
    "too_close_to_call",
    "paths_left_out",
    "active_set_not_searched",
    "sequences_not_searched",
    "probabilities_not_computed",
    "changes_not_tried",
  ];
  readonly RevisitAt: readonly ["next_review", "once_attained"];
  readonly Effect: readonly ["unseats", "ties"];
  readonly NoProbabilities: readonly ["sub_ranked", "too_many_goals"];
  readonly Change: readonly [
    "set_rating",
    "set_due",
    "set_stage",
    "set_intensity",
    "set_status",
    "set_horizon",
    "set_tier",
    "set_sub_rank",
    "set_client_rank",
    "set_parent",
    "set_gentler_twin_of",
    "set_answers_flags",
    "add_goal",
    "remove_goal",
    "set_arrow",
    "set_before",
    "open_flag",
    "raise_flag",
    "close_flag",
    "correct_flag",
    "set_contingency",
    "set_today",
    "set_policy",
  ];
  readonly StageNote: readonly ["intent_without_step"];
  readonly DbtStage: readonly ["pretreatment", "stage_1", "stage_2", "stage_3", "stage_4"];
  readonly DbtMode: readonly ["individual", "skills_group", "phone_coaching"];
  readonly LifeThreatening: readonly [
    "crisis_behaviour",
    "self_injury",
    "urge_or_communication",
    "ideation_or_belief",
  ];
  readonly AgendaReason: readonly ["tier", "behaviour", "seen"];
  readonly RiskUnknown: readonly ["seen", "blank", "not_on_card"];
  readonly AgendaFinding: readonly ["ask_present_risk", "off_agenda", "blank", "nothing_seen"];
  readonly Trend: readonly [
    "no_values",
    "not_known",
    "worsening",
    "too_few",
    "maintaining",
    "plateau",
    "improving",
    "unsettled",
  ];
  readonly Reference: readonly ["baseline", "best"];
  readonly Win: readonly ["first_move", "best_so_far", "first_reliable_gain"];
};
