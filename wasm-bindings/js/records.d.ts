// The records that the functions take and give.
// Printed from the core: see CONTRIBUTING.md.

// instrument

/**
 * The sex of the respondent, where a published norm depends on it: the four codes that records systems exchange (HL7
 * administrative gender).
 *
 * - `female`: Female norms apply.
 * - `male`: Male norms apply.
 * - `other`: Neither: no published norm by sex applies.
 * - `unknown`: The same as not given.
 */
export type Sex = "female" | "male" | "other" | "unknown";

/** What a published norm may depend on. */
export interface Respondent {
  /** The age in completed years. From 0 to 130. */
  readonly age?: number | null;
  /** The sex whose norms apply; `unknown` is the same as none. */
  readonly sex?: Sex | null;
}

/**
 * Who fills in the form.
 *
 * - `client`: The client.
 * - `clinician`: A clinician, from an interview.
 * - `caretaker`: Somebody who cares for the client.
 */
export type Who = "client" | "clinician" | "caretaker";

/**
 * What to look for. Every part that is given must fit; without any, all instruments do.
 *
 * Read from a document, in which every field is optional: `{"domain": "depression", "age": 15}`.
 */
export interface Query {
  /** What it is about, such as `depression`; `domains` lists what there is. */
  readonly domain?: string | null;
  /** The client's age in completed years, 0 to 130. An instrument for which no age is stated is found from 18 on. */
  readonly age?: number | null;
  /** Who fills in the form. */
  readonly who?: Who | null;
  /** Whether the wording of the items may be shipped, so that it stands in the definition. */
  readonly wordingMayShip?: boolean | null;
  /** The most scored items that the form may have, 1 to 1000. */
  readonly maximumItems?: number | null;
  /**
   * Words that all stand in the title, in what it measures or in what its items are about, in any case; or the name
   * of the instrument in any usual spelling, so that `PHQ9` finds `phq-9`.
   */
  readonly words?: string | null;
}

/** One instrument in a list: what helps to choose. */
export interface Entry {
  /** Its id, such as `phq-9`. */
  readonly id: string;
  /** The published title. */
  readonly title: string;
  /** The usual abbreviation. */
  readonly shortTitle: string;
  /** What it measures, in a phrase. */
  readonly measures: string;
  /** What it is about. */
  readonly domains: readonly string[];
  /** Who fills in the form. */
  readonly who: Who;
  /** The youngest age in years that it was made for; none where none is stated. From 0 to 130. */
  readonly youngest: number | null;
  /** The oldest age in years that it was made for; none where none is stated. From 0 to 130. */
  readonly oldest: number | null;
  /** How many scored items it has. From 0 to 1000. */
  readonly items: number;
  /** Whether the wording of the items may be shipped. */
  readonly wordingMayShip: boolean;
  /** The terms of use, in a sentence. */
  readonly terms: string;
  /** The version of the definition. */
  readonly version: string;
}
