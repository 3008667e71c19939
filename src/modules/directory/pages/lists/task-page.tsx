// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { TaskProblem, TaskResult } from "../../rules/import/task-result.ts";
import { listFileById } from "../../store/lists/list-files.ts";
import { type Task, taskById } from "../../store/lists/tasks.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { longDate } from "../times.ts";
import { importsAddress, listFileAddress, taskAddress } from "./addresses.ts";
import { ListResult, UndoResult } from "./outcome.tsx";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const refreshSeconds = 5;

/** The task of an address; undefined where it leads to none. */
export async function taskOf(context: SiteContext): Promise<Task | undefined> {
  const { primary, site, params } = context;
  const { id = "" } = params;
  return uuid.test(id) ? readInSite(primary, site.id, (tx) => taskById(tx, id)) : undefined;
}

/** How far a trial, an import or an undo is, and what came of it. */
export async function taskPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const task = await taskOf(context);
  if (!task) return notFound;
  const say = listsTexts(locale);
  const file = await readInSite(primary, site.id, async (tx) =>
    task.fileId ? listFileById(tx, task.fileId) : undefined,
  );
  const isBusy = task.state === "waiting" || task.state === "running";
  const isStill = url.searchParams.has("ruhig");
  const title = file ? `${say(`task.${task.kind}`)}: ${file.name}` : say(`task.${task.kind}`);
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(isBusy && !isStill && { refreshSeconds, islands: ["progress"] }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("title"), href: importsAddress(context) }]}
      >
        {isBusy ? (
          <Progress context={context} task={task} isStill={isStill} />
        ) : (
          <Ended context={context} task={task} />
        )}
      </Inside>
    ),
  };
}

const Progress: FC<{ context: SiteContext; task: Task; isStill: boolean }> = ({ context, task, isStill }) => {
  const say = listsTexts(context.locale);
  const percent = Math.round(task.share * 100);
  const isUndo = task.kind.startsWith("undo");
  return (
    <>
      <task-progress>
        {task.state === "waiting" ? (
          <p>{say("task.waiting")}</p>
        ) : (
          <>
            {!isUndo && (
              <p>
                <label>
                  {say("task.percent", { percent })} <progress max={100} value={percent} />
                </label>
              </p>
            )}
            <p>{say(isUndo ? "task.runningUndo" : "task.running", { rows: task.doneRows })}</p>
          </>
        )}
      </task-progress>
      {!isStill && <p class="muted">{say("task.wait")}</p>}
      <div class="actions">
        <LinkButton look="secondary" href={`${taskAddress(context, task.id)}${isStill ? "?ruhig" : ""}`}>
          {say("task.renew")}
        </LinkButton>
        {!isStill && (
          <noscript>
            <a href={`${taskAddress(context, task.id)}?ruhig`}>{say("task.still")}</a>
          </noscript>
        )}
      </div>
    </>
  );
};

const Ended: FC<{ context: SiteContext; task: Task }> = ({ context, task }) => {
  const say = listsTexts(context.locale);
  const result = task.result as TaskResult;
  if (task.state === "failed" || task.state === "cut-off")
    return (
      <>
        <Notice kind="warning">{say(`task.${task.state}`)}</Notice>
        <Again context={context} task={task} />
      </>
    );
  const number = task.importId ?? 0;
  if (result?.kind === "problem")
    return (
      <>
        <Notice kind="warning">{problemText(result, context)}</Notice>
        <Again context={context} task={task} />
      </>
    );
  return (
    <>
      <Notice title={say(`task.done.${task.kind}`, { number })}>
        {task.importId !== null && (
          <p>
            <a href={importsAddress(context, String(number))}>{say("task.toImport")}</a>
          </p>
        )}
        {task.kind === "import" && result?.kind === "list" && result.report.asked > 0 && (
          <p>
            <a href={`${importsAddress(context, String(number))}?art=asked#entries`}>
              {say("task.toQuestions", { count: result.report.asked })}
            </a>
          </p>
        )}
      </Notice>
      {result?.kind === "list" && (
        <ListResult
          context={context}
          outcome={result}
          isTrial={task.kind === "trial"}
          file={taskAddress(context, task.id, "abgelehnt.csv")}
        />
      )}
      {result?.kind === "undo" && <UndoResult context={context} outcome={result} />}
      <NextStep context={context} task={task} />
    </>
  );
};

/** What can be done now. */
const NextStep: FC<{ context: SiteContext; task: Task }> = ({ context, task }) => {
  const say = listsTexts(context.locale);
  const number = String(task.importId);
  if (task.kind === "undo-trial")
    return (
      <OwnForm context={context} action={importsAddress(context, number, "zuruecknehmen")}>
        <div class="actions">
          <Button>{say("undo.now")}</Button>
        </div>
      </OwnForm>
    );
  if (task.kind !== "trial" || !task.fileId) return null;
  return (
    <div class="actions">
      <OwnForm context={context} action={listFileAddress(context, task.fileId, "uebernehmen")} inline>
        <Button>{say("take.button")}</Button>
      </OwnForm>
      <LinkButton look="secondary" href={listFileAddress(context, task.fileId)}>
        {say("task.toList")}
      </LinkButton>
    </div>
  );
};

const Again: FC<{ context: SiteContext; task: Task }> = ({ context, task }) => {
  const say = listsTexts(context.locale);
  const paths = {
    trial: "probe",
    import: "uebernehmen",
    "undo-trial": "zuruecknehmen-probe",
    undo: "zuruecknehmen",
  } as const;
  const path = paths[task.kind];
  const action = task.fileId
    ? listFileAddress(context, task.fileId, path)
    : importsAddress(context, String(task.importId), path);
  return (
    <div class="actions">
      <OwnForm context={context} action={action} inline>
        <Button look="secondary">{say("task.again")}</Button>
      </OwnForm>
      {task.fileId && (
        <LinkButton look="secondary" href={listFileAddress(context, task.fileId)}>
          {say("task.toList")}
        </LinkButton>
      )}
    </div>
  );
};

function problemText(problem: TaskProblem, { locale }: SiteContext): Child {
  const say = listsTexts(locale);
  const day = (iso: string) => longDate(new Date(`${iso}T12:00:00Z`), locale === "en" ? "en" : "de");
  switch (problem.reason) {
    case "file":
      return say(`file.${problem.problem}`);
    case "older":
      return say("problem.older", { asOf: day(problem.asOf), last: day(problem.last) });
    case "vanished":
      return say("problem.vanished", { vanished: problem.vanished, known: problem.known });
    default:
      return say(`problem.${problem.reason}`);
  }
}
