// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { areasOf, type Site } from "../../quarter/index.ts";
import type { Source } from "../rules/business.ts";
import { catalogueVersion } from "../rules/categories/catalogue.ts";
import { emptyReport, type ImportReport } from "../rules/import/report.ts";
import { finishImport, insertImport, insertRejections, type Rejection } from "../store/imports.ts";
import { analyseListings } from "../store/listings.ts";
import { insertSource, sourcesOf } from "../store/sources.ts";
import { type BatchContext, type Incoming, takeBatch } from "./take-batch.ts";
import { teachCategories } from "./teach-categories.ts";

/** A stretch of a source, understood and ready to be written. */
export interface PreparedBatch {
  /** Each ref at most once. */
  incoming: Incoming[];
  rejections: Rejection[];
  /** What else the stretch brings, such as features of the base map; written after the entries. */
  writeMore?(tx: Db): Promise<void>;
}

/** A file or an answer that entries are taken from. */
export interface ImportInput {
  /** The scheme of the refs, such as `osm`: the same ref in the same scheme is the same entry. */
  scheme: string;
  /** Where the facts come from, and as of which day. */
  source: Omit<Source, "id" | "kind">;
  format: string;
  fileName: string;
  /**
   * Understands the source piece by piece, and counts in the report what it leaves out; what happens to the entries is
   * counted where they are written. It throws where the source as a whole cannot be read: then nothing is taken.
   */
  batches(report: ImportReport): AsyncIterable<PreparedBatch>;
}

export interface RunOptions {
  /** Says exactly what would happen, and leaves everything as it was. */
  dryRun?: boolean;
  onRejected?(rejection: Rejection): void;
}

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

/**
 * Takes entries from any source, in one transaction: an interrupted import is whole or absent.
 *
 * @example
 * await runImport(db, site, { scheme: "list:ihk", source, format: "csv", fileName: "ihk.csv", batches: (report) => read(file, report) }, {});
 */
export async function runImport(
  db: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
): Promise<{ importId: number; report: ImportReport }> {
  const report = emptyReport();
  let importId = 0;
  try {
    await inSite(db, site.id, async (tx) => {
      importId = await takeAll(tx, site, input, options, report);
      if (options.dryRun) throw new DryRun();
      await announceChange(tx, site.id);
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!options.dryRun) await analyseListings(db);
  return { importId, report };
}

async function takeAll(
  tx: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
  report: ImportReport,
): Promise<number> {
  const { scheme, format, fileName } = input;
  const source = await insertSource(tx, site.id, { ...input.source, kind: "import" });
  const importId = await insertImport(tx, site.id, { sourceId: source.id, format, fileName });
  const context: BatchContext = {
    tx,
    site,
    areas: await areasOf(tx),
    scheme,
    source,
    sources: await sourcesOf(tx),
    importId,
    actor: "import",
  };
  let rejected = 0;
  const write = async ({ incoming, rejections, writeMore }: PreparedBatch) => {
    for (const outcome of await takeBatch(context, incoming)) report.things[outcome]++;
    await writeMore?.(tx);
    for (const rejection of rejections) options.onRejected?.(rejection);
    await insertRejections(tx, site.id, importId, rejected, rejections);
    rejected += rejections.length;
  };
  // While the database writes one batch the next is read and understood.
  let writing = Promise.resolve();
  try {
    for await (const prepared of input.batches(report)) {
      await writing;
      writing = write(prepared);
      // Handled where it is awaited; until then it must not count as unhandled.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
  await teachCategories(tx, site.id);
  await finishImport(tx, importId, { ...report, catalogue: catalogueVersion });
  return importId;
}
