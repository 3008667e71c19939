import type { Db } from "../db/db.ts";
import { inSite, readInSite } from "../db/in-site.ts";
import type { Slots } from "../module/slot.ts";
import { type SealedColumn, sealedColumns, signedColumns } from "./sealed-columns.ts";
import type { Secrets } from "./secrets.ts";
import { knownKeys } from "./store/known-keys.ts";
import { keysIn, replaceSealed, rowsOfOtherKeys, type SealedRow } from "./store/sealed-rows.ts";

/** What was done, and what holds an older key back. */
export interface Renewal {
  /** How many texts and files are sealed with the newest key now. */
  renewed: number;
  /** How many cannot be opened: their key is not in the key file any more, or they were altered. */
  closed: number;
  /** The keys that this database was used with but for the newest: what of each is still there, by what it is. */
  older: { id: string; needed: { what: string; count: number }[] }[];
}

/** In one transaction; files are large. */
const atOnce = { texts: 500, files: 10 };

/**
 * Seals anew with the newest key what older keys have sealed, while everything runs. What recognises codes cannot be made anew
 * without them: it is counted.
 *
 * @param siteIds all sites
 */
export async function renewSeals(
  owner: Db,
  secrets: Secrets,
  slots: Slots,
  siteIds: readonly string[],
  progress: (renewed: number) => void = () => {},
): Promise<Renewal> {
  const done = { renewed: 0, closed: 0 };
  for (const siteId of siteIds)
    for (const column of sealedColumns.of(slots)) {
      let after: Record<string, string> | undefined;
      for (;;) {
        const read = await inSite(owner, siteId, (tx) => renewSome(tx, secrets, siteId, column, after));
        done.renewed += read.renewed;
        done.closed += read.closed;
        progress(done.renewed);
        after = read.last;
        if (!after || column.key.length === 0) break;
      }
    }
  return { ...done, older: await neededOf(owner, secrets, slots, siteIds) };
}

async function renewSome(
  tx: Db,
  secrets: Secrets,
  siteId: string,
  column: SealedColumn,
  after: Record<string, string> | undefined,
): Promise<{ renewed: number; closed: number; last: Record<string, string> | undefined }> {
  const limit = column.bytes ? atOnce.files : atOnce.texts;
  const rows = await rowsOfOtherKeys(tx, column, { beginning: secrets.beginning, after, limit });
  let [renewed, closed] = [0, 0];
  for (const each of rows) {
    const fresh = sealAnew(secrets, siteId, column, each);
    if (fresh === undefined) closed++;
    else if (await replaceSealed(tx, column, each, fresh)) renewed++;
  }
  return { renewed, closed, last: rows.at(-1)?.row };
}

function sealAnew(
  secrets: Secrets,
  siteId: string,
  { purpose, bound }: SealedColumn,
  { row, sealed }: SealedRow,
): string | Buffer | undefined {
  const to = bound(siteId, row);
  if (typeof sealed !== "string") {
    const bytes = secrets.openBytes(purpose, to, sealed);
    return bytes && secrets.sealBytes(purpose, to, bytes);
  }
  const text = secrets.open(purpose, to, sealed);
  return text === undefined ? undefined : secrets.seal(purpose, to, text);
}

async function neededOf(
  owner: Db,
  secrets: Secrets,
  slots: Slots,
  siteIds: readonly string[],
): Promise<Renewal["older"]> {
  const columns = [
    ...sealedColumns.of(slots).map((each) => ({ ...each, what: "sealed texts" })),
    ...signedColumns.of(slots),
  ];
  const found = new Map<string, Map<string, number>>();
  for (const siteId of siteIds)
    await readInSite(owner, siteId, async (tx) => {
      for (const column of columns)
        for (const { id, count } of await keysIn(tx, column)) {
          const needed = found.get(id) ?? new Map<string, number>();
          found.set(id, needed.set(column.what, (needed.get(column.what) ?? 0) + count));
        }
    });
  const ids = new Set([...(await knownKeys(owner)), ...found.keys()]);
  return [...ids]
    .filter((id) => !secrets.beginning.endsWith(`.${id}.`))
    .map((id) => ({ id, needed: [...(found.get(id) ?? [])].map(([what, count]) => ({ what, count })) }));
}
