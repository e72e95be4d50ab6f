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
  readonly EventKind: readonly [
    "exploration_answered",
    "baseline_recorded",
    "strength_recorded",
    "prior_therapy_recorded",
    "values_sorted",
    "problem_recorded",
    "goal_added",
    "goal_changed",
    "goal_linked",
    "goal_rated",
    "goal_proposed",
    "goal_activated",
    "goal_held",
    "goal_resumed",
    "goal_achieved",
    "goal_retired",
    "goal_dropped",
    "goal_reopened",
    "goal_merged",
    "goal_split",
    "ladder_set",
    "level_rated",
    "agreement_given",
    "agreement_declined",
    "step_added",
    "step_done",
    "barrier_recorded",
    "session_recorded",
    "check_in",
    "homework_set",
    "homework_reviewed",
    "diary_day",
    "log_entry",
    "chain_recorded",
    "note_added",
    "measure_planned",
    "measure_stopped",
    "measure_snoozed",
    "measure_declined",
    "score_recorded",
    "alert_answered",
    "flag_opened",
    "flag_closed",
    "signal_seen",
    "concern_opened",
    "concern_updated",
    "concern_closed",
    "review_opened",
    "goal_decided",
    "review_closed",
    "ranking_seen",
    "life_event",
    "contingency_agreed",
    "contingency_invoked",
    "resistance_recorded",
    "profile_chosen",
    "event_corrected",
    "event_withdrawn",
    "conflict_resolved",
    "plan_closed",
    "plan_reopened",
  ];
  readonly Need: readonly [
    "all_parties",
    "caps",
    "why",
    "safety_tier",
    "achievement_record",
    "review_decision",
    "both_sides",
    "reason_code",
  ];
  readonly AlertState: readonly ["raised", "not_raised", "unknown"];
  readonly AgreementHow: readonly ["said", "signed", "remote"];
  readonly Attendance: readonly ["attended", "late", "missed", "cancelled"];
  readonly HomeworkOutcome: readonly ["done", "partly", "not_done"];
  readonly Schedule: readonly ["each_session", "every_sessions", "every_days", "start", "review_due", "end"];
  readonly Decision: readonly ["continue", "modify", "retire"];
  readonly PlanFinding: readonly [
    "move_does_not_fit",
    "subject_missing",
    "same_id",
    "unknown_role",
    "unknown_party",
    "unknown_session_kind",
    "lines_left_out",
    "erased_safety",
    "withheld",
    "same_day",
    "step_overdue",
    "goal_overdue",
    "unknown_instrument",
    "not_permitted",
    "record_after_end",
    "amends_nothing",
    "correction_not_understood",
    "not_understood",
    "parent_missing",
    "entered_before_parent",
    "not_scored",
    "same_title",
    "cap_exceeded",
    "link_ignored",
    "review_without_goal",
    "agreement_differs",
    "agreement_afterwards",
    "missed_run",
    "agreement_expired",
    "burden_exceeded",
    "no_step",
    "unanswered_flag",
    "unanswered_alert",
    "in_conflict",
  ];
  readonly DueState: readonly [
    "overdue",
    "due",
    "upcoming",
    "done",
    "done_late",
    "done_early",
    "missed",
    "declined",
    "suspended",
  ];
  readonly DueReason: readonly [
    "incomplete",
    "not_scored",
    "next_open",
    "planned_break",
    "plan_closed",
    "stopped",
    "unanswered_alert",
  ];
  readonly ReviewState: readonly ["not_due", "due", "overdue"];
  readonly ScriptLine: readonly ["alert", "flag", "homework", "goal", "measure", "review", "revisit"];
  readonly CaseloadReason: readonly [
    "unanswered_alert",
    "unanswered_flag",
    "open_flag",
    "unanswered_session_alert",
    "signal_unseen",
    "concern_without_step",
    "missed_run",
    "not_seen",
    "agreement_expired",
    "review_overdue",
    "measure_overdue",
    "no_step",
    "not_known",
  ];
  readonly ShippedMeasurementPlan: readonly [
    "feedback_informed",
    "nhs_talking_therapies",
    "ichom_depression_anxiety",
    "dbt_week",
  ];
  readonly Basis: readonly ["confirmed", "secondary", "own"];
  readonly ScriptSubject: readonly ["week", "homework", "goal"];
  readonly ScriptAnswer: readonly ["rating", "words"];
  readonly StrengthKind: readonly ["strength", "challenge", "social_context"];
  readonly GoalField: readonly [
    "title",
    "horizon",
    "focus",
    "category",
    "secondary_categories",
    "values",
    "why",
    "measures",
    "client_rank",
    "due",
    "tier",
    "sub_rank",
    "answers_flags",
    "stage",
    "intensity",
    "parent",
    "gentler_twin_of",
    "secondary_targets",
    "dissent",
    "rationale",
  ];
  readonly AchievementKind: readonly ["summary", "certificate", "verbal"];
  readonly DropReason: readonly ["not_important", "circumstances_changed", "other"];
  readonly DiaryLineKind: readonly ["urge", "act", "other"];
  readonly ChainLinkKind: readonly ["vulnerability", "prompting_event", "link", "act", "consequence"];
  readonly AlertAnswer: readonly ["flag_opened", "no_flag_needed"];
  readonly GoalFit: readonly ["too_easy", "right", "too_hard"];
  readonly ResistanceReason: readonly ["fear_of_failure", "past_disappointment", "wants_therapist_to_fix", "other"];
  readonly PlanEvent: readonly [
    "exploration_answered",
    "baseline_recorded",
    "strength_recorded",
    "prior_therapy_recorded",
    "values_sorted",
    "problem_recorded",
    "goal_added",
    "goal_changed",
    "goal_linked",
    "goal_rated",
    "goal_proposed",
    "goal_activated",
    "goal_held",
    "goal_resumed",
    "goal_achieved",
    "goal_retired",
    "goal_dropped",
    "goal_reopened",
    "goal_merged",
    "goal_split",
    "ladder_set",
    "level_rated",
    "agreement_given",
    "agreement_declined",
    "step_added",
    "step_done",
    "barrier_recorded",
    "session_recorded",
    "check_in",
    "homework_set",
    "homework_reviewed",
    "diary_day",
    "log_entry",
    "chain_recorded",
    "note_added",
    "measure_planned",
    "measure_stopped",
    "measure_snoozed",
    "measure_declined",
    "score_recorded",
    "alert_answered",
    "flag_opened",
    "flag_closed",
    "signal_seen",
    "concern_opened",
    "concern_updated",
    "concern_closed",
    "review_opened",
    "goal_decided",
    "review_closed",
    "ranking_seen",
    "life_event",
    "contingency_agreed",
    "contingency_invoked",
    "resistance_recorded",
    "profile_chosen",
    "event_corrected",
    "event_withdrawn",
    "conflict_resolved",
    "plan_closed",
    "plan_reopened",
    "withheld",
    "erased",
  ];
};
