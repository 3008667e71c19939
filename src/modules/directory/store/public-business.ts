import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Business, Source } from "../rules/business.ts";
import { businessByShortId } from "./businesses.ts";
import { goesOnIn } from "./duplicates/merged.ts";
import { type Confirmation, confirmationOf } from "./fresh/confirmations.ts";
import { type Photo, photosOf } from "./photos/photos.ts";
import type { Hit } from "./search/search.ts";
import { sourcesNumbered } from "./sources.ts";

/** An entry with all that its page shows. */
interface PublicEntry {
  business: Business;
  hit: Hit;
  sources: Source[];
  photos: Photo[];
  /** Who said last that it is right. */
  confirmation: Confirmation | undefined;
}

/** An entry as the public may see it, with its sources; undefined where there is none or it is not public. */
export async function readPublicBusiness(
  db: Db,
  siteId: string,
  shortId: string,
  minute: number,
): Promise<PublicEntry | undefined> {
  return readInSite(db, siteId, async (tx) => {
    const { rows } = await sql<Hit>`
      select l.business_id as id, l.short_id as "shortId", l.slug, l.kind, l.name, l.category, l.street, l.area,
        l.place[0] as lon, l.place[1] as lat, l.card, null as distance,
        (select max(o.closes) from directory.open_interval o where o.site_id = l.site_id and o.hours_id = l.hours_id
          and o.opens <= ${minute} and o.opens > ${minute} - 1440 and o.closes > ${minute}) as "openUntil",
        (select min(o.opens) from directory.open_interval o where o.site_id = l.site_id and o.hours_id = l.hours_id and o.opens > ${minute}) as "opensNext"
      from directory.listing l where l.short_id = ${shortId}
    `.execute(tx);
    const hit = rows[0];
    const business = hit && (await businessByShortId(tx, shortId));
    if (!hit || !business) return undefined;
    const sources = await sourcesNumbered(tx, [...new Set(Object.values(business.provenance))]);
    const photos = (await photosOf(tx, business.id)).filter(({ state }) => state === "shown");
    return { business, hit, sources, photos, confirmation: await confirmationOf(tx, business.id) };
  });
}

/** Where a merged entry goes on, as the public may see it; undefined where it was not merged or the other is not public. */
export async function readMergedInto(
  db: Db,
  siteId: string,
  shortId: string,
): Promise<{ shortId: string; slug: string } | undefined> {
  const other = await readInSite(db, siteId, (tx) => goesOnIn(tx, shortId));
  return other && other.slug !== null ? { shortId: other.shortId, slug: other.slug } : undefined;
}
