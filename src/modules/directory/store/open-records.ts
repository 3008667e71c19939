import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { areasOf } from "../../quarter/index.ts";
import { passedOn } from "../rules/open-data/passed-on.ts";
import type { OpenRecord } from "../rules/open-data/record-schema.ts";
import { type PublicBusiness, type RecordContext, toRecord } from "../rules/open-data/to-record.ts";
import { publicBusiness, publicBusinesses } from "./public-businesses.ts";
import { sourcesNumbered } from "./sources.ts";

/** What the asker decides about records: language and addresses. */
export type RecordView = Pick<RecordContext, "locale" | "pageUrl" | "near"> & { nowMinute: number };

/** Draws published entries as records, with their sources. */
async function draw(
  tx: Db,
  businesses: PublicBusiness[],
  areas: Areas,
  view: RecordView,
): Promise<OpenRecord[]> {
  const numbers = businesses.flatMap((business) => Object.values(business.provenance));
  const sources = new Map(
    (await sourcesNumbered(tx, [...new Set(numbers)])).map((source) => [source.id, source]),
  );
  // Facts of sources without a licence stay with us; so does an entry that is one of theirs.
  return businesses.flatMap((business) => {
    const open = passedOn(business, sources);
    return open ? [toRecord(open, { ...view, areas, sources })] : [];
  });
}

type Areas = RecordContext["areas"];

const areaNames = async (tx: Db): Promise<Areas> =>
  new Map((await areasOf(tx)).map((area) => [area.key, area.name]));

/** The records of the entries with these inner ids, in their order. */
export async function recordsOf(
  tx: Db,
  siteId: string,
  ids: readonly string[],
  view: RecordView,
): Promise<OpenRecord[]> {
  const businesses = await publicBusinesses(tx, siteId, ids, view.nowMinute);
  return draw(tx, businesses, await areaNames(tx), view);
}

/** The record of one published entry, or undefined. */
export async function recordById(
  tx: Db,
  siteId: string,
  shortId: string,
  view: RecordView,
): Promise<OpenRecord | undefined> {
  const business = await publicBusiness(tx, siteId, shortId, view.nowMinute);
  if (!business) return undefined;
  return (await draw(tx, [business], await areaNames(tx), view))[0];
}

/** So few that making them holds up nobody who asks in between. */
const batchSize = 100;

/**
 * The records of many entries, batch by batch. Each batch is a short transaction of its own, so that a slow reader holds
 * no connection; an entry that was taken out meanwhile is left out.
 */
export async function* recordBatches(
  db: Db,
  siteId: string,
  ids: readonly string[],
  view: RecordView,
): AsyncGenerator<OpenRecord[]> {
  const areas = await readInSite(db, siteId, areaNames);
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = ids.slice(at, at + batchSize);
    yield await readInSite(db, siteId, async (tx) =>
      draw(tx, await publicBusinesses(tx, siteId, some, view.nowMinute), areas, view),
    );
  }
}
