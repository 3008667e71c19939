// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { wakeJob } from "../../../../kernel/jobs/jobs.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { importNumbered } from "../../store/imports.ts";
import { listFileById } from "../../store/lists/list-files.ts";
import { insertTask, lastTask, type TaskKind } from "../../store/lists/tasks.ts";
import { personIn } from "./person-in.ts";

/** The job that does what is asked for here. */
export const importJob = "directory-import";

export type TaskRefusal =
  | "no-such-list"
  | "no-such-import"
  /** The content of the list was forgotten. */
  | "gone"
  /** No trial since it was last said how the list is to be read. */
  | "not-tried"
  | "undone-already";

/** Asks for a list to be tried or taken. Asked twice, it is the same task. @returns its id */
export async function askForList(
  doing: Doing,
  fileId: string,
  kind: "trial" | "import",
): Promise<Result<string, TaskRefusal>> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const file = await listFileById(tx, fileId);
    if (!file) return refuse("no-such-list");
    if (!file.isHere) return refuse("gone");
    if (kind === "import") {
      const trial = await lastTask(tx, { fileId }, ["trial"]);
      if (trial?.state !== "done" || trial.askedAt < file.changedAt) return refuse("not-tried");
    }
    return ok(await ask(doing, tx, { kind, fileId, importId: null }));
  });
}

/** Asks for an import to be taken back, or only what that would do. Asked twice, it is the same task. @returns its id */
export async function askForUndo(
  doing: Doing,
  importId: number,
  kind: "undo-trial" | "undo",
): Promise<Result<string, TaskRefusal>> {
  return inSite(doing.db, doing.siteId, async (tx) => {
    const run = await importNumbered(tx, importId);
    if (!run) return refuse("no-such-import");
    if (run.undoneAt && kind === "undo") return refuse("undone-already");
    return ok(await ask(doing, tx, { kind, fileId: null, importId }));
  });
}

async function ask(
  doing: Doing,
  tx: Doing["db"],
  what: { kind: TaskKind; fileId: string | null; importId: number | null },
): Promise<string> {
  const { siteId, actor } = doing;
  const { id, isNew } = await insertTask(tx, siteId, {
    id: newId(),
    ...what,
    askedBy: personIn(doing),
    actor,
  });
  if (isNew)
    await writeAudit(tx, {
      event: `import.${what.kind}-asked`,
      actor,
      subject: what.fileId
        ? { kind: "list", id: what.fileId }
        : { kind: "import", id: String(what.importId) },
    });
  await wakeJob(tx, importJob);
  return id;
}
