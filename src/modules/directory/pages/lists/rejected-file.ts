// SPDX-License-Identifier: EUPL-1.2
import { stringify } from "csv-stringify/sync";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Answer, notFound, type StreamAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { originalRows } from "../../actions/lists/original-rows.ts";
import { type Rejection, rejectionsOf } from "../../store/imports.ts";
import { type ListFile, listFileById } from "../../store/lists/list-files.ts";
import { lastTask, rejectedByTask } from "../../store/lists/tasks.ts";
import { type ListsKey, listsTexts } from "../../texts/lists/texts.ts";
import { importOf } from "./import-page.tsx";
import { taskOf } from "./task-page.tsx";

const atOnce = 1_000;

/** What an import rejected, as a table for a spreadsheet. */
export async function rejectedOfImport(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const run = await importOf(context);
  if (!run) return notFound;
  const file = await readInSite(primary, site.id, async (tx) => {
    const task = await lastTask(tx, { importId: run.id }, ["import"]);
    return task?.fileId ? listFileById(tx, task.fileId) : undefined;
  });
  async function* batches(id: number): AsyncGenerator<Rejection[]> {
    for (let from = 0; ; from += atOnce) {
      const rows = await readInSite(primary, site.id, (tx) => rejectionsOf(tx, id, atOnce, from));
      if (rows.length > 0) yield rows;
      if (rows.length < atOnce) return;
    }
  }
  return fileOf(context, `import-${run.id}`, batches(run.id), file);
}

/** What a trial would reject. */
export async function rejectedOfTask(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const task = await taskOf(context);
  if (!task) return notFound;
  const [rejected, file] = await readInSite(primary, site.id, async (tx) => [
    await rejectedByTask(tx, task.id),
    task.fileId ? await listFileById(tx, task.fileId) : undefined,
  ]);
  return fileOf(
    context,
    "probelauf",
    (async function* () {
      yield rejected;
    })(),
    file,
  );
}

function fileOf(
  context: SiteContext,
  name: string,
  batches: AsyncIterable<Rejection[]>,
  file: ListFile | undefined,
): StreamAnswer {
  return {
    kind: "stream",
    contentType: "text/csv; charset=utf-8",
    pieces: () => (file?.isHere ? tableOfRows(context, batches, file) : tableOf(context, batches)),
    headers: { "Content-Disposition": `attachment; filename="${context.site.key}-${name}-abgelehnt.csv"` },
  };
}

// German spreadsheets part cells by semicolons; what they would run as a formula gets an apostrophe in front.
const csv = (rows: string[][]) =>
  stringify(rows, { delimiter: ";", record_delimiter: "\r\n", escape_formulas: true });

const headings = ({ locale }: SiteContext): string[] =>
  (["row", "field", "reason", "detail"] as const).map((key) => listsTexts(locale)(`reasons.${key}`));

/** Row, field, reason and content; a field without a heading of its own is called as the page of columns calls it. */
function cellsOf({ locale }: SiteContext, { element, field, reason, detail }: Rejection): string[] {
  const say = listsTexts(locale);
  const known = fieldNames[field];
  return [element, known ? say(known) : field, say(`reason.${reason}` as ListsKey), detail ?? ""];
}

const fieldNames: Record<string, ListsKey> = {
  category: "field.category",
  place: "field.address",
  row: "reasons.row",
  element: "reasons.row",
};

async function* tableOf(context: SiteContext, batches: AsyncIterable<Rejection[]>): AsyncGenerator<string> {
  yield `\ufeff${csv([headings(context)])}`;
  for await (const batch of batches)
    if (batch.length > 0) yield csv(batch.map((rejection) => cellsOf(context, rejection)));
}

/** Each rejected row once, with all that is wrong with it before its own columns: so it can be put right and sent again. */
async function* tableOfRows(
  context: SiteContext,
  batches: AsyncIterable<Rejection[]>,
  file: ListFile,
): AsyncGenerator<string> {
  const { primary, site } = context;
  const rejected = new Map<string, string[][]>();
  for await (const batch of batches)
    for (const rejection of batch) {
      const all = rejected.get(rejection.element) ?? [];
      rejected.set(rejection.element, [...all, cellsOf(context, rejection)]);
    }
  const told = (element: string) => {
    const all = rejected.get(element) ?? [];
    return [element, ...[1, 2, 3].map((at) => all.map((cells) => cells[at] ?? "").join(" / "))];
  };
  let above = "";
  yield "\ufeff";
  for await (const { headings: own, rows } of originalRows(primary, site.id, file, rejected)) {
    const head = csv([[...headings(context), ...own]]);
    if (head !== above) yield head;
    above = head;
    yield csv(rows.map(({ element, cells }) => [...told(element), ...cells]));
    for (const { element } of rows) rejected.delete(element);
  }
  // What no row of the file stands for, such as an element that is no JSON.
  if (above === "") yield csv([headings(context)]);
  if (rejected.size > 0) yield csv([...rejected.keys()].map(told));
}
