import type { SiteContext } from "../../quarter/index.ts";
import { boxAroundPlace } from "../rules/search/near.ts";
import { facetsAsked, isPlain, type Question } from "../rules/search/question.ts";
import { type Search, type SearchResult, searchListings } from "../store/search.ts";
import { minuteOfBerlin } from "./times.ts";

export const pageSize = 20;

/** The minute that "open" is asked for. */
export function openMinute(asked: Question, now: Date): number | undefined {
  if (!asked.offen) return undefined;
  return asked.offen === "jetzt" ? Math.floor(now.getTime() / 60_000) : minuteOfBerlin(asked.offen);
}

/** A question in the terms of the search. */
export function searchFor(asked: Question, now: Date): Search {
  const openAt = openMinute(asked, now);
  return {
    text: asked.q,
    facets: facetsAsked(asked),
    ...(asked.ort && { near: asked.ort }),
    ...(asked.ort &&
      asked.umkreis && { radius: asked.umkreis, box: boxAroundPlace(asked.ort, asked.umkreis) }),
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

/** Looks for a question; where nothing is found although each word exists, also for what is only alike. */
export async function find(
  { db, site, now }: SiteContext,
  asked: Question,
): Promise<SearchResult & { total: number }> {
  const search = searchFor(asked, now);
  const result = await searchListings(db, site.id, search);
  const total = result.total ?? 0;
  if (total > 0 || asked.q === "" || isPlain(asked)) return { ...result, total };
  const alike = await searchListings(db, site.id, { ...search, fuzzy: true });
  return { ...alike, total: alike.total ?? 0 };
}
