import type { ChangeInput, MethodDefinition, ReliableChange } from "./records.js";

export type {
  ChangeInput,
  ChangeLabel,
  ChangeMethod,
  CriticalValue,
  MethodDefinition,
  ReliableChange,
  Source,
  SourceKind,
} from "./records.js";

type Needed<Name extends keyof ChangeInput> = { readonly [Field in Name]-?: NonNullable<ChangeInput[Field]> };

/** What stands beside the scores for a change by Jacobson & Truax. */
export interface JacobsonTruax
  extends Needed<"standardDeviation" | "reliability">,
    Pick<ChangeInput, "better" | "criticalValue" | "instrument"> {
  readonly method?: "jacobson_truax";
}

/** What stands beside the scores for a change by a published threshold, which is needed where there are several. */
export interface Published extends Pick<ChangeInput, "instrument" | "threshold"> {
  readonly method: "published";
}

/**
 * The change from one score, or its value, to a later one. A score is judged only by a threshold for that
 * very score, `total` or a subscale. Two scores can be compared where they carry the same `scaleDigest`,
 * whatever their versions. The threshold comes from `instrument`, where that makes the later score's number
 * in the same way; without it from the shipped definition, where that is the very one that made the score.
 */
export function reliableChange(
  pre: ChangeInput["pre"],
  post: ChangeInput["post"],
  options: JacobsonTruax | Published,
): ReliableChange;

/** The methods by which change is found, with the sources of their numbers. */
export function methods(): MethodDefinition[];
