/** What one comparison of two values says. Levels rise with likeness: 0 is "different", the last one "the same". */
export interface Outcome {
  level: number;
  /** How many records hold what the two have in common; rare values prove more. Absent where it does not matter. */
  shared?: number;
  /** Likeness from 0 to 1, for the reasons. */
  likeness: number;
  /** Where within its level the likeness lies: -0.5 just above the level below, 0.5 just below the next. */
  within?: number;
  /** How far two places are apart. */
  metres?: number;
  /** The two values stand in each other's field, such as first name and surname. */
  swapped?: true;
}

/**
 * How values of one kind are compared. `read` runs once per record, `compare` once per pair of records and only where
 * both have a value: a missing one is no evidence in either direction.
 */
export interface Comparator<Value> {
  /** Names of the levels from "different" to "the same", as they stand in reasons. */
  levels: readonly string[];
  /** How often matched pairs reach each level before anything was learnt from the lists. Adds up to 1. */
  prior: readonly number[];
  /**
   * The value in comparable form, or undefined where there is none.
   *
   * @param aside other texts of the record in which parts of the value may stand as well, such as the brand of a title or the
   * description of a product; only texts and model numbers look at them
   */
  read(text: string, aside?: string): Value | undefined;
  /** Told once for every record, before comparing, so that frequencies are known. */
  count?(value: Value): void;
  /** Undefined where the two say nothing about each other. */
  compare(a: Value, b: Value): Outcome | undefined;
  /** What two equal or nearly equal values probably have in common; records that share none are never compared. */
  keys(value: Value): string[];
}
