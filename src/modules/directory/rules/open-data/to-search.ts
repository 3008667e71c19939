import type { Box, Point } from "../../../../kernel/geo/geometry.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { canonicalCategory } from "../categories/catalogue.ts";
import { categoryOf } from "../categories/categories.ts";
import { fromWall } from "../hours/berlin-time.ts";
import { type FacetKind, facet } from "../listing/build-listing.ts";
import { boxAroundPlace } from "../search/near.ts";
import type { Filters } from "./parameters.ts";

/** What no pattern can tell: of values that fit their form, why one has no meaning here. */
export type FilterReason = "unknown-choice" | "malformed" | "needs-near" | "not-covered";

export interface FilterProblem {
  parameter: keyof Filters;
  reason: FilterReason;
}

/** The filters in the terms of the search, without pages. */
export interface Narrowing {
  text: string;
  facets: string[];
  near?: Point;
  radius?: number;
  box?: Box;
  openAt?: number;
  order?: "distance";
}

/** Opening times are known for so many minutes from now. */
export const coveredMinutes = 14 * 1440;

/** `lat,lon`; undefined where no such place exists. */
export function readPlace(text: string): Point | undefined {
  const [lat = 91, lon = 181] = text.split(",").map(Number);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : undefined;
}

/** `west,south,east,north`; undefined where it is no box (one across the 180th meridian is none here). */
export function readBox(text: string): Box | undefined {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number);
  const sound = west >= -180 && east <= 180 && west <= east && south >= -90 && north <= 90 && south <= north;
  return sound ? { west, south, east, north } : undefined;
}

/**
 * The minute since the Unix epoch of `now` or a moment in ISO 8601; in Berlin where it names no offset. Undefined where
 * the calendar has no such day. A space before the offset is the plus sign of an address that nobody encoded.
 */
export function readMoment(text: string, nowMinute: number): number | undefined {
  if (text === "now") return nowMinute;
  const [, day = "", time = "", offset = ""] = /^(.{10})T(.+?)(Z|[+ -]\d\d:\d\d)?$/.exec(text) ?? [];
  const wall = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== day) return undefined;
  if (offset === "") return fromWall(Math.floor(wall / 60_000));
  const moment = Date.parse(`${day}T${time}${offset.replace(" ", "+")}`);
  return Number.isNaN(moment) ? undefined : Math.floor(moment / 60_000);
}

const facetKinds = {
  category: "c",
  group: "g",
  kind: "k",
  area: "a",
  language: "l",
  wheelchair: "w",
  payment: "p",
  training: "t",
} as const satisfies Partial<Record<keyof Filters, FacetKind>>;

/**
 * Puts the filters into the terms of the search, or names each that has no meaning.
 *
 * @param areas the keys of the site's areas
 * @param nowMinute the present minute since the Unix epoch
 */
export function toNarrowing(
  filters: Partial<Filters>,
  areas: ReadonlySet<string>,
  nowMinute: number,
): Result<Narrowing, FilterProblem[]> {
  const problems: FilterProblem[] = [];
  const wrong = (parameter: keyof Filters, reason: FilterReason) => void problems.push({ parameter, reason });
  const { category, area, radius } = filters;
  if (category !== undefined && !categoryOf(category)) wrong("category", "unknown-choice");
  if (area !== undefined && !areas.has(area)) wrong("area", "unknown-choice");
  const near = filters.near === undefined ? undefined : readPlace(filters.near);
  if (filters.near !== undefined && !near) wrong("near", "malformed");
  if (radius !== undefined && filters.near === undefined) wrong("radius", "needs-near");
  const box = filters.bbox === undefined ? undefined : readBox(filters.bbox);
  if (filters.bbox !== undefined && !box) wrong("bbox", "malformed");
  const openAt = filters.open === undefined ? undefined : readMoment(filters.open, nowMinute);
  if (filters.open !== undefined && openAt === undefined) wrong("open", "malformed");
  else if (openAt !== undefined && (openAt < nowMinute || openAt > nowMinute + coveredMinutes))
    wrong("open", "not-covered");
  if (problems.length > 0) return refuse(problems);
  const around = near && radius !== undefined ? boxAroundPlace(near, radius) : undefined;
  const within = box ?? around;
  const text = filters.q?.trim() ?? "";
  const given = { ...filters, ...(category !== undefined && { category: canonicalCategory(category) }) };
  return ok({
    text,
    facets: (Object.keys(facetKinds) as (keyof typeof facetKinds)[]).flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [facet(facetKinds[name], value)];
    }),
    ...(near && { near }),
    ...(near && radius !== undefined && { radius }),
    ...(within && { box: within }),
    ...(openAt !== undefined && { openAt }),
    ...(near && text === "" && { order: "distance" as const }),
  });
}
