// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { facet } from "../../rules/listing/build-listing.ts";
import { type NamedEntry, namedEntries } from "../../store/found/named.ts";
import { searchListings } from "../../store/search/search.ts";
import { businessAddress } from "../addresses.ts";
import { hitName } from "../hit-card.tsx";

/** A business as other pages name it. */
export interface BusinessLink {
  /** What it was asked by. */
  id: string;
  name: string;
  /** What it is, and where. */
  note: string;
  href: string;
}

const linkOf = (context: SiteContext, entry: Omit<NamedEntry, "askedId">, id: string): BusinessLink => ({
  id,
  name: hitName(entry, context.locale),
  note: [
    categoryName(entry.category, context.locale),
    [entry.street, entry.street && entry.card.houseNumber].filter(Boolean).join(" "),
  ]
    .filter(Boolean)
    .join(", "),
  href: businessAddress(context, entry.slug),
});

/** The businesses of some ids, as far as the public may see them, each once. */
export async function businessLinks(
  tx: Db,
  context: SiteContext,
  ids: readonly string[],
): Promise<BusinessLink[]> {
  const found = new Map<string, BusinessLink>();
  for (const entry of await namedEntries(tx, ids))
    if (!found.has(entry.id)) found.set(entry.id, linkOf(context, entry, entry.askedId));
  return [...found.values()];
}

/** Businesses that somebody may mean who types this: the best first. */
export async function findBusinesses(
  context: SiteContext,
  text: string,
  limit: number,
): Promise<BusinessLink[]> {
  const { db, site, now } = context;
  const { hits } = await searchListings(db, site.id, {
    text,
    facets: [facet("k", "business")],
    nowMinute: Math.floor(now.getTime() / 60_000),
    limit,
    offset: 0,
    counts: false,
  });
  return hits.map((hit) => linkOf(context, hit, hit.id));
}
