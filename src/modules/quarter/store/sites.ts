import { type Selectable, sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import type { Site, State } from "../rules/site.ts";
import type { QuarterTables, SiteTable } from "./tables.ts";

/** The function answers in JSON, so that moments come as texts. */
type Row = Omit<Selectable<SiteTable>, "changed_at"> & { changed_at: string; areas: Site["areas"] };

function toSite(row: Row): Site {
  return {
    id: row.site_id,
    key: row.key,
    name: row.name,
    // Written through `checkState` only, and a check by hand in the database would be the operator's own doing.
    state: row.state as State,
    centre: { lat: row.centre_lat, lon: row.centre_lon },
    box: { west: row.west, south: row.south, east: row.east, north: row.north },
    host: row.host,
    theme: row.theme,
    demo: row.demo,
    texts: row.texts,
    // Written from our own list only.
    ...(row.languages && { languages: row.languages as Locale[] }),
    ...(row.picture && { picture: row.picture }),
    ...(row.picture_before && { pictureBefore: row.picture_before }),
    changedAt: new Date(row.changed_at),
    areas: row.areas,
  };
}

/** All sites by name; asked before a site is chosen, so through a function that passes row-level security. */
export async function allSites(db: Db): Promise<Site[]> {
  const { rows } = await sql<{ site: Row }>`select site from quarter.sites() as site`.execute(db);
  return rows.map(({ site }) => toSite(site));
}

/** The site of this key, or undefined. */
export async function siteByKey(db: Db, key: string): Promise<Site | undefined> {
  return (await allSites(db)).find((site) => site.key === key);
}

/** The site as it is now; whoever else would change it waits until this transaction ends. */
export async function lockSite(tx: Db, siteId: string): Promise<Site | undefined> {
  await sql`select 1 from quarter.site where site_id = ${siteId} for update`.execute(tx);
  return (await allSites(tx)).find((site) => site.id === siteId);
}

export type SiteRow = Omit<Site, "changedAt" | "areas" | "picture" | "pictureBefore">;

const columns = (site: SiteRow) => ({
  key: site.key,
  name: site.name,
  state: site.state,
  centre_lat: site.centre.lat,
  centre_lon: site.centre.lon,
  west: site.box.west,
  south: site.box.south,
  east: site.box.east,
  north: site.box.north,
  host: site.host,
  theme: JSON.stringify(site.theme),
  demo: site.demo,
  texts: JSON.stringify(site.texts),
  languages: site.languages ? [...site.languages] : null,
});

export async function insertSite(tx: Db, site: SiteRow): Promise<void> {
  await tx
    .withTables<QuarterTables>()
    .insertInto("quarter.site")
    .values({ site_id: site.id, ...columns(site) })
    .execute();
}

export async function updateSite(tx: Db, site: SiteRow): Promise<void> {
  await tx
    .withTables<QuarterTables>()
    .updateTable("quarter.site")
    .set({ ...columns(site), changed_at: sql`now()` })
    .where("site_id", "=", site.id)
    .execute();
}

/** Removes a site and, by cascading keys, all that belongs to it in every capability. */
export async function deleteSite(tx: Db, siteId: string): Promise<void> {
  await tx.withTables<QuarterTables>().deleteFrom("quarter.site").where("site_id", "=", siteId).execute();
}
