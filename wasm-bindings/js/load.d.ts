// What belongs to a platform is asked for only where the compiler knows that platform.
import type { Definition, Translation } from "./definition.js";

/** A compiled WebAssembly module. */
export type EngineModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Kind } } } ? Kind : never;

/** What the engine can be made of: where its module lies, the answer to a request for it, the module, or its bytes. */
export type EngineSource =
  | string
  | (typeof globalThis extends { URL: { prototype: infer Kind } } ? Kind : never)
  | (typeof globalThis extends { Request: { prototype: infer Kind } } ? Kind : never)
  | (typeof globalThis extends { Response: { prototype: infer Kind } } ? Kind : never)
  | EngineModule
  | ArrayBuffer
  | ArrayBufferView;

/**
 * Gets the engine ready: needed with `therapy-goals/init` only, and of no effect where an engine is ready. Without a source
 * the module that lies beside the package's files is fetched. What failed may be tried again.
 * @throws {TherapyGoalsError} `not_loaded` where there is no module, or `wrong_type`
 */
export function init(source?: EngineSource | PromiseLike<EngineSource>): Promise<void>;

/**
 * Gets the engine ready at once.
 * @throws {TherapyGoalsError} `wrong_type` for anything else
 */
export function initSync(module: EngineModule | ArrayBuffer | ArrayBufferView): void;

/**
 * Gives the engine files of this package that it has not inside: definitions, by which `instrument("phq-9")` finds them,
 * and `instrument("ies-r", { version: "1.0.0" })` those of past versions; language files, by which
 * `instrument("phq-9", { language: "de" })` does. The first one of a name stays.
 * @throws {TherapyGoalsError} `wrong_type` for what is neither
 */
export function provide(...files: readonly (Definition | Translation)[]): void;
