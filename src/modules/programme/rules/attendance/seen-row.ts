// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { attendanceStates, type Mark } from "./roll-call.ts";
import { isSameMark, type Standing } from "./sync-roll.ts";

/** A row as a form showed it; without a mark where nothing was written down. */
export interface Seen {
  revision: number;
  mark: Omit<Mark, "guestId"> | undefined;
}

const shape = z.tuple([
  z.number().int().min(0).max(1_000_000),
  z
    .tuple([z.enum(attendanceStates), z.number().int().min(0), z.number().int().min(0), z.string().max(400)])
    .optional(),
]);

/** What a form carries with it of a row, so that it is known later what it had shown. */
export function seenText(standing: Standing | undefined): string {
  if (!standing) return "[0]";
  const { state, minutes, companions, reason } = standing.mark;
  return JSON.stringify([standing.revision, [state, minutes, companions, reason]]);
}

/** Reads it again; a row that no form has shown had nothing written down. */
export function readSeen(text: string | null): Seen {
  try {
    const [revision, shown] = shape.parse(JSON.parse(text ?? "[0]"));
    if (!shown) return { revision, mark: undefined };
    const [state, minutes, companions, reason] = shown;
    return { revision, mark: { state, minutes, companions, reason } };
  } catch {
    return { revision: 0, mark: undefined };
  }
}

/**
 * What becomes of a row of a form. What was not touched stays as it stands, whoever wrote it since; nobody writes over what they
 * have not seen.
 *
 * @param standing undefined where nothing is written down
 */
export function outcomeOfRow(
  standing: Standing | undefined,
  mark: Mark,
  seen: Seen,
): "write" | "leave" | "conflict" {
  if (!standing) return "write";
  if (isSameMark(standing.mark, mark)) return "leave";
  if (seen.mark && isSameMark({ ...seen.mark, guestId: mark.guestId }, mark)) return "leave";
  return standing.revision === seen.revision ? "write" : "conflict";
}

/** The same for the people without names. */
export function outcomeOfOthers(
  standing: number | null,
  counted: number | null,
  seen: number | null,
): "write" | "leave" | "conflict" {
  if (standing === counted || counted === seen) return "leave";
  return standing === seen ? "write" : "conflict";
}
