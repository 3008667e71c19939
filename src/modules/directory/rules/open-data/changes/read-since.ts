import * as z from "zod";
import { readMoment } from "../to-search.ts";

/** A day, or a moment, from which on changes are asked for. */
export const sinceSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})?)?$/)
  .refine((text) => readSince(text) !== undefined);

/**
 * The moment of a day (its beginning in Berlin) or of a moment in ISO 8601 (in Berlin where it names no offset), to the
 * minute; undefined where the calendar has no such day.
 *
 * @example
 * readSince("2026-01-01"); // 2025-12-31T23:00:00Z
 */
export function readSince(text: string): Date | undefined {
  const minute = readMoment(text.includes("T") ? text : `${text}T00:00`, 0);
  return minute === undefined ? undefined : new Date(minute * 60_000);
}

/** How far a reader of changes has come: the moment, to the microsecond, and the inner id of the last change read. */
export interface ChangeCursor {
  at: string;
  id: string;
}

const cursor =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z)_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Reads what `cursorText` has written; undefined for anything else. */
export function readCursor(text: string): ChangeCursor | undefined {
  const [, at, id] = cursor.exec(text) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
}

/** A cursor as it stands in an address. */
export const cursorText = ({ at, id }: ChangeCursor): string => `${at}_${id}`;
