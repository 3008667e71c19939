import type { Db } from "../db/db.ts";
import { defineSlot } from "../module/slot.ts";

/** That something was erased: bare numbers, nothing of what it was. */
export interface Erasure {
  id: string;
  siteId: string;
  /** What was erased, such as `account`. */
  kind: string;
  /** The number of whom or what. */
  subject: string;
  at: Date;
}

/** How a capability erases anew what a restored backup has brought back. */
export interface ErasureKind {
  kind: string;
  /**
   * Runs in a transaction of the erasure's site. Must be harmless where there is nothing (any more), and must not call
   * `recordErasure`.
   *
   * @returns whether there was something to erase
   */
  replay(tx: Db, erasure: Erasure): Promise<boolean>;
}

/**
 * What can be erased.
 *
 * @example
 * contributes: [erasureKinds.fill(10, { kind: "account", replay: (tx, { subject }) => eraseAgain(tx, subject) })]
 */
export const erasureKinds = defineSlot<ErasureKind>("erasures");
