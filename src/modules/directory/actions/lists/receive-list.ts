// SPDX-License-Identifier: EUPL-1.2
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { openTable, type TableFormat } from "../../../../kernel/tables/open-table.ts";
import { TableFileError, type TableProblem } from "../../../../kernel/tables/table-file.ts";
import type { SentFile } from "../../../../kernel/web/request/multipart.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { ListSettings } from "../../rules/lists/list-settings.ts";
import { sourceName } from "../../rules/lists/source-name.ts";
import { insertListFile, insertPieces, lastMappingOf } from "../../store/lists/list-files.ts";
import { personIn } from "./person-in.ts";

/** In bytes. */
export const longestList = 32 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

const jsonEndings = new Set([".json", ".jsonl", ".ndjson", ".geojson", ".geojsonl"]);

/** Told by its first bytes and its ending; text is CSV. */
async function formatOf({ path, name }: SentFile): Promise<TableFormat> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.subarray(0, 2).toString("latin1") === "PK") return "xlsx";
  } finally {
    await handle.close();
  }
  return jsonEndings.has(extname(name.replace(/\.gz$/i, "")).toLowerCase()) ? "json" : "csv";
}

/**
 * Keeps a list that a browser sent, after a look whether it is a table at all. It is read as the last list of the same source.
 *
 * @returns its id
 */
export async function receiveList(
  doing: Doing,
  sent: SentFile | undefined,
  said: Omit<ListSettings, "source"> & { source: string | null },
): Promise<Result<string, "no-file" | TableProblem>> {
  if (!sent) return refuse("no-file");
  const format = await formatOf(sent);
  try {
    const table = await openTable(sent.path, format);
    await table.close();
  } catch (error) {
    if (error instanceof TableFileError) return refuse(error.problem);
    throw error;
  }
  const id = newId();
  const name = sent.name || "liste";
  const settings = { ...said, source: said.source ?? sourceName(name) };
  await inSite(doing.db, doing.siteId, async (tx) => {
    const mapping = await lastMappingOf(tx, settings.source);
    const { bytes } = sent;
    const file = { id, name, format, bytes, sentBy: personIn(doing), settings, mapping };
    await insertListFile(tx, doing.siteId, file);
    await insertPieces(tx, doing.siteId, id, createReadStream(sent.path, { highWaterMark: pieceBytes }));
    await writeAudit(tx, {
      event: "list.sent",
      actor: doing.actor,
      subject: { kind: "list", id },
      facts: { source: settings.source, format, bytes },
    });
  });
  return ok(id);
}
