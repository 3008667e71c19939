import type { Db } from "../../../kernel/db/db.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { areasOf } from "../../quarter/index.ts";
import type { OpenRecord } from "../rules/open-data/record-schema.ts";
import { type RecordContext, toRecord } from "../rules/open-data/to-record.ts";
import { publicBusiness, publicBusinesses } from "./public-businesses.ts";
import { sourcesOf } from "./sources.ts";

/** What the asker decides about records: language and addresses. */
export type RecordView = Pick<RecordContext, "locale" | "pageUrl" | "near"> & { nowMinute: number };

/** What all records of a site have in common. */
export async function recordContext(tx: Db, view: RecordView): Promise<RecordContext> {
  const areas = await areasOf(tx);
  return {
    ...view,
    sources: await sourcesOf(tx),
    areas: new Map(areas.map((area) => [area.key, area.name])),
  };
}

/** The records of the entries with these inner ids, in their order. */
export async function recordsOf(
  tx: Db,
  siteId: string,
  ids: readonly string[],
  context: RecordContext,
  nowMinute: number,
): Promise<OpenRecord[]> {
  const businesses = await publicBusinesses(tx, siteId, ids, nowMinute);
  return businesses.map((business) => toRecord(business, context));
}

/** The record of one published entry, or undefined. */
export async function recordById(
  db: Db,
  siteId: string,
  shortId: string,
  view: RecordView,
): Promise<OpenRecord | undefined> {
  return readInSite(db, siteId, async (tx) => {
    const business = await publicBusiness(tx, siteId, shortId, view.nowMinute);
    return business && toRecord(business, await recordContext(tx, view));
  });
}

/** So few that making them holds up nobody who asks in between. */
const batchSize = 200;

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
  const context = await readInSite(db, siteId, (tx) => recordContext(tx, view));
  for (let at = 0; at < ids.length; at += batchSize) {
    const some = ids.slice(at, at + batchSize);
    yield await readInSite(db, siteId, (tx) => recordsOf(tx, siteId, some, context, view.nowMinute));
  }
}
