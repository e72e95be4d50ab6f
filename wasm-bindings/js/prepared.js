import { call, parsed, refused } from "./error.js";
import { handle, heldBy, hold } from "./handle.js";
import { WHOLE, engine } from "./engine.js";
import { plain } from "./plain.js";

/** Ranks goals, and keeps what the questions that follow need. */
export function prepare(goals, options) {
  const given = [plain(goals), plain(options)];
  return new Prepared(call(engine(WHOLE).NativePrepared.prepare, given), MADE);
}

const MADE = Symbol("made by the engine");

const NO_CLONE = Symbol("a Prepared cannot be cloned: send the goals, and prepare them anew");

/** A ranking kept with the best paths over its arrows. */
export class Prepared {
  constructor(engine, made) {
    if (made !== MADE) throw refused("wrong_type", "prepared", "what priority.prepare gives");
    hold(this, new Kept(engine), NO_CLONE);
  }

  ranking() {
    return ask(this, "ranking", null);
  }

  whatIf(changes) {
    return ask(this, "what_if", plain({ changes }));
  }

  withChanges(changes) {
    const given = plain({ changes });
    return new Prepared(call((input) => engineOf(this).withChanges(input), given), MADE);
  }

  compare(later) {
    return ask(this, "compare", plain({ later }));
  }

  free() {
    const kept = keptBy(this);
    kept.engine?.free();
    kept.engine = null;
  }
}

handle(Prepared, "Prepared");

/** The engine's own value; null when it was disposed of. */
class Kept {
  constructor(engine) {
    this.engine = engine;
  }
}

const keptBy = (prepared) => heldBy(prepared, Kept, "prepared", "a method called on a Prepared");

function engineOf(prepared) {
  const { engine } = keptBy(prepared);
  if (engine === null) throw refused("disposed", "prepared", "a prepared ranking that was not disposed of");
  return engine;
}

const ask = (prepared, question, input) => parsed(() => engineOf(prepared).ask(question, input));
