// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { TableFileError } from "../../../../kernel/tables/table-file.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import { lookedAtFirst } from "../../rules/import/looked-at-first.ts";
import type { ListOutcome, PlainProblem, TaskProblem } from "../../rules/import/task-result.ts";
import type { ListSettings } from "../../rules/lists/list-settings.ts";
import type { Rejection } from "../../store/imports.ts";
import type { ListFile } from "../../store/lists/list-files.ts";
import { importList, type ListImportOptions } from "../import/import-list.ts";
import { ImportsBusy, OlderThanLast, TooManyVanished } from "../import/import-refused.ts";
import { type OpenList, openListFile } from "./open-list-file.ts";

/** Takes note of how far it is: rows, and the share of the whole from 0 to 1. */
export type Beat = (rows: number, share: number) => void;

export interface ListRun {
  site: Site;
  file: ListFile;
  areas: Area[];
  /** Says what would happen, and changes nothing. */
  isTrial: boolean;
  beat: Beat;
  alongside: NonNullable<ListImportOptions["alongside"]>;
}

/** So many are kept to be looked at on a page, or in the file of what was rejected. */
const most = { named: 200, rejected: 20_000 };

export const problem = (reason: PlainProblem): TaskProblem => ({ kind: "problem", reason });

/** Tries or takes a list that was sent, by the same action as the command line. */
export async function runList(
  db: Db,
  run: ListRun,
): Promise<Result<{ outcome: ListOutcome; rejected: Rejection[]; importId: number }, TaskProblem>> {
  let open: OpenList | undefined;
  const rejected: Rejection[] = [];
  let count = 0;
  try {
    open = await openListFile(db, run.site.id, run.file);
    if (!open.layouts.some((layout) => layout.use)) return refuse(problem("no-table"));
    const { report, ...result } = await importList(db, run.site, {
      ...optionsOf(run),
      file: open.path,
      table: open.table,
      layouts: open.layouts,
      onRejected: (one) => {
        count++;
        if (rejected.length < most.rejected) rejected.push(one);
      },
    });
    const { unknownCategories, ...counts } = report;
    const { asked, joined } = lookedAtFirst(result.duplicates);
    const outcome: ListOutcome = {
      kind: "list",
      report: counts,
      unknownCategories: Object.fromEntries(unknownCategories),
      vanished: result.vanished
        .slice(0, most.named)
        .map(({ shortId, name, category }) => ({ shortId, name, category })),
      duplicates: [...asked, ...joined]
        .slice(0, most.named)
        .map(({ entry, ...pair }) => ({ ...pair, name: entry.name })),
      isTooMany: result.isTooMany,
      asOf: result.asOf.day,
      olderThan: result.olderThan ?? null,
      rejected: count,
    };
    return ok({ outcome, rejected, importId: result.importId });
  } catch (error) {
    const why = problemOf(error);
    if (!why) throw error;
    return refuse(why);
  } finally {
    await open?.close();
  }
}

function optionsOf({
  file,
  areas,
  isTrial,
  beat,
  alongside,
}: ListRun): Omit<ListImportOptions, "file" | "table" | "layouts"> {
  const { settings } = file;
  const area = areas.find(({ key }) => key === settings.area);
  return {
    fileName: file.name,
    dryRun: isTrial,
    alongside,
    ...vanishing(settings),
    older: settings.older,
    source: {
      name: settings.source,
      licence: settings.licence,
      attribution: settings.attribution ?? settings.source,
      url: settings.url,
    },
    ...(file.mapping && { mapping: file.mapping }),
    ...(settings.category !== null && { category: settings.category }),
    ...(settings.asOf !== null && { asOf: settings.asOf }),
    ...(area && { area }),
    onProgress: ({ rows, share }) => beat(rows, share),
  };
}

const vanishing = ({ absent }: ListSettings) => ({
  partial: absent === "selection",
  acceptVanished: absent === "closed-many",
});

function problemOf(error: unknown): TaskProblem | undefined {
  if (error instanceof TableFileError) return { kind: "problem", reason: "file", problem: error.problem };
  if (error instanceof ImportsBusy) return problem("busy");
  if (error instanceof OlderThanLast)
    return { kind: "problem", reason: "older", asOf: error.asOf.day, last: error.last };
  if (error instanceof TooManyVanished)
    return { kind: "problem", reason: "vanished", vanished: error.vanished, known: error.known };
  return undefined;
}
