// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { attendanceStates, type Mark, markOf } from "./roll-call.ts";

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const count = (most: number) => z.number().int().min(0).max(most);

const sent = z.object({
  key: id,
  changes: z
    .array(
      z.object({
        guest: id,
        base: count(1_000_000),
        state: z.enum(attendanceStates),
        minutes: count(1440).nullable(),
        companions: count(50),
        reason: z.string().max(400),
        name: z.string().max(400).optional(),
      }),
    )
    .max(500),
  others: z.object({ base: count(100_000).nullable(), value: count(100_000).nullable() }).optional(),
});

/** What a device has written down of one person while it had no network. */
export interface Change {
  mark: Mark;
  /** The revision of the row that the device had seen; 0 where nothing was written down. */
  base: number;
  /** Of somebody who came on the spot; empty for those of the list. */
  name: string;
}

/** What a device sends, under a key that stays the same however often it is sent. */
export interface RollSync {
  key: string;
  changes: Change[];
  /** People without names: what the device had seen, and what it counted. */
  others: { base: number | null; value: number | null } | undefined;
}

/** Reads what a device sends; undefined where it is none of ours. @param whole minutes of the session */
export function readRollSync(text: string, whole: number): RollSync | undefined {
  try {
    const { key, changes, others } = sent.parse(JSON.parse(text));
    return {
      key,
      others,
      changes: changes.map(({ guest, base, name = "", ...said }) => ({
        base,
        name: cleanLine(name, 120),
        mark: markOf(guest, said, whole),
      })),
    };
  } catch {
    return undefined;
  }
}

/** What becomes of a change: written, there already, against what somebody else wrote meanwhile, or of nobody we know. */
export type Outcome = "done" | "same" | "conflict" | "unknown";

/** A row as it stands. */
export interface Standing {
  revision: number;
  mark: Mark;
}

/**
 * Nobody writes over what they have not seen. Who says the same as what stands there agrees with it, whoever wrote it.
 *
 * @param standing undefined where nothing is written down
 */
export function outcomeOf(
  standing: Standing | undefined,
  { mark, base }: Pick<Change, "mark" | "base">,
): Outcome {
  if (!standing) return "done";
  if (isSameMark(standing.mark, mark)) return "same";
  return standing.revision === base ? "done" : "conflict";
}

export const isSameMark = (one: Mark, other: Mark): boolean =>
  one.state === other.state &&
  one.minutes === other.minutes &&
  one.companions === other.companions &&
  one.reason === other.reason;

/** The same for the people whom nobody asked for their names. */
export function outcomeOfCount(
  standing: number | null,
  { base, value }: { base: number | null; value: number | null },
): Outcome {
  if (standing === value) return "same";
  return standing === base ? "done" : "conflict";
}
