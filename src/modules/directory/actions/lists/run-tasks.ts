// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite, readInSite } from "../../../../kernel/db/in-site.ts";
import { allSites, areasOf, type Site } from "../../../quarter/index.ts";
import type { TaskProblem, TaskResult } from "../../rules/import/task-result.ts";
import type { Rejection } from "../../store/imports.ts";
import { forgetContents, listFileById } from "../../store/lists/list-files.ts";
import { beatTask, endCutOff, endTask, forgetTasks, type Task, takeTask } from "../../store/lists/tasks.ts";
import { undoImport } from "../import/undo-import.ts";
import { type Beat, type ListRun, problem, runList } from "./run-list.ts";

/** Whoever works on a task says so every few seconds; after a minute of silence nobody does any more. */
const beatMs = 3_000;
const silentSeconds = 60;

/** Contents of lists are needed to look at rejected rows; how a list was read is remembered for the next one. */
const daysOfContents = 30;
const daysOfTasks = 400;

/** Does what people asked for by the browser, one task of a site after the other; harmless when run several times at once. */
export async function runTasks(db: Db): Promise<void> {
  for (const site of await allSites(db)) {
    await inSite(db, site.id, (tx) => endCutOff(tx, silentSeconds));
    for (;;) {
      const task = await inSite(db, site.id, (tx) => takeTask(tx));
      if (!task) break;
      await runTask(db, site, task);
    }
  }
}

/** Forgets old lists and tasks. */
export async function forgetLists(db: Db): Promise<void> {
  for (const site of await allSites(db)) {
    await forgetContents(db, site.id, daysOfContents);
    await inSite(db, site.id, (tx) => forgetTasks(tx, daysOfTasks));
  }
}

/**
 * Does one task and writes down what came of it. What an import or an undo changes and that the task is done are written in one
 * transaction: after a fall of the machine both are there, or neither.
 */
export async function runTask(db: Db, site: Site, task: Task): Promise<void> {
  const write = <T>(run: (tx: Db) => Promise<T>) => inSite(db, site.id, run);
  const progress = { rows: 0, share: 0 };
  const beat: Beat = (rows, share) => Object.assign(progress, { rows, share });
  const timer = setInterval(() => {
    // An outage is no reason to end: the import itself notices.
    write((tx) => beatTask(tx, task.id, progress.rows, progress.share)).catch(() => undefined);
  }, beatMs);
  try {
    const ended =
      task.fileId !== null ? await runOfList(db, site, task, beat) : await runUndo(db, site, task, beat);
    const { state, result, rejected, importId } = ended;
    await write((tx) =>
      endTask(tx, task.id, {
        state,
        result,
        ...(rejected && { rejected }),
        ...(importId !== undefined && { importId }),
      }),
    );
  } catch (error) {
    await write((tx) => endTask(tx, task.id, { state: "failed", result: null }));
    throw error;
  } finally {
    clearInterval(timer);
  }
}

interface Ended {
  state: "done" | "refused";
  result: TaskResult;
  rejected?: Rejection[];
  importId?: number;
}

const refused = (result: TaskProblem): Ended => ({ state: "refused", result });

async function runOfList(db: Db, site: Site, task: Task, beat: Beat): Promise<Ended> {
  const { file, areas } = await readInSite(db, site.id, async (tx) => ({
    file: await listFileById(tx, task.fileId ?? ""),
    areas: await areasOf(tx),
  }));
  if (!file?.isHere) return refused(problem("gone"));
  const isTrial = task.kind === "trial";
  const run: ListRun = {
    site,
    file,
    areas,
    isTrial,
    beat,
    alongside: async (tx, importId) => {
      await endTask(tx, task.id, { state: "done", result: null, importId });
      await writeAudit(tx, {
        event: "import.done",
        actor: task.actor,
        subject: { kind: "import", id: String(importId) },
        facts: { source: file.settings.source },
      });
    },
  };
  const done = await runList(db, run);
  if (!done.ok) return refused(done.reason);
  const { outcome, rejected, importId } = done.value;
  return { state: "done", result: outcome, rejected, ...(!isTrial && { importId }) };
}

async function runUndo(db: Db, site: Site, task: Task, beat: Beat): Promise<Ended> {
  const importId = task.importId ?? 0;
  const done = await undoImport(db, site, importId, {
    actor: `person ${task.askedBy}`,
    dryRun: task.kind === "undo-trial",
    onProgress: (lines) => beat(lines, 0),
    alongside: async (tx) => {
      await endTask(tx, task.id, { state: "done", result: null });
      await writeAudit(tx, {
        event: "import.undone",
        actor: task.actor,
        subject: { kind: "import", id: String(importId) },
      });
    },
  });
  return done.ok
    ? { state: "done", result: { kind: "undo", ...done.value } }
    : refused(problem(done.reason.kind));
}
