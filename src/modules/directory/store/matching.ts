import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import { withheldLexeme } from "../rules/listing/build-listing.ts";
import { type Search, searchListings } from "./search/search.ts";

/** A search without its pages. */
export type WholeSearch = Omit<Search, "limit" | "offset" | "counts">;

interface Found {
  id: string;
  lat: number;
  lon: number;
}

/**
 * What narrows a search that has no words. Under the policy no index helps these operators; reading all rows of a site
 * once is what a whole file needs anyway.
 */
const narrowed = (siteId: string, { facets, box, openAt }: WholeSearch) => sql`
  directory.listing l where l.site_id = ${siteId}
    ${
      facets.length === 0
        ? sql``
        : sql`and l.facet_set_id in (select s.id from directory.facet_set s
            where s.site_id = ${siteId} and s.facets @> ${facets}::text[])`
    }
    and not l.document @@ ${withheldLexeme}::tsquery
    ${box ? sql`and l.place <@ ${`(${box.west},${box.south}),(${box.east},${box.north})`}::box` : sql``}
    ${
      openAt === undefined
        ? sql``
        : sql`and l.hours_id in (select o.hours_id from directory.open_interval o where o.site_id = ${siteId}
            and o.opens <= ${openAt}::integer and o.opens > ${openAt}::integer - 1440
            and o.closes > ${openAt}::integer)`
    }`;

/** How many published entries the site has. */
export async function countListed(tx: Db, siteId: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from directory.listing where site_id = ${siteId}
  `.execute(tx);
  return rows[0]?.total ?? 0;
}

/** How many hits one question to the database brings where there are words. */
const atOnce = 1_000;

/**
 * The inner ids of all published entries that the search finds and that may be passed on, in its order, each once. Only the ids are held: some
 * 4 MB for 50,000 entries.
 */
export async function matchingIds(db: Db, siteId: string, search: WholeSearch): Promise<string[]> {
  return search.text === "" ? idsWithoutWords(db, siteId, search) : idsWithWords(db, siteId, search);
}

async function idsWithWords(db: Db, siteId: string, search: WholeSearch): Promise<string[]> {
  const ids = new Set<string>();
  for (let offset = 0; ; offset += atOnce) {
    const { hits } = await searchListings(db, siteId, {
      ...search,
      limit: atOnce,
      offset,
      counts: false,
      passedOn: true,
    });
    for (const { id } of hits) ids.add(id);
    if (hits.length < atOnce) return [...ids];
  }
}

async function idsWithoutWords(db: Db, siteId: string, search: WholeSearch): Promise<string[]> {
  const { near, radius = Number.POSITIVE_INFINITY } = search;
  const { rows } = await readInSite(db, siteId, (tx) =>
    sql<Found>`
      select l.business_id as id, l.place[1] as lat, l.place[0] as lon
      from ${narrowed(siteId, search)} order by l.sort_name, l.business_id
    `.execute(tx),
  );
  if (!near) return rows.map((row) => row.id);
  return rows
    .map((row) => ({ id: row.id, metres: distanceMetres(near, row) }))
    .filter((row) => row.metres <= radius)
    .sort((a, b) => a.metres - b.metres)
    .map((row) => row.id);
}
