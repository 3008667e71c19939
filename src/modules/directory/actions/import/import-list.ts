import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Db } from "../../../../kernel/db/db.ts";
import { boxContains } from "../../../../kernel/geo/box.ts";
import { pointInGeometry } from "../../../../kernel/geo/inside.ts";
import type { Row, TableFile } from "../../../../kernel/tables/table-file.ts";
import { openGeocoder, postcodesOfTowns } from "../../../places/index.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import type { Source } from "../../rules/business.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import { habitsOf } from "../../rules/columns/habits.ts";
import type { TownPostcodes } from "../../rules/columns/lost-zeros.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import { emptyListReport, type ListReport } from "../../rules/lists/list-report.ts";
import type { RowContext } from "../../rules/lists/read-row.ts";
import { insertCoverage } from "../../store/import/coverage.ts";
import { createListReader } from "./create-list-reader.ts";
import { type ImportResult, type PreparedBatch, type RunOptions, runImport } from "./run-import.ts";

export interface ListImportOptions extends RunOptions {
  file: string;
  /** What it is called, where that is not the name under which it lies. */
  fileName?: string;
  /** The file, opened, and how its tables are read. */
  table: TableFile;
  layouts: Layout[];
  mapping?: Mapping;
  /** For rows that tell no trade. */
  category?: string;
  area?: Area;
  source: Pick<Source, "name" | "licence" | "attribution" | "url">;
  /** ISO day; that of the file without it. */
  asOf?: string;
  onProgress?(progress: { rows: number; share: number }): void;
  /** What else is to be written in the transaction of the import; not for a dry run. */
  alongside?(tx: Db, importId: number): Promise<void>;
}

/**
 * Takes the businesses of a list (CSV, XLSX, JSON) in one transaction: an interrupted import is whole or absent. Rows without
 * a name are counted for coverage and are no entries. The same list again changes nothing; what a list of the same source
 * names no more is perhaps closed.
 *
 * @throws {TableFileError} when the file cannot be read to its end. {TooManyVanished} {ImportsBusy}
 */
export async function importList(
  db: Db,
  site: Site,
  options: ListImportOptions,
): Promise<ImportResult & { report: ListReport }> {
  const { table, area, source } = options;
  const report = emptyListReport();
  const asOf = options.asOf ?? (await stat(options.file)).mtime.toISOString().slice(0, 10);
  let reader: ReturnType<typeof createListReader> | undefined;
  const result = await runImport(
    db,
    site,
    {
      scheme: `list:${source.name}`,
      source: { ...source, asOf },
      asOfFrom: options.asOf === undefined ? "time of the file" : "file",
      format: table.writing.format,
      fileName: options.fileName ?? basename(options.file),
      covers: (place) =>
        boxContains(site.box, place) && (area === undefined || pointInGeometry(place, area.outline)),
      isWhole: true,
      report,
      async *batches(_, areas) {
        const geocoder = await openGeocoder(db, site.id);
        reader = createListReader({ site, areas, geocoder, ...(area && { area }) }, report);
        yield* readTables(site, options, reader, report, await postcodesOfTowns(db, site.id));
      },
      async finish(tx, importId) {
        await insertCoverage(tx, site.id, importId, reader?.coverage() ?? []);
        if (!options.dryRun) await options.alongside?.(tx, importId);
        return { unknownCategories: Object.fromEntries(report.unknownCategories) };
      },
    },
    options,
  );
  return { ...result, report };
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

/** All tables of the file that are used, one after the other. */
async function* readTables(
  site: Site,
  options: ListImportOptions,
  reader: ReturnType<typeof createListReader>,
  report: ListReport,
  known: TownPostcodes,
): AsyncGenerator<PreparedBatch> {
  const { table, layouts, mapping } = options;
  const used = layouts.filter((layout) => layout.use);
  for (const [done, layout] of used.entries()) {
    const rows: RowContext = {
      layout,
      habits: habitsOf(layout, await sampleRows(table, layout.sheet), site.name, known),
      mapping,
      category: options.category ?? mapping?.always?.category,
      utmZone: site.centre.lon >= 12 ? 33 : 32,
    };
    // Each tab of a workbook is a file of its own within it.
    const start = table.writing.format === "xlsx" ? table.position() : 0;
    const label = used.length > 1 ? `${layout.sheet}!` : "";
    for await (const batch of table.rows(layout.sheet)) {
      yield await reader.read(batch, rows, label);
      const share = (table.position() - start) / Math.max(1, table.size);
      options.onProgress?.({ rows: report.rows, share: Math.min(1, (done + share) / used.length) });
    }
  }
}
