import { branded } from "./brand.js";
import { answer, answerTo } from "./call.js";
import { PLAN, engine } from "./engine.js";
import { call, parsed, refused } from "./error.js";
import { handle, held, heldBy, hold } from "./handle.js";
import { isObject, plain } from "./plain.js";

const MADE = Symbol("made by the engine");

const NO_CLONE = Symbol("a Plan cannot be cloned: send what toJsonl gives, and read it there");

/** A plan without events. */
export function create(id, options) {
  const given = plain({ client: null, policy: null, ...options, id });
  return new Plan(call(engine(PLAN).NativePlan.create, given), MADE);
}

/** A plan from its lines. */
export function read(lines, options) {
  const given = plain(options ?? {});
  const found = call(engine(PLAN).NativePlan.read, bytesOf(lines), given);
  try {
    return { plan: new Plan(found.plan(), MADE), problems: JSON.parse(found.problems()) };
  } finally {
    found.free();
  }
}

/** All events of two copies of a plan. */
export function merge(plan, other) {
  const [one, two] = [engineOf(ours(plan)), engineOf(ours(other), "other")];
  return new Plan(call(() => one.merge(two)), MADE);
}

/** A plan of another copy of this package, read by this one. */
function ours(plan) {
  if (!(plan instanceof Plan) || held(plan) instanceof Kept) return plan;
  const { id, client, policy, leftOut } = plan;
  return read(plan.toJsonl(), { id, client, policy, leftOut }).plan;
}

/** The life of a goal as a table. */
export const lifecycle = () => answer("plan.lifecycle");

/** The kinds of event. */
export const kinds = () => answer("plan.kinds");

/** Plans in the order in which they need somebody. */
export const caseload = (rows, options) => answer("plan.caseload", summaries(rows), options);

/** A plan stands for its summary. */
const summaries = (rows) =>
  Array.isArray(rows) ? rows.map((row) => (row instanceof Plan ? row.summary() : row)) : rows;

/** The digest of a ranking. */
export const rankingDigest = (ranking) => answer("plan.ranking_digest", ranking);

/** The measurement plans that ship, by their ids. */
export const measurementPlans = () => answer("plan.measurement_plans");

/** The numbers that have to be stated for one of them. */
export const measurementParameters = (id) => answer("plan.measurement_parameters", id);

/** One of them, with its numbers. */
export const measurementPlan = (id, parameters) =>
  answerTo("plan.measurement_plan", plain(id), inSnakeCase(plain(parameters)));

/** A copy of an object by name, with the names that they have in the data, however they are called here. */
function inSnakeCase(copy) {
  if (!isObject(copy)) return copy;
  const snake = (name) => name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return copy.map((part, place) => (place % 2 === 1 && typeof part === "string" ? snake(part) : part));
}

/** What a concern may be about. */
export const concernDomains = () => answer("plan.concern_domains");

/** Themes of goals, and what could measure them. */
export const themes = () => answer("plan.themes");

/** The first minutes of a session. */
export const sessionScript = () => answer("plan.session_script");

/** A finding in words. */
export const findingSentence = (finding) => answer("plan.finding_sentence", finding);

/** A plan: its history, and what it leaves behind. */
export class Plan {
  constructor(engine, made) {
    if (made !== MADE) throw refused("wrong_type", "plan", "what plan.create or plan.read gives");
    hold(this, new Kept(engine), NO_CLONE);
  }

  get id() {
    return engineOf(this).identity()[0];
  }

  get client() {
    return engineOf(this).identity()[1];
  }

  get policy() {
    return ask(this, "policy");
  }

  get events() {
    return ask(this, "events");
  }

  get waiting() {
    return ask(this, "waiting");
  }

  get leftOut() {
    return ask(this, "left_out");
  }

  get heads() {
    return ask(this, "heads");
  }

  get withheld() {
    return ask(this, "withheld");
  }

  apply(event) {
    return made(this, "apply", plain(event));
  }

  applyAll(events) {
    return made(this, "applyAll", plain(events));
  }

  state(days) {
    return ask(this, "state", plain(days ?? {}));
  }

  findings(on) {
    return ask(this, "findings", plain({ on }));
  }

  ready(on) {
    return ask(this, "ready", plain({ on }));
  }

  due(on) {
    return ask(this, "due", plain({ on }));
  }

  occurrences(on) {
    return ask(this, "occurrences", plain({ on }));
  }

  review(on) {
    return ask(this, "review", plain({ on }));
  }

  situation(on) {
    return ask(this, "situation", plain({ on }));
  }

  revisit(on) {
    return ask(this, "revisit", plain({ on }));
  }

  raters(on) {
    return ask(this, "raters", plain({ on }));
  }

  series(options) {
    return ask(this, "series", plain(options));
  }

  thread(options) {
    return ask(this, "thread", plain(options));
  }

  script(on) {
    return ask(this, "script", plain({ on }));
  }

  summary() {
    return ask(this, "summary");
  }

  export(audience) {
    return made(this, "exportFor", plain(audience));
  }

  toJSON() {
    return this.toJsonl();
  }

  asKnown(day) {
    return made(this, "asKnown", plain(day));
  }

  redact(ids, options) {
    return made(this, "redact", plain({ by: null, entered: null, why: null, ...options, ids }));
  }

  toJsonl() {
    return engineOf(this).toJsonl();
  }

  free() {
    const kept = keptBy(this);
    kept.engine?.free();
    kept.engine = null;
  }
}

handle(Plan, "Plan");
branded(Plan, "plan");

/** The engine's own value; null when it was disposed of. */
class Kept {
  constructor(engine) {
    this.engine = engine;
  }
}

const keptBy = (plan, path = "plan") => heldBy(plan, Kept, path, "a plan, or a method called on one");

function engineOf(plan, path) {
  const { engine } = keptBy(plan, path);
  if (engine === null) throw refused("disposed", path ?? "plan", "a plan that was not disposed of");
  return engine;
}

const ask = (plan, question, input = null) => parsed(() => engineOf(plan).ask(question, input));

const made = (plan, change, given) => new Plan(call(() => engineOf(plan)[change](given)), MADE);

/** The lines in UTF-8. */
function bytesOf(lines) {
  if (typeof lines === "string") {
    if (typeof plain(lines) !== "string") throw refused("invalid_text", "lines", "text without lone surrogates");
    return new TextEncoder().encode(lines);
  }
  if (ArrayBuffer.isView(lines)) return new Uint8Array(lines.buffer, lines.byteOffset, lines.byteLength);
  if (Object.prototype.toString.call(lines) === "[object ArrayBuffer]") return new Uint8Array(lines);
  throw refused("wrong_type", "lines", "text, or bytes");
}
