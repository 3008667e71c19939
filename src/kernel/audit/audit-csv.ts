import { stringify } from "csv-stringify/sync";
import type { Db } from "../db/db.ts";
import { readInSite } from "../db/in-site.ts";
import { type AuditFilter, type FoundLine, findAuditLines } from "./store/find-audit-lines.ts";

const pageLength = 1000;

/** Names change no more once given out: tables of others build on them. New columns come at the end. */
const columns: [name: string, cell: (line: FoundLine) => string | number | undefined][] = [
  ["number", (line) => line.number],
  ["id", (line) => line.id],
  ["at", (line) => line.at.toISOString()],
  ["event", (line) => line.event],
  ["actor_kind", ({ actor }) => actor.kind],
  [
    "actor",
    ({ actor }) => (actor.kind === "person" ? actor.id : actor.kind === "job" ? actor.name : undefined),
  ],
  ["role", ({ actor }) => (actor.kind === "person" ? (actor.role ?? undefined) : undefined)],
  ["from", ({ actor }) => ("from" in actor ? actor.from : undefined)],
  ["subject_kind", (line) => line.subject?.kind],
  ["subject_id", (line) => line.subject?.id],
  ["concerns", (line) => line.concerns],
  ["reason", (line) => line.reason],
  ["facts", (line) => (Object.keys(line.facts).length > 0 ? JSON.stringify(line.facts) : undefined)],
];

// What a spreadsheet would run as a formula gets an apostrophe in front: reasons are texts that people typed.
const csv = (rows: (string | number | undefined)[][]): string =>
  stringify(rows, { record_delimiter: "\r\n", escape_formulas: true, quote_record_delimiter: true });

/**
 * All lines that the filter asks for, newest first, as a table in pieces of a thousand lines (RFC 4180, UTF-8 with the mark
 * that spreadsheets look for). Lines that are written while it is read are not in it.
 */
export async function* auditCsv(db: Db, siteId: string, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${csv([columns.map(([name]) => name)])}`;
  let after: string | undefined;
  do {
    // Each page in a transaction of its own: a slow reader must not hold one open.
    const page = await readInSite(db, siteId, (tx) =>
      findAuditLines(tx, filter, { after, limit: pageLength }),
    );
    if (page.lines.length > 0) yield csv(page.lines.map((line) => columns.map(([, cell]) => cell(line))));
    after = page.next;
  } while (after !== undefined);
}
