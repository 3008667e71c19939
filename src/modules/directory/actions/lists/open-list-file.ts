// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Db } from "../../../../kernel/db/db.ts";
import { openTable } from "../../../../kernel/tables/open-table.ts";
import type { TableFile } from "../../../../kernel/tables/table-file.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import { type ListFile, piecesOf } from "../../store/lists/list-files.ts";
import { layOut } from "./lay-out.ts";

/** A list that was sent, as a file of this machine, with how its tables are read. */
export interface OpenList {
  path: string;
  table: TableFile;
  layouts: Layout[];
  /** Closes it and takes the file away. */
  close(): Promise<void>;
}

/**
 * Lays a list that was sent into a file and opens it.
 *
 * @throws {TableFileError} where it cannot be read, or is no longer here
 */
export async function openListFile(db: Db, siteId: string, file: ListFile): Promise<OpenList> {
  const folder = await mkdtemp(join(tmpdir(), "mittendrin-list-"));
  const forget = () => rm(folder, { recursive: true, force: true });
  try {
    // A table of CSV is called as its file is.
    const path = join(folder, `_${file.name.replace(/[^\p{L}\p{N} ._()-]/gu, "_")}`.slice(0, 80));
    await pipeline(piecesOf(db, siteId, file.id), createWriteStream(path, { mode: 0o600 }));
    await utimes(path, file.sentAt, file.sentAt);
    const mapping = file.mapping ?? undefined;
    const table = await openTable(path, file.format, { ...mapping?.file });
    const close = async () => {
      await table.close();
      await forget();
    };
    try {
      return { path, table, layouts: await layOut(table, mapping), close };
    } catch (error) {
      await table.close();
      throw error;
    }
  } catch (error) {
    await forget();
    throw error;
  }
}
