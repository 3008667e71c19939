// SPDX-License-Identifier: EUPL-1.2
import { stat } from "node:fs/promises";
import { now } from "../../clock/clock.ts";
import { declaredDate } from "./date/declared-date.ts";
import { newestElement } from "./date/newest-element.ts";
import { inspectFile } from "./inspect-file.ts";

/** As of when the data of a file are, and what says so. */
export interface DataDate {
  /** ISO day, UTC. */
  day: string;
  from: "file" | "newest element" | "time of the file";
}

/** Clocks differ a little; what lies beyond is an error that would make all later data look old. */
const LEEWAY = 24 * 60 * 60 * 1000;

/**
 * The day of the data in a file: as it says itself, else that of its newest element, else when it was written. A day in
 * the future counts for nothing. Throws `OsmFileError` where the file cannot be read.
 */
export async function dataDate(file: string): Promise<DataDate> {
  const latest = now().getTime() + LEEWAY;
  const kind = await inspectFile(file);
  const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
  const declared = await declaredDate(kind);
  if (declared && declared.getTime() <= latest) return { day: dayOf(declared), from: "file" };
  const newest = await newestElement(kind, latest);
  if (newest) return { day: dayOf(newest), from: "newest element" };
  const { mtime } = await stat(file);
  return { day: dayOf(mtime.getTime() <= latest ? mtime : now()), from: "time of the file" };
}
