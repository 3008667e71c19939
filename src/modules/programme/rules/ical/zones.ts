import { findIana } from "windows-iana";
import { offsetAt } from "../../../../kernel/clock/wall-clock.ts";
import type { Component } from "./content-lines.ts";
import type { Budget } from "./recur-starts.ts";
import { parseOffset } from "./times.ts";
import { zoneOfFile } from "./zone-of-file.ts";

/** How far a wall clock is ahead of UTC at a moment, in milliseconds. */
export type Offset = (moment: number) => number;

/** The zones of one file. */
export interface Zones {
  /** Of a zone as the file names it; null is that of times without one. Undefined where nobody knows the zone. */
  offsetOf(zone: string | null): Offset | undefined;
  /** Of the place that reads: for whole days, and where a zone is unknown. */
  home: Offset;
}

/**
 * Finds the zones that a file names. Well-known names come first, even where the file describes the zone itself: these descriptions
 * are often made by hand and wrong, or end with the year in which they were made.
 *
 * @param timezones the VTIMEZONE components of the file
 * @param home the IANA zone of the place that reads
 * @param floating the IANA zone of times without a zone
 */
export function zonesOf(
  timezones: readonly Component[],
  home: string,
  floating: string,
  budget: Budget,
): Zones {
  const described = new Map<string, Component>();
  for (const zone of timezones) {
    const id = textOf(zone, "TZID");
    if (id !== undefined && !described.has(id)) described.set(id, zone);
  }
  const floatingOffset = offsetIn(floating);
  const known = new Map<string, Offset | undefined>();
  const find = (name: string): Offset | undefined => {
    const named = ianaOf(name);
    if (named) return offsetIn(named);
    const zone = described.get(name);
    const place = zone && ianaOf(textOf(zone, "X-LIC-LOCATION") ?? "");
    if (place) return offsetIn(place);
    const own = zone && zoneOfFile(zone, budget);
    if (own) return own;
    const city = ianaOfCities(name);
    if (city) return offsetIn(city);
    const fixed = fixedOffset(name);
    return fixed === undefined ? undefined : () => fixed;
  };
  return {
    home: offsetIn(home),
    offsetOf(zone) {
      if (zone === null) return floatingOffset;
      if (!known.has(zone)) known.set(zone, find(zone));
      return known.get(zone);
    },
  };
}

function textOf({ properties }: Component, name: string): string | undefined {
  return properties.find((property) => property.name === name)?.value.trim();
}

const offsetIn = (name: string): Offset => {
  return (moment) => offsetAt(name, moment);
};

/**
 * The IANA zone of a name: itself, the end of a path such as `/mozilla.org/20050126_1/Europe/Berlin`, or Windows' name such as
 * `W. Europe Standard Time` (Outlook).
 */
export function ianaOf(name: string): string | undefined {
  const path = name.split("/").filter((part) => part !== "");
  for (const candidate of [name, path.slice(-2).join("/"), path.slice(-3).join("/")]) {
    const canonical = canonicalName(candidate);
    if (canonical) return canonical;
  }
  // Outlook numbers the copies of a zone.
  const windows = findIana(name.replace(/ \d{1,2}$/, ""));
  return windows.map(canonicalName).find((one) => one !== undefined);
}

/** A name that `Intl` knows in its one way of writing, so that nobody can fill our memory with `eUrOpE/bErLiN`. */
function canonicalName(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The offset of a name such as `UTC+3`, `GMT-05:30` or `+0100`, as some programs write where they know no zone. */
function fixedOffset(name: string): number | undefined {
  const [, sign, hours = "", minutes = "00"] =
    /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(name) ?? [];
  return sign === undefined ? undefined : parseOffset(`${sign}${hours.padStart(2, "0")}${minutes}`);
}

let cities: Map<string, string> | undefined;

/** The zone of the first city in a display name such as `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`. */
function ianaOfCities(name: string): string | undefined {
  if (!/^\((UTC|GMT)/i.test(name)) return undefined;
  cities ??= new Map(
    Intl.supportedValuesOf("timeZone").map((zone) => [
      zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " "),
      zone,
    ]),
  );
  for (const city of name.slice(name.indexOf(")") + 1).split(",")) {
    const zone = cities.get(city.trim());
    if (zone) return zone;
  }
  return undefined;
}
