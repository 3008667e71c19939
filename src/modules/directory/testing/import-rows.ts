// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { openTable } from "../../../kernel/tables/open-table.ts";
import type { Site } from "../../quarter/index.ts";
import { importList, sampleRows } from "../actions/import/import-list.ts";
import { guessLayout } from "../rules/columns/guess-columns.ts";

/** A row of a list of the tests. */
export interface ListRow {
  name?: string;
  category?: string;
  phone?: string;
  website?: string;
  lat?: string;
  lon?: string;
  street?: string;
  postcode?: string;
  city?: string;
}

const columns = ["name", "category", "phone", "website", "lat", "lon", "street", "postcode", "city"] as const;
const headings = "Name;Branche;Telefon;Website;Breite;Länge;Straße;PLZ;Ort";

/** Imports rows through the same action as a real list; a selection unless said otherwise, so that nothing vanishes. */
export async function importRows(
  database: TestDatabase,
  site: Site,
  rows: readonly ListRow[],
  { name, dryRun = false, partial = true }: { name: string; dryRun?: boolean; partial?: boolean },
) {
  const folder = await mkdtemp(join(tmpdir(), "directory-rows-"));
  try {
    const file = join(folder, "rows.csv");
    const lines = rows.map((row) => columns.map((column) => row[column] ?? "").join(";"));
    await writeFile(file, `${[headings, ...lines].join("\n")}\n`);
    const table = await openTable(file, "csv", {});
    try {
      const [sheet = ""] = table.sheets.map((one) => one.name);
      const layout = { ...guessLayout(sheet, await sampleRows(table, sheet), table.named), use: true };
      return await importList(database.owner, site, {
        file,
        table,
        layouts: [layout],
        partial,
        dryRun,
        source: { name, licence: "CC0-1.0", attribution: null, url: null },
      });
    } finally {
      await table.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
