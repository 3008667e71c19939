// SPDX-License-Identifier: EUPL-1.2
import { createHash } from "node:crypto";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import type { Occurrence } from "../ical/occurrence.ts";

/** One entry of a foreign calendar, ready to be stored. */
export interface Entry {
  /** Stands for UID and RECURRENCE-ID: the same entry has the same one in every calendar and at every reading. */
  eventKey: string;
  /** What two entries of the same event have alike when their UID differs; null for one without a title. */
  twinKey: string | null;
  /** The place, folded; "" where none was said. */
  placeKey: string;
  startsAt: Date;
  endsAt: Date;
  allDay: boolean;
  title: string;
  description: string;
  location: string;
  url: string | null;
  cancelled: boolean;
}

/** So many entries of a calendar are taken, the next ones first. */
export const mostEntries = 3_000;
const longestDescription = 2_000;
/** Dates that lie further ahead come when they are nearer. */
const daysAhead = 400;
const day = 86_400_000;

/** Which dates of a calendar are taken. */
export const windowAt = (now: Date): { from: Date; to: Date } => ({
  from: now,
  to: new Date(now.getTime() + daysAhead * day),
});

/** After so long a calendar is read anew even if it has not changed: recurring entries of later days come in. */
export const readAnewAfter = 7 * day;

/** A text by which two writings of the same are compared: without case, accents, and what is no letter or digit. */
export const folded = (text: string): string =>
  normalForm(text, "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const digest = (parts: (string | null)[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/** What is taken over of a date; undefined for one that is not meant for everybody, or that says nothing. */
export function entryOf(one: Occurrence): Entry | undefined {
  if (one.isPrivate || one.title === "") return undefined;
  const title = folded(one.title);
  return {
    eventKey: digest([one.uid, one.recurrenceId]),
    twinKey: title === "" ? null : digest([title, one.startsAt.toISOString(), String(one.allDay)]),
    placeKey: folded(one.location ?? "").slice(0, 200),
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    allDay: one.allDay,
    title: one.title,
    description: (one.description ?? "").slice(0, longestDescription).toWellFormed(),
    location: one.location ?? "",
    url: one.url,
    cancelled: one.status === "cancelled",
  };
}
