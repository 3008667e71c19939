import { defineSlot } from "../module/slot.ts";

/** A column in which something stands that the secret key of this installation has sealed. */
export interface SealedColumn {
  /** With its schema. */
  table: string;
  column: string;
  /** The columns (UUIDs) that tell its rows apart within a site; none where a site has one row. */
  key: readonly string[];
  /** What else `bound` needs. */
  more?: readonly string[];
  /** A file: sealed as bytes. */
  bytes?: true;
  purpose: string;
  /** What its texts are bound to, from the columns of `key` and `more`. */
  bound(siteId: string, row: Readonly<Record<string, string>>): string;
}

/** A column by which a code is recognised: signed, so that it cannot be made anew without the code. */
export interface SignedColumn {
  table: string;
  column: string;
  /** What it is, as several of them are called in a sentence. */
  what: string;
}

/**
 * All that is sealed for longer than a form is open: what a new key has to seal anew.
 *
 * @example
 * contributes: [sealedColumns.fill(10, { table: "programme.guest", column: "name", key: ["id"], purpose, bound })]
 */
export const sealedColumns = defineSlot<SealedColumn>("sealed-columns");

export const signedColumns = defineSlot<SignedColumn>("signed-columns");
