import { growBox } from "../../../kernel/geo/box.ts";
import { metresPerDegree } from "../../../kernel/geo/distance.ts";
import type { Box } from "../../../kernel/geo/geometry.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { boxAroundPlace, mostCounted } from "../rules/search/near.ts";
import { facetsAsked, type Question, radii } from "../rules/search/question.ts";
import { countWithin, extentOf } from "../store/map.ts";
import { type Search, type SearchResult, searchListings } from "../store/search/search.ts";
import { minuteOfBerlin } from "./times.ts";

/** So many that a page stays below 40 KB of HTML in every language and script, whatever the towns call their shops. */
export const pageSize = 16;

/** The minute that "open" is asked for. */
export function openMinute(asked: Question, now: Date): number | undefined {
  if (!asked.offen) return undefined;
  return asked.offen === "jetzt" ? Math.floor(now.getTime() / 60_000) : minuteOfBerlin(asked.offen);
}

const smallerThan = (most: number): number[] => radii.filter((radius) => radius < most);

/** A question in the terms of the search. */
export function searchFor(asked: Question, now: Date): Search {
  const openAt = openMinute(asked, now);
  return {
    text: asked.q,
    facets: facetsAsked(asked),
    ...(asked.ort && { near: asked.ort }),
    ...(asked.ort &&
      asked.umkreis && {
        radius: asked.umkreis,
        radii: smallerThan(asked.umkreis),
        box: boxAroundPlace(asked.ort, asked.umkreis),
      }),
    // Within both: the circle is exact anyway, its box only a way into the index.
    ...(asked.ausschnitt && { box: asked.ausschnitt }),
    ...(openAt !== undefined && { openAt }),
    nowMinute: Math.floor(now.getTime() / 60_000),
    ...(asked.sortierung
      ? { order: asked.sortierung }
      : asked.ort && asked.q === ""
        ? { order: "distance" as const }
        : {}),
    limit: pageSize,
    offset: (asked.seite - 1) * pageSize,
    counts: true,
  };
}

/**
 * How many entries each facet has, where nothing but facets is asked: such a question has thousands of hits, is asked
 * again and again, and its answer changes with the directory only.
 */
export function facetCounts(
  { db, site, now, remember }: SiteContext,
  facets: string[],
): Promise<{ total: number; counts: Record<string, number> }> {
  const nowMinute = Math.floor(now.getTime() / 60_000);
  return remember(`counts ${site.id} ${facets.join(" ")}`, async () => {
    const { total, counts } = await searchListings(db, site.id, {
      text: "",
      facets,
      nowMinute,
      limit: 0,
      offset: 0,
      counts: true,
    });
    return { total: total ?? 0, counts };
  });
}

/** Looks for a question. */
export async function find(context: SiteContext, asked: Question): Promise<SearchResult & { total: number }> {
  const { db, site, now } = context;
  const search = { ...searchFor(asked, now), language: context.locale };
  if (asked.q === "" && !asked.ort && !asked.offen && !asked.ausschnitt) {
    const [{ total, counts }, page] = await Promise.all([
      facetCounts(context, search.facets),
      searchListings(db, site.id, { ...search, order: asked.sortierung ?? "name", counts: false }),
    ]);
    return { ...page, total, counts };
  }
  const result = await searchListings(db, site.id, search);
  return { ...result, total: result.total ?? 0 };
}

/**
 * How many hits each of the radii has, counted as far as `countWithin` counts. Undefined where none can be chosen, and where words
 * were taken for others or left out: within another radius the question may be met as it stands.
 */
export async function radiusCounts(
  { db, site, now }: SiteContext,
  asked: Question,
  { query, total, corrections, leftOut, within }: SearchResult & { total: number },
): Promise<ReadonlyMap<number, number> | undefined> {
  const { ort, umkreis = 0 } = asked;
  if (!ort || total === 0 || corrections.length > 0 || leftOut.length > 0) return undefined;
  // What lies within the circle that was asked, and within smaller ones, is counted already, and lies in all greater ones as well.
  const greater = !umkreis || total <= mostCounted ? radii.filter((radius) => radius > umkreis) : [];
  const search = { ...searchFor(asked, now), near: ort, query };
  const counted =
    greater.length > 0 ? await countWithin(db, site.id, search, asked.ausschnitt, greater) : undefined;
  const known = (radius: number) =>
    radius === umkreis ? total : (within.get(radius) ?? counted?.get(radius));
  return new Map(
    radii.map((radius) => [radius, Math.min(known(radius) ?? mostCounted + 1, mostCounted + 1)]),
  );
}

/** Where nearly all hits of a question lie, with some room around them. */
export async function viewOf(context: SiteContext, asked: Question): Promise<Box | undefined> {
  const { db, site, now, remember } = context;
  const search = { ...searchFor(asked, now), language: context.locale };
  const ask = () => extentOf(db, site.id, search);
  const onlyFacets = asked.q === "" && !asked.ort && !asked.offen && !asked.ausschnitt;
  const box = await (onlyFacets ? remember(`extent ${site.id} ${search.facets.join(" ")}`, ask) : ask());
  if (!box) return undefined;
  const room = Math.max((box.north - box.south) * 0.06, 0.0015) * metresPerDegree;
  return growBox(box, room);
}
