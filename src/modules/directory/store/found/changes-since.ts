import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { ChangedRecord, GoneRecord, Since } from "../../rules/open-data/changes/changed-record.ts";
import type { ChangeCursor } from "../../rules/open-data/changes/read-since.ts";
import type { OpenRecord } from "../../rules/open-data/record-schema.ts";
import { changedEntries } from "./changed-entries.ts";

/** The changes of a site since a moment, as a file of changes needs them. */
export interface ChangesSince {
  /** What is new or changed, by its inner id. */
  of: ReadonlyMap<string, { shortId: string; at: string; change: "new" | "changed" }>;
  since: Since & { gone: GoneRecord[] };
}

/** So many are read at once. */
const atOnce = 5_000;

/** What changed since then. */
export async function changesSince(db: Db, siteId: string, since: Date): Promise<ChangesSince> {
  const of: Map<string, { shortId: string; at: string; change: "new" | "changed" }> = new Map();
  const gone: GoneRecord[] = [];
  for (let after: ChangeCursor | undefined; ; ) {
    const page = await readInSite(db, siteId, (tx) =>
      changedEntries(tx, siteId, { since, after, limit: atOnce }),
    );
    for (const { id, shortId, at, change } of page)
      if (change === "gone") gone.push({ id: shortId, at });
      else of.set(id, { shortId, at, change });
    after = page.at(-1);
    if (page.length < atOnce) break;
  }
  return { of, since: { since: since.toISOString(), gone } };
}

/**
 * The records of a file of changes, each with what it is. Those of `ids` that `batches` does not give, because they may no
 * longer be passed on, are gone for copies and join the end of the file.
 */
export async function* changedBatches(
  changes: ChangesSince,
  ids: readonly string[],
  batches: AsyncIterable<readonly OpenRecord[]>,
): AsyncGenerator<ChangedRecord[]> {
  const open = new Map(
    ids.flatMap((id) => {
      const one = changes.of.get(id);
      return one ? [[one.shortId, one] as const] : [];
    }),
  );
  for await (const batch of batches)
    yield batch.map((record) => {
      const change = open.get(record.id)?.change ?? "changed";
      open.delete(record.id);
      return { ...record, change };
    });
  for (const { shortId, at } of open.values()) changes.since.gone.push({ id: shortId, at });
}
