import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import type OpeningHours from "opening_hours";
import { fromWall, toWall, wallMidnight } from "./berlin-time.ts";
import { type GermanState, germanState } from "./german-state.ts";
import { WallDate, wallDate } from "./wall-date.ts";

/** Builds the package's object for one value; throws strings and errors in the package's own words. */
type Engine = new (value: string, place: Place, options: { locale: string; mode: number }) => OpeningHours;

/** Where the value holds: decides holidays (ISO 3166-2) and the times of the sun. Coordinates as text, as the package wants. */
interface Place {
  lat: string;
  lon: string;
  address: { country_code: string; "ISO3166-2-lvl4": string };
}

interface SunTimes {
  getTimes(date: Date, lat: number, lon: number): Record<string, unknown>;
}

const MINUTE = 60_000;

/**
 * The opening_hours package, loaded unchanged but with `WallDate` in the place of `Date`: it reads the time zone of the
 * process from nowhere else. (Setting `process.env.TZ` would change the time zone of the whole server.)
 * The sun knows real moments only, so its library is handed real moments and its answers are put back on the wall.
 */
function loadEngine(): Engine {
  const file = createRequire(import.meta.url).resolve("opening_hours");
  const sun: SunTimes = createRequire(file)("suncalc");
  const wallSun: SunTimes = {
    getTimes(date, lat, lon) {
      // Asked at noon it answers for that day. Other hours it rounds to the nearest noon, and left a day out where the clock changes.
      const noon = wallMidnight(date.getTime() / MINUTE) + 12 * 60;
      const real = new Date(fromWall(noon) * MINUTE);
      const times = Object.entries(sun.getTimes(real, lat, lon)).map(([name, time]) => [
        name,
        time instanceof Date && !Number.isNaN(time.getTime())
          ? wallDate(toWall(time.getTime() / MINUTE))
          : null,
      ]);
      return Object.fromEntries(times);
    },
  };
  const holder: { exports: unknown } = { exports: {} };
  const silent = { log() {}, warn() {}, error() {}, info() {}, debug() {} };
  const run = compileFunction(
    readFileSync(file, "utf8"),
    ["module", "exports", "require", "Date", "console"],
    { filename: file },
  );
  run(holder, holder.exports, () => wallSun, WallDate, silent);
  return holder.exports as Engine;
}

let engine: Engine | undefined;

/**
 * The package's object for a value; throws what the package throws. The package is loaded when first needed: its
 * 1.3 MB cost about 30 ms and are not needed by every process.
 */
export function buildHours(value: string, state: GermanState): OpeningHours {
  engine ??= loadEngine();
  const { lat, lon } = germanState(state);
  const address = { country_code: "de", "ISO3166-2-lvl4": `DE-${state}` };
  return new engine(value, { lat, lon, address }, { locale: "en", mode: 0 });
}
