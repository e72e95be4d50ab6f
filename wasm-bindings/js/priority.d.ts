import type { FlagKind, Goal, Horizon, Intensity, Stage, Status } from "./goal.js";

/** An arrow: progress on one goal helps, or interferes with, another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly sign?: "helps" | "interferes";
  /** 1 weak, 2 plain, 3 strong. */
  readonly strength?: 1 | 2 | 3;
}

/** One goal is to be done before another. */
export interface Before {
  readonly first: string;
  readonly then: string;
  readonly agreed?: boolean;
}

/** A safety flag. Only people open and close flags. */
export interface Flag {
  readonly kind: FlagKind;
  readonly openedOn: string;
  readonly openedBy: string;
  readonly closedOn?: string | null;
  readonly closedBy?: string | null;
  readonly raisedTo?: string | null;
}

/** A hierarchy of one's own. */
export interface HierarchyDefinition {
  readonly [field: string]: unknown;
}

/** How to decide. What is left out has its default. */
export interface Policy {
  readonly hierarchy?: "generic" | "dbt_individual" | "dbt_pretreatment" | "dbt_skills_group" | HierarchyDefinition;
  readonly order?: "matrix" | "leverage";
  readonly safety?: "first_slot" | "exclusive";
  readonly capShort?: number;
  readonly capLong?: number;
  readonly deadlines?: readonly { readonly days: number; readonly urgency: number }[];
  readonly intensities?: Readonly<Partial<Record<Stage, Intensity>>>;
  readonly disputeGap?: number;
  readonly tooClose?: number;
  readonly topK?: number;
  readonly rboPersistence?: number | null;
  readonly hysteresisMargin?: number | null;
}

export interface RankOptions {
  readonly arrows?: readonly Arrow[];
  readonly before?: readonly Before[];
  readonly flags?: readonly Flag[];
  /** The goal that was agreed in advance to come first in a case that has happened. */
  readonly contingency?: string | null;
  /** Today's date; needed where a goal has a due date. */
  readonly today?: string | null;
  readonly policy?: Policy;
}

/** A reason or a finding: a code with the numbers that made it. */
export interface Coded {
  readonly code: string;
  readonly [detail: string]: unknown;
}

export interface Rated {
  readonly urgency: number | null;
  readonly importance: number | null;
  readonly readiness: number | null;
}

export interface RipplePath {
  readonly goals: readonly string[];
  readonly share: number;
}

export interface Agreement {
  readonly goals: number;
  readonly pairs: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedFirst: number;
  readonly tiedSecond: number;
  readonly tauB: number | null;
  readonly reason: string | null;
}

/** The place of one goal. */
export interface Place {
  readonly goal: string;
  readonly title: string;
  /** 1 comes first. */
  readonly rank: number;
  readonly horizon: Horizon;
  readonly status: Status;
  readonly tier: string;
  readonly rated: Rated;
  /** Urgency × importance × readiness as rated, unaltered; null where one is missing. */
  readonly matrixScore: number | null;
  /** The urgency that counts: as rated, or lifted by a deadline. */
  readonly urgency: number | null;
  /** The score by which the policy ordered. */
  readonly orderingScore: number | null;
  readonly matrixOrderingScore: number | null;
  readonly leverageOrderingScore: number | null;
  readonly leverage: number | null;
  readonly ripple: number;
  readonly outDegree: number;
  readonly reach: number;
  readonly paths: readonly RipplePath[];
  readonly held: boolean;
  readonly eligible: boolean;
  readonly barriers: readonly string[];
  readonly reasons: readonly Coded[];
}

/** Goals in order, with the reasons for each place. */
export interface Ranking {
  readonly schemaVersion: string;
  readonly order: "matrix" | "leverage";
  readonly places: readonly Place[];
  readonly notRanking: readonly { readonly goal: string; readonly reason: string }[];
  readonly orders: {
    readonly matrix: readonly string[];
    readonly leverage: readonly string[];
    readonly agreement: Agreement;
  };
  /** Whether every open safety flag is answered by an open goal. */
  readonly planReady: boolean;
  readonly findings: readonly Coded[];
  readonly top: string | null;
  readonly firstEligible: string | null;
  readonly loops: readonly (readonly string[])[];
  readonly conflicts: readonly { readonly from: string; readonly to: string; readonly strength: number }[];
}

/**
 * Puts goals in order: safety and the other tiers first, then the score, every place with reasons.
 * @throws {TherapyGoalsError} with everything that makes no sense, at once
 */
export function rank(goals: readonly Goal[], options?: RankOptions): Ranking;

/** A reason in words; `titles` gives goals a name other than their id. */
export function reasonSentence(reason: Coded, titles?: Readonly<Record<string, string>>): string;

/** A finding in words; `titles` gives goals a name other than their id. */
export function findingSentence(finding: Coded, titles?: Readonly<Record<string, string>>): string;
