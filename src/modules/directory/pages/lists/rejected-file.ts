// SPDX-License-Identifier: EUPL-1.2
import { stringify } from "csv-stringify/sync";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Answer, notFound, type StreamAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Rejection, rejectionsOf } from "../../store/imports.ts";
import { rejectedByTask } from "../../store/lists/tasks.ts";
import { type ListsKey, listsTexts } from "../../texts/lists/texts.ts";
import { importOf } from "./import-page.tsx";
import { taskOf } from "./task-page.tsx";

const atOnce = 1_000;

/** What an import rejected, as a table for a spreadsheet. */
export async function rejectedOfImport(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const run = await importOf(context);
  if (!run) return notFound;
  async function* batches(id: number): AsyncGenerator<Rejection[]> {
    for (let from = 0; ; from += atOnce) {
      const rows = await readInSite(primary, site.id, (tx) => rejectionsOf(tx, id, atOnce, from));
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) return;
    }
  }
  return fileOf(context, `import-${run.id}`, batches(run.id));
}

/** What a trial would reject. */
export async function rejectedOfTask(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const task = await taskOf(context);
  if (!task) return notFound;
  const rejected = await readInSite(primary, site.id, (tx) => rejectedByTask(tx, task.id));
  return fileOf(
    context,
    "probelauf",
    (async function* () {
      yield rejected;
    })(),
  );
}

function fileOf(context: SiteContext, name: string, batches: AsyncIterable<Rejection[]>): StreamAnswer {
  return {
    kind: "stream",
    contentType: "text/csv; charset=utf-8",
    pieces: () => tableOf(context, batches),
    headers: { "Content-Disposition": `attachment; filename="${context.site.key}-${name}-abgelehnt.csv"` },
  };
}

async function* tableOf(
  { locale }: SiteContext,
  batches: AsyncIterable<Rejection[]>,
): AsyncGenerator<string> {
  const say = listsTexts(locale);
  // German spreadsheets part cells by semicolons; what they would run as a formula gets an apostrophe in front.
  const csv = (rows: string[][]) =>
    stringify(rows, { delimiter: ";", record_delimiter: "\r\n", escape_formulas: true });
  yield `\ufeff${csv([(["row", "field", "reason", "detail"] as const).map((key) => say(`reasons.${key}`))])}`;
  for await (const batch of batches)
    if (batch.length > 0)
      yield csv(
        batch.map(({ element, field, reason, detail }) => [
          element,
          field,
          say(`reason.${reason}` as ListsKey),
          detail ?? "",
        ]),
      );
}
