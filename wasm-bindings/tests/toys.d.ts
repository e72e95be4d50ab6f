// Toys of each form of a record, for the tests of the types.
// Printed from the core: see CONTRIBUTING.md.

declare enum Later {
  code = "of a later release",
}

/**
 * A code of a later release: a text, and none of the codes that are known here. So a `switch` over those narrows, and
 * where each has its case, this is all that is left for `default`.
 */
export type Unrecognised = Later;

export {};

// toys

/**
 * The kind of a meal.
 *
 * - `breakfast`: In the morning.
 * - `lunch`: At noon.
 */
export type Meal = "breakfast" | "lunch" | Unrecognised;

/** What was eaten; see `Hunger.new`. */
export interface Plate {
  /** Which meal. */
  readonly kind: Meal;
  /** Before it. From 1 to 5. */
  readonly hungerBefore?: number | null;
  /** The day. */
  readonly date?: string | null;
  /** How much of the plate, from the first bite to the last one. From 0 to 1. */
  readonly eaten: number;
  /** The grams of each food. */
  readonly grams?: Readonly<Record<string, number>> | null;
  /** Whether it was planned. Default: true. */
  readonly planned?: boolean | null;
}

/** From one meal to another. */
export interface Swap {
  /** The first one. */
  readonly from: Plate;
  /** The other one. */
  readonly to?: Plate | null;
}

/** No plan was made. */
export interface NoPlanReason {
  readonly code: "no_plan";
}

/** One meal was left out. */
export interface LeftOutReason {
  readonly code: "left_out";
  /** Which. */
  readonly meal: Meal;
  /** Since when, in days. From 0 to 1000. */
  readonly daysAgo: number | null;
  /** The others. */
  readonly otherMeals: readonly Meal[];
}

/** One of a later release; what stands beside its code is not known here. */
export interface UnrecognisedReason {
  readonly code: Unrecognised;
}

/** Why. */
export type Reason = NoPlanReason | LeftOutReason | UnrecognisedReason;

/** What the day says. */
export interface Diary {
  /** The best of it. */
  readonly best: Meal | null;
  /** Why. */
  readonly reasons: readonly Reason[];
  /** How often each was. */
  readonly counts: Readonly<Partial<Record<Meal, number>>>;
}
