// How an engine gets ready: at once, or after its module was fetched.
import { textOf } from "./brought.js";
import { isReady, use } from "./engine.js";
import { refused } from "./error.js";

/**
 * `init` and `initSync` for an engine, which does so much; `where` says where its module lies if nobody else does. Where
 * an engine is ready that does as much they do nothing.
 */
export function loader(native, reach, where) {
  let started = null;

  function ready() {
    native.bring(textOf);
    use(native, reach);
  }

  async function load(source) {
    await native.default({ module_or_path: await found(source ?? where?.()) });
    ready();
  }

  return {
    async init(source) {
      if (isReady(reach)) return;
      started ??= load(source);
      try {
        await started;
      } finally {
        // What failed may be tried again.
        started = null;
      }
    },
    initSync(module) {
      if (isReady(reach)) return;
      if (!isModule(module) && !isBytes(module)) throw refused("wrong_type", "module", "a WebAssembly.Module, or its bytes");
      native.initSync({ module });
      ready();
    },
  };
}

/** What the engine can be made of: the answer to a request, bytes, or a module. */
async function found(source) {
  const given = await source;
  const isAddress = typeof given === "string" || given instanceof URL;
  const answer = isAddress || isA("Request", given) ? await fetch(given) : given;
  if (isA("Response", answer)) {
    if (!answer.ok) throw refused("not_loaded", "therapy-goals", `the WebAssembly module, and no answer ${answer.status}`);
  } else if (!isModule(answer) && !isBytes(answer)) {
    throw refused("wrong_type", "module", "an address, a Response, a WebAssembly.Module, or its bytes");
  }
  return answer;
}

const isA = (kind, value) => typeof globalThis[kind] === "function" && value instanceof globalThis[kind];
// Of any realm: tests and frames have their own.
const isModule = (value) => Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
const isBytes = (value) => ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === "[object ArrayBuffer]";
