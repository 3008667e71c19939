import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { Row, TableFile } from "../../../kernel/tables/table-file.ts";
import { type Area, areasOf, type Site } from "../../quarter/index.ts";
import type { Source } from "../rules/business.ts";
import { catalogueVersion } from "../rules/categories/catalogue.ts";
import type { Layout } from "../rules/columns/guess-columns.ts";
import { habitsOf } from "../rules/columns/habits.ts";
import type { Mapping } from "../rules/columns/mapping.ts";
import { emptyListReport, type ListReport } from "../rules/lists/list-report.ts";
import type { RowContext } from "../rules/lists/read-row.ts";
import { insertCoverage } from "../store/coverage.ts";
import { finishImport, insertImport, insertRejections, type Rejection } from "../store/imports.ts";
import { analyseListings } from "../store/listings.ts";
import { insertSource, sourcesOf } from "../store/sources.ts";
import { createListReader, type LocateRows } from "./read-list.ts";
import { type BatchContext, takeBatch } from "./take-batch.ts";
import { teachCategories } from "./teach-categories.ts";

export interface ListImportOptions {
  file: string;
  /** The file, opened, and how its tables are read. */
  table: TableFile;
  layouts: Layout[];
  mapping?: Mapping;
  /** For rows that tell no trade. */
  category?: string;
  area?: Area;
  dryRun?: boolean;
  source: Pick<Source, "name" | "licence" | "attribution" | "url">;
  /** ISO day; that of the file without it. */
  asOf?: string;
  /** Finds places for rows without coordinates; without it they are rejected. */
  locate?: LocateRows;
  onProgress?(progress: { rows: number; share: number }): void;
  onRejected?(rejection: Rejection): void;
}

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

/**
 * Takes the businesses of a list (CSV, XLSX, JSON) in one transaction: an interrupted import is whole or absent. Rows without
 * a name are counted for coverage and are no entries. The same list again changes nothing.
 *
 * @throws {TableFileError} when the file cannot be read to its end.
 */
export async function importList(
  db: Db,
  site: Site,
  options: ListImportOptions,
): Promise<{ importId: number; report: ListReport }> {
  const report = emptyListReport();
  let importId = 0;
  try {
    await inSite(db, site.id, async (tx) => {
      importId = await runImport(tx, site, options, report);
      if (options.dryRun) throw new DryRun();
      await announceChange(tx, site.id);
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!options.dryRun) await analyseListings(db);
  return { importId, report };
}

/** The first rows of a table, by which it is judged. */
export async function sampleRows(table: TableFile, sheet: string, most = 500): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.rows(sheet)) {
    rows.push(...batch);
    if (rows.length >= most) break;
  }
  return rows;
}

async function runImport(
  tx: Db,
  site: Site,
  options: ListImportOptions,
  report: ListReport,
): Promise<number> {
  const { table, layouts, mapping } = options;
  const asOf = options.asOf ?? (await stat(options.file)).mtime.toISOString().slice(0, 10);
  const source = await insertSource(tx, site.id, { ...options.source, kind: "import", asOf });
  const importId = await insertImport(tx, site.id, {
    sourceId: source.id,
    format: table.writing.format,
    fileName: basename(options.file),
  });
  const context: BatchContext = {
    tx,
    site,
    areas: await areasOf(tx),
    scheme: `list:${source.name}`,
    source,
    sources: await sourcesOf(tx),
    importId,
    actor: "import",
  };
  let rejected = 0;
  const reader = createListReader(
    {
      tx,
      site,
      areas: context.areas,
      ...(options.area && { area: options.area }),
      ...(options.locate && { locate: options.locate }),
    },
    report,
  );
  const used = layouts.filter((layout) => layout.use);
  const taking = { of: used.length, done: 0 };
  for (const layout of used) {
    const rows: RowContext = {
      layout,
      habits: habitsOf(layout, await sampleRows(table, layout.sheet), site.name),
      mapping,
      category: options.category ?? mapping?.always?.category,
      utmZone: site.centre.lon >= 12 ? 33 : 32,
    };
    const start = table.position();
    const label = used.length > 1 ? `${layout.sheet}!` : "";
    // While the database writes one batch the next is read and understood.
    let writing = Promise.resolve();
    const write = async ({ incoming, rejections }: Awaited<ReturnType<typeof reader.read>>) => {
      for (const outcome of await takeBatch(context, incoming)) report.things[outcome]++;
      for (const rejection of rejections) options.onRejected?.(rejection);
      await insertRejections(tx, site.id, importId, rejected, rejections);
      rejected += rejections.length;
    };
    try {
      for await (const batch of table.rows(layout.sheet)) {
        const prepared = await reader.read(batch, rows, label);
        await writing;
        writing = write(prepared);
        // Handled where it is awaited; until then it must not count as unhandled.
        writing.catch(() => {});
        const share =
          (table.position() - (table.writing.format === "xlsx" ? start : 0)) / Math.max(1, table.size);
        options.onProgress?.({ rows: report.rows, share: Math.min(1, (taking.done + share) / taking.of) });
      }
    } finally {
      await writing;
    }
    taking.done++;
  }
  await insertCoverage(tx, site.id, importId, reader.coverage());
  await teachCategories(tx, site.id);
  await finishImport(tx, importId, {
    ...report,
    unknownCategories: Object.fromEntries(report.unknownCategories),
    catalogue: catalogueVersion,
  });
  return importId;
}
