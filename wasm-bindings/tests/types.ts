// The declarations, used as a user would: this file only has to compile.
import { TherapyGoalsError, attainment, change, goal, instrument, instruments, priority } from "therapy-goals";
import type { Change, Goal, Policy, Ranking, Score } from "therapy-goals";

const phq9 = instrument("phq-9");
const score: Score = phq9.score([2, 2, null, undefined, 1, 1, 2, 0, 0], { age: 34, sex: "female" });
const total: number | null = score.total;
const state: "raised" | "not_raised" | "unknown" | undefined = score.alerts[0]?.state;
const cutoff: string | null | undefined = score.classifications["cutoff"];
phq9.score({ "1": 2, difficulty: 1 });
phq9.withRules({ prorating: "cms_minimum_data_set" }).summary([]).status satisfies "complete" | "prorated" | "incomplete";
instruments().map((id: string) => id.length);

phq9.score(Float64Array.of(2, 2, 2, 2, 1, 1, 2, 0, 0), null);
phq9.score(new Map([[1, 2]])).undecided["dsm"]?.possible satisfies readonly string[] | undefined;
phq9.withRules(new Map([["prorating", "cms_minimum_data_set"]]));
attainment.tScore(Int8Array.of(1, 0), { weights: Float64Array.of(1, 2) }) satisfies number;
// @ts-expect-error a form that is yet to come
phq9.score(Promise.resolve([2, 2, 2, 2, 1, 1, 2, 0, 0]));
// @ts-expect-error an answer is a number
phq9.score(["2"]);
// @ts-expect-error a score is not changed
score.total = 3;
// @ts-expect-error a published change names its method
change.reliableChange(16, 10, { threshold: "nhs_talking_therapies" });
// @ts-expect-error a goal has a horizon
goal.check({ id: "a", title: "t" });
// @ts-expect-error there is no such horizon
goal.check({ id: "a", title: "t", horizon: "medium" });

const sleep: Goal = { id: "sleep", title: "In bed by eleven", horizon: "short", ratings: { client: { urgency: 3 } } };
const policy: Policy = { hierarchy: "dbt_individual", order: "leverage" };
const ranking: Ranking = priority.rank([sleep], { policy });
const same: goal.Goal = sleep;
const place: priority.Place | undefined = ranking.places[0];
const changes: Change[] = [
  { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: 5 },
  { code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency" },
  { code: "set_arrow", from: "sleep", to: "work" },
  { code: "open_flag", flag: { kind: "self_harm", openedOn: "2026-11-20", openedBy: "therapist" } },
  { code: "close_flag", kind: "self_harm" },
  { code: "add_goal", goal: sleep },
  { code: "set_policy", to: policy },
];
priority.whatIf([sleep], [...changes, ...priority.compare(ranking, ranking).facts]);
/** What a change does, by its code: the compiler knows the fields. */
const told = (change: Change): string =>
  change.code === "set_rating" ? `${change.goal}: ${change.to ?? "none"}` : change.code;
// @ts-expect-error a misspelled field
priority.whatIf([sleep], [{ code: "set_rating", gaol: "sleep", rater: "client", criterion: "urgency", to: 5 }]);
// @ts-expect-error a rating is a number
priority.whatIf([sleep], [{ code: "set_rating", goal: "sleep", rater: "client", criterion: "urgency", to: "five" }]);
// @ts-expect-error there is no such code
priority.whatIf([sleep], [{ code: "set_mood", goal: "sleep", to: 5 }]);
// @ts-expect-error a status is not taken back
priority.whatIf([sleep], [{ code: "set_status", goal: "sleep" }]);
// @ts-expect-error a field of another change
priority.whatIf([sleep], [{ code: "set_due", goal: "sleep", criterion: "urgency" }]);
const sentences: string[] = ranking.places.flatMap((place) => place.reasons.map((reason) => priority.reasonSentence(reason)));
const titles: priority.Titles = new Map([["sleep", "Sleep"]]);
ranking.findings.map((finding) => priority.findingSentence(finding, titles)) satisfies string[];
const lines = [{ id: "urge", title: "Urge", tier: "life_threatening", scale: { minimum: 0, maximum: 5 } }];
const days = [{ date: "2026-11-16", entries: { urge: 3 } }];
const card = priority.agenda(lines, days, { firstDay: "2026-11-16", lastDay: "2026-11-16" });
const first: string | null = card.first;
const tiers = priority.hierarchy(priority.dbtHierarchy("stage_1") ?? "generic").levels;
// @ts-expect-error there is no such stage
priority.dbtHierarchy("stage_9");
const walk: attainment.Ladder = { goal: "walk", baseline: -1 };
const attained: attainment.Attainment = attainment.attain([walk], [{ goal: "walk", score: 1, date: "2026-03-02" }], {
  missing: "drop",
  on: "2026-03-02",
  rater: null,
});
const gained: number | null = attained.change;
attainment.attainByRater([{ ...walk, levels: [{ score: -1 }, { score: 0, text: "walks" }, { score: 1 }] }], []).map(
  (seen) => seen.rater satisfies "client" | "therapist" | null,
);
// @ts-expect-error a ladder has a baseline
attainment.attain([{ goal: "walk" }], []);
// @ts-expect-error there is no such choice
attainment.attain([walk], [], { missing: "ignore" });
// @ts-expect-error there may be no T-score
attained.current.toFixed();
const t: number = attainment.tScore([1, 0, -1], { weights: [3, 2, 1] });
const changed: "improved" | "unchanged" | "deteriorated" = change.reliableChange(score, score, {
  method: "published",
  instrument: phq9,
}).label;
const codes = (error: unknown): string[] =>
  error instanceof TherapyGoalsError ? error.faults.map((fault) => fault.code) : [];

export { changed, codes, cutoff, first, gained, place, same, sentences, state, t, tiers, told, total };
