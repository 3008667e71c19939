import type { Component } from "./content-lines.ts";
import { parseRecurRule } from "./recur-rule.ts";
import { type Budget, recurStarts } from "./recur-starts.ts";
import { parseOffset, parseTime, parseTimes } from "./times.ts";

/** From this moment on a zone's wall clock is so far ahead of UTC, in milliseconds. */
interface Change {
  moment: number;
  before: number;
  after: number;
}

/** Changes are looked for in these years; a file's own zone of other years keeps the last or first offset. */
const from = Date.UTC(1970, 0, 1);
const to = Date.UTC(2100, 0, 1);
/** More changes than a zone ever had: beyond it a file only wants to cost memory. */
const maxChanges = 2_000;

/**
 * The offsets of a zone that a file brings along (VTIMEZONE; RFC 5545, 3.6.5), or undefined where nothing usable stands in it.
 */
export function zoneOfFile(zone: Component, budget: Budget): ((moment: number) => number) | undefined {
  const changes = zone.children
    .filter(({ name }) => name === "STANDARD" || name === "DAYLIGHT")
    .flatMap((observance) => changesOf(observance, budget))
    .sort((a, b) => a.moment - b.moment);
  const first = changes[0];
  if (!first) return undefined;
  return (moment) => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle]?.moment ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? first.before : (changes[low - 1]?.after ?? 0);
  };
}

function changesOf({ properties }: Component, budget: Budget): Change[] {
  const property = (name: string) => properties.find((one) => one.name === name);
  const start = parseTime(property("DTSTART")?.value ?? "", new Map());
  const before = parseOffset(property("TZOFFSETFROM")?.value ?? "");
  const after = parseOffset(property("TZOFFSETTO")?.value ?? "");
  if (!start || before === undefined || after === undefined) return [];
  const moments = [start.wall - before];
  for (const { name, value, parameters } of properties) {
    if (moments.length > maxChanges) break;
    if (name === "RDATE") {
      for (const { time } of parseTimes(value, parameters))
        moments.push(time.wall - (time.zone === "UTC" ? 0 : before));
    } else if (name === "RRULE") {
      const rule = parseRecurRule(value);
      if (typeof rule === "string") continue;
      const until = rule.until ? rule.until.wall + (rule.until.zone === "UTC" ? before : 0) : to;
      for (const wall of recurStarts(rule, start.wall, until, from, to, budget)) {
        moments.push(wall - before);
        if (moments.length > maxChanges) break;
      }
    }
  }
  return moments.slice(0, maxChanges).map((moment) => ({ moment, before, after }));
}
