// The declarations, used as a user would: this file only has to compile.
import { reactive, ref } from "@vue/reactivity";
import { Instrument, TherapyGoalsError, attainment, change, goal, instrument, instruments, languages, priority, search, versions } from "therapy-goals";
import { fromJson, init, initSync, provide, toJson } from "therapy-goals";
import phq9File from "therapy-goals/instruments/phq-9";
import germanFile from "therapy-goals/languages/phq-9.de";
import pastFile from "therapy-goals/instruments/past/ies-r@1.0.0";
import { init as initAll, instrument as instrumentBesidePlan, plan } from "therapy-goals/plan";
import { provide as provideToPart, versions as versionsOfPart } from "therapy-goals/score";
import type { Change, Definition, ErrorRecord, Goal, Policy, Ranking, Score, Texts, Translation, definition } from "therapy-goals";
import type { Diary, Meal, Plate, Reason, Swap, Unrecognised } from "./toys.js";

const phq9 = instrument("phq-9");
const score: Score = phq9.score([2, 2, null, undefined, 1, 1, 2, 0, 0], { age: 34, sex: "female" });
const total: number | null = score.total;
const state: "raised" | "not_raised" | "unknown" | undefined = score.alerts[0]?.state;
const cutoff: string | null | undefined = score.classifications["cutoff"];
phq9.score({ "1": 2, difficulty: 1 });
phq9.withRules({ prorating: "cms_minimum_data_set" }).summary([]).status satisfies "complete" | "prorated" | "incomplete";
instruments().map((id: string) => id.length);
languages("phq-9").map((language: string) => language.length);
const german = phq9.translation satisfies Translation | null;
const texts: Texts = german ? phq9.withTranslation(german).texts : phq9.texts;
texts.items[0]?.options[1]?.label satisfies string | null | undefined;
instrument("phq-9", { language: "de" }).withLanguage("en").texts.language satisfies string;
provide(phq9File, germanFile, pastFile);
provideToPart satisfies typeof provide;
versionsOfPart("ies-r").concat(versions("ies-r")).map((version: string) => version.length);
instrument("ies-r", { version: "1.0.0", language: null }).version satisfies string;
// @ts-expect-error a version is a text
instrument("ies-r", { version: 1 });
germanFile.made_for?.["total"] satisfies string | undefined;
// @ts-expect-error a language is an option
instrument("phq-9", "de");

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
const prepared: priority.Prepared = priority.prepare([sleep], { policy });
const difference: priority.Difference = prepared.withChanges(changes).whatIf(changes);
const comparison: priority.Comparison = prepared.compare(prepared.ranking());
// @ts-expect-error only `prepare` makes one
new priority.Prepared();
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

// Codes: each one that there is, and none that is misspelt.
(["female", "male", "other", "unknown", null, undefined] as const).map((sex) => phq9.score([], { sex }));
// @ts-expect-error a misspelt sex
phq9.score([], { sex: "femail" });
// @ts-expect-error a misspelt option
phq9.score([], { aeg: 34 });
// @ts-expect-error a misspelt method
change.reliableChange(16, 8, { method: "jacobson-truax", standardDeviation: 6, reliability: 0.8, better: "lower" });
// @ts-expect-error a misspelt method
change.reliableChange(16, 8, { method: "publised", instrument: "phq-9" });
const cited: string[] = change.methods().flatMap((method) => method.sources.map((source) => source.citation));
// @ts-expect-error an index needs a reliability
change.reliableChange(16, 8, { standardDeviation: 6, better: "lower" });
change.reliableChange(score, 8, { standardDeviation: 6, reliability: 0.8, better: null, instrument: phq9 });
// @ts-expect-error a misspelt direction
change.reliableChange(16, 8, { standardDeviation: 6, reliability: 0.8, better: "less" });
// @ts-expect-error a misspelt horizon
priority.rank([{ id: "a", title: "t", horizon: "shrot" }]);
const anchored = [{ goal: "a", baseline: -1, levels: [-1, 0, 1].map((level) => ({ score: level, text: "t" })) }] as const;
const rated = [{ goal: "a", score: 1 }] as const;
attainment.attain(anchored, rated, { missing: "drop" });
// @ts-expect-error a misspelt way with what is missing
attainment.attain(anchored, rated, { missing: "dropp" });
// @ts-expect-error a misspelt rater
attainment.attain(anchored, [{ goal: "a", score: 1, rater: "cleint" }]);
// @ts-expect-error a misspelt respondent
search({ who: "cilent" });
// @ts-expect-error a misspelt status
goal.check({ id: "a", title: "t", horizon: "short", status: "agred" });

// A target: the value alone, or one of two; and what the records hold has names of its own.
const targets: readonly goal.Target[] = [5, { value: 5 }, { changePercent: -20 }];
goal.check({ ...sleep, measures: targets.map((target) => ({ name: "m", better: "lower", target })) }).status satisfies goal.Status;
goal.check({ ...sleep, measures: [{ name: "m", better: "lower", target: null, baseline: { value: 0, date: "2026-11-26" } }] });
// @ts-expect-error a target is a value or a change
goal.check({ ...sleep, measures: [{ name: "m", better: "lower", target: {} }] });
// @ts-expect-error a misspelt kind of target
goal.check({ ...sleep, measures: [{ name: "m", better: "lower", target: { percent: -20 } }] });
attained.leftOut.map((left) => left.reason) satisfies readonly attainment.LeftOutReason[];
attained.goals satisfies readonly attainment.GoalAttainment[];
const options: attainment.AttainmentOptions = { rho: null, missing: null, on: null, rater: null };
attainment.attain([{ ...walk, levels: null, expected: 0, weight: 1 }], [], options);
// @ts-expect-error ladders are no option
attainment.attain([walk], [], { ladders: [walk] });
const index: number | undefined = change.reliableChange(16, 8, { standardDeviation: 6, reliability: 0.8, better: "lower" }).index;

// Lists: those that nobody may change, and typed arrays of every kind of number.
const fixed = [2, 2, null, 2, 1, 1, 2, 0, 0] as const;
phq9.score(fixed);
phq9.score(Object.freeze([...fixed]));
phq9.summary(new Float32Array(9));
for (const levels of [new Float64Array(3), new Float32Array(3), new Int32Array(3), new Uint8ClampedArray(3), fixed.map(Number)]) {
  attainment.tScore(levels, { weights: levels, scale: [-2, -1, 0, 1, 2] as const });
}
attainment.tScore([1, 0] as const);
priority.rank([sleep] as const, { arrows: [{ from: "sleep", to: "sleep" }] as const });
// @ts-expect-error an array of whole numbers without bound
phq9.score(new BigInt64Array(9));
// @ts-expect-error a view without numbers
phq9.score(new DataView(new ArrayBuffer(72)));
// @ts-expect-error a date is a text
goal.check({ id: "a", title: "t", horizon: "short", due: new Date() });
// @ts-expect-error a date is a text
priority.rank([sleep], { today: new Date() });

// What shows itself cannot be changed.
// @ts-expect-error the id
phq9.id = "other";
// @ts-expect-error the rules
phq9.rules["prorating"] = "other";
// @ts-expect-error the items
phq9.scoredItems.push("10");
// @ts-expect-error the definition
phq9.definition["id"] = "other";
const items: readonly string[] = phq9.scoredItems;
new Instrument(phq9.definition).withRules(phq9.rules).id satisfies string;

// A definition, in the names of its file.
const scales: readonly definition.ResponseScale[] = phq9.definition.response_scales;
const better: "lower" | "higher" | null | undefined = phq9.definition.total?.better;
const mine: Definition = { ...phq9.definition, id: "mine", items: phq9.definition.items.slice(0, 2) };
new Instrument({ ...mine, total: { id: "total", method: "sum", items: ["1", "2"], source: scales[0]!.id, status: "confirmed" } });
// @ts-expect-error a misspelt field
new Instrument({ ...mine, shortTitle: "mine" });
// @ts-expect-error there is no such method
new Instrument({ ...mine, total: { id: "total", method: "product", source: "s", status: "confirmed" } });
// @ts-expect-error a definition has more than an id
new Instrument({ id: "mine" });
const conditions: definition.Condition[] = [{ item: "1", at_least: 1 }, { not: { any: [{ items: ["1", "2"], above: 0 }] } }];

// An instrument and goals in a reactive store are what they were.
const store = reactive({ phq9, goals: [sleep] });
const held = ref(phq9);
held.value.score(fixed).total satisfies number | null;
change.reliableChange(16, 8, { method: "published", instrument: held.value });
priority.rank(store.goals);
const kept: Instrument = store.phq9;

// Of codes that a later release may have more of, the known ones narrow, and each must have its case.
const never = (left: never): string => left;
function because(reason: Reason): string {
  switch (reason.code) {
    case "no_plan":
      return "no plan";
    case "left_out":
      return `${reason.meal}, ${reason.daysAgo ?? "some"} days ago, ${reason.otherMeals.length}`;
    default:
      return reason.code satisfies Unrecognised;
  }
}
function forgotten(reason: Reason): string {
  switch (reason.code) {
    case "no_plan":
      return "no plan";
    default:
      // @ts-expect-error one code has no case yet
      return reason.code satisfies Unrecognised;
  }
}
const isKnown = (meal: Meal): meal is Exclude<Meal, Unrecognised> => meal === "breakfast" || meal === "lunch";
function named(meal: Exclude<Meal, Unrecognised>): string {
  switch (meal) {
    case "breakfast":
    case "lunch":
      return meal;
    default:
      return never(meal);
  }
}
const plate: Plate = { kind: "lunch", eaten: 1, grams: { rice: 100 } };
// @ts-expect-error a misspelt code
const misspelt: Plate = { kind: "lunhc", eaten: 1 };
// @ts-expect-error a record is not changed
plate.eaten = 2;
const swap: Swap = { from: plate, to: null };
const lunches = (diary: Diary): number => (diary.best !== null && isKnown(diary.best) ? named(diary.best).length : diary.counts["lunch"] ?? 0);

function lasting(): number | null {
  using own = Instrument.fromJson("{}");
  return own.score([]).total;
}
kept.free() satisfies void;
const record: ErrorRecord = TherapyGoalsError.from(JSON.parse("{}")).toJSON();

export { because, better, conditions, forgotten, index, items, lasting, lunches, misspelt, record, swap };
export { changed, codes, cutoff, first, gained, place, same, sentences, state, t, tiers, told, total };

// Each form of an open set has its case, and one is left for what a later release says.
function decided(reason: priority.Reason): string {
  switch (reason.code) {
    case "tie_broken":
      return `${reason.goal} ${reason.key satisfies priority.OrderKey}`;
    case "deadline_raised":
      return String(reason.from + reason.to + reason.days);
    case "held_by_readiness":
      return reason.twin ?? reason.max;
    case "orphan":
      return reason.code;
    default:
      // @ts-expect-error other forms have no such field
      return reason.key;
  }
}
function asked(finding: priority.AgendaFinding): string {
  switch (finding.code) {
    case "ask_present_risk":
      return finding.because satisfies "seen" | "blank" | "not_on_card";
    case "off_agenda":
      return finding.tier;
    case "blank":
      return String(finding.days / finding.of);
    case "nothing_seen":
      return "";
    default:
      return (finding satisfies priority.UnrecognisedAgendaFinding).code;
  }
}
decided(ranking.places[0]!.reasons[0]!);
priority.agenda([], [], { firstDay: "2026-11-16", lastDay: "2026-11-16" }).findings.map(asked);
ranking.basis.policy?.deadlines?.map((step) => step.withinDays + step.urgency);
// @ts-expect-error no change has this code
const none: Change = { code: "set_mood", goal: "a" };

// The engine gets ready from what a platform has.
const ready: Promise<void> = init(new URL("https://example.org/native_bg.wasm"));
init(fetch("/native_bg.wasm"));
init(new Uint8Array(1));
initSync(new ArrayBuffer(1));
initSync(new WebAssembly.Module(new Uint8Array(1)));
const stored: string = toJson("Ranking", priority.rank([]));
fromJson("Ranking", stored).places satisfies readonly priority.Place[];
// @ts-expect-error a ranking is no goal
toJson("Goal", priority.rank([]));
void ready;

// A plan: an event says its data by its kind.
const opened: plan.Plan = plan.create("plan-1", { client: "c-17", policy: { reviewDue: 3 } });
const added: plan.PlanEvent = {
  id: "e1",
  kind: "goal_added",
  by: { role: "therapist" },
  entered: "2026-11-02",
  happened: "2026-11-02",
  data: { goal: { id: "g1", title: "Sleep", horizon: "short" } },
};
const living: plan.PlanState = opened.apply(added).applyAll([added]).state({ asTrue: "2026-11-02" });
const status: goal.Status | undefined = living.goals["g1"]?.status;
for (const event of opened.events) {
  if (event.kind === "goal_added") event.data.goal.title satisfies string;
  if (event.kind === "measure_planned" && event.data.every.anchor === "every_days") event.data.every.days satisfies number;
  if (event.kind === "withheld") event.parents satisfies readonly string[];
}
const { goals: asRanked, ...asOptions } = opened.situation("2026-11-02");
const ordered: priority.Ranking = priority.rank(asRanked, asOptions);
const { plan: found, problems } = plan.read(new Uint8Array(), { salvage: true, id: "plan-1" });
plan.caseload([found.summary()], { on: "2026-12-01", notSeenDays: 30 })[0]?.reasons satisfies readonly plan.CaseloadReason[] | undefined;
problems[0]?.line satisfies number | undefined;
// @ts-expect-error the data is that of another kind
opened.apply({ ...added, kind: "goal_activated" });
// All that stands beside the plan is of the same types.
const besidePlan: Instrument = instrumentBesidePlan("phq-9");
initAll satisfies typeof init;
// @ts-expect-error without `/plan` there is none
type NoPlan = typeof import("therapy-goals").plan;
// @ts-expect-error only `create` and `read` make one
new plan.Plan();
void [status, ordered, besidePlan];
