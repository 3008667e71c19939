// SPDX-License-Identifier: EUPL-1.2
import { TableFileError } from "../../../../kernel/tables/table-file.ts";
import { type Answer, data, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askForList, askForUndo, type TaskRefusal } from "../../actions/lists/ask-for-task.ts";
import { openListFile } from "../../actions/lists/open-list-file.ts";
import { writeMapping } from "../../rules/columns/mapping.ts";
import { importsAddress, listFileAddress, taskAddress } from "./addresses.ts";
import { importOf } from "./import-page.tsx";
import { sentList } from "./reading-page.tsx";

/** Where each refusal leads: to the page that says what is the matter. */
function refusedTo(reason: TaskRefusal, place: string): Answer {
  return reason === "no-such-list" || reason === "no-such-import" ? notFound : redirect(place);
}

async function ofList(context: SiteContext, kind: "trial" | "import"): Promise<Answer> {
  const file = await sentList(context);
  if (!file) return notFound;
  const asked = await askForList(doingOf(context), file.id, kind);
  if (!asked.ok) return refusedTo(asked.reason, listFileAddress(context, file.id));
  return redirect(taskAddress(context, asked.value));
}

/** Asks for a trial of a list. */
export const tryList = (context: SiteContext): Promise<Answer> => ofList(context, "trial");

/** Asks for a list to be imported. */
export const takeList = (context: SiteContext): Promise<Answer> => ofList(context, "import");

async function ofImport(context: SiteContext, kind: "undo-trial" | "undo"): Promise<Answer> {
  const run = await importOf(context);
  if (!run) return notFound;
  const asked = await askForUndo(doingOf(context), run.id, kind);
  if (!asked.ok) return refusedTo(asked.reason, importsAddress(context, String(run.id)));
  return redirect(taskAddress(context, asked.value));
}

/** Asks what taking an import back would do. */
export const tryUndo = (context: SiteContext): Promise<Answer> => ofImport(context, "undo-trial");

/** Asks for an import to be taken back. */
export const undoImportHere = (context: SiteContext): Promise<Answer> => ofImport(context, "undo");

/** How a list is read, as the file that the command line takes by `--map`. */
export async function mappingFile(context: SiteContext): Promise<Answer> {
  const { primary, site } = context;
  const file = await sentList(context);
  if (!file) return notFound;
  try {
    const open = await openListFile(primary, site.id, file);
    const text = writeMapping(open.table.writing, open.layouts, file.mapping ?? undefined, []);
    await open.close();
    return data("application/json; charset=utf-8", text, {
      headers: { "Content-Disposition": `attachment; filename="${site.key}-zuordnung.json"` },
    });
  } catch (error) {
    if (error instanceof TableFileError) return redirect(listFileAddress(context, file.id));
    throw error;
  }
}
