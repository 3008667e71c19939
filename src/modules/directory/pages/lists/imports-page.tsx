// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FileField } from "../../../../kernel/ui/controls/file-field.tsx";
import { Field, FormProblem, HiddenFields } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, moment } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { longestList, receiveList } from "../../actions/lists/receive-list.ts";
import { listSettings } from "../../rules/lists/list-settings.ts";
import { type ImportRun, importsOf } from "../../store/imports.ts";
import { type ListFile, openListFiles } from "../../store/lists/list-files.ts";
import { busyTasks, type Task } from "../../store/lists/tasks.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { importsAddress, listFileAddress, taskAddress } from "./addresses.ts";
import { Pages, pageOf, perPage } from "./parts.tsx";

type Refusal = "no-file" | Extract<Awaited<ReturnType<typeof receiveList>>, { ok: false }>["reason"];

/** A form for a new list, what was begun, and all imports. */
export async function importsPage(context: SiteContext, refused?: Refusal): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const say = listsTexts(locale);
  const page = pageOf(url);
  const found = await readInSite(primary, site.id, async (tx) => ({
    open: await openListFiles(tx, 10),
    busy: await busyTasks(tx),
    // One more than is shown tells whether there are more.
    runs: await importsOf(tx, perPage + 1, (page - 1) * perPage),
  }));
  return {
    kind: "page",
    title: say("title"),
    noIndex: true,
    ...(refused && { status: 422 as const }),
    body: (
      <Inside context={context} title={say("title")} lead={say("lead")}>
        {refused && <FormProblem title={say(`file.${refused}`)} />}
        <Section id="send" title={say("send.title")}>
          <SendForm context={context} refused={refused} />
        </Section>
        <Begun context={context} open={found.open} busy={found.busy} />
        <Section id="imports" title={say("done.title")}>
          <Runs context={context} runs={found.runs.slice(0, perPage)} />
          <Pages
            context={context}
            page={page}
            isMore={found.runs.length > perPage}
            href={(to) => `${importsAddress(context)}?seite=${to}`}
          />
        </Section>
      </Inside>
    ),
  };
}

const SendForm: FC<{ context: SiteContext; refused: Refusal | undefined }> = ({ context, refused }) => {
  const say = listsTexts(context.locale);
  return (
    <form class="form" method="post" action={importsAddress(context)} enctype="multipart/form-data">
      <HiddenFields fields={[["token", context.visitor?.token ?? ""]]} />
      <FileField
        name="file"
        label={say("send.file")}
        hint={say("send.fileHint", { megabytes: Math.floor(longestList / 1024 / 1024) })}
        error={refused && say(`file.${refused}`)}
        accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.geojson,.gz,text/csv,application/json"
        required
      />
      <Field
        name="source"
        label={say("send.source")}
        hint={say("send.sourceHint")}
        value={context.form?.get("source") ?? undefined}
        maxlength={120}
      />
      <div class="actions">
        <Button>{say("send.button")}</Button>
      </div>
    </form>
  );
};

/** Takes the file in and shows how it would be read. */
export async function sendList(context: SiteContext): Promise<Answer> {
  const { form = new URLSearchParams(), files = [] } = context;
  const source = (form.get("source") ?? "").trim().slice(0, 120).toWellFormed();
  const said = { ...listSettings.parse({ source: source || "-" }), source: source || null };
  const sent = files.find(({ field }) => field === "file");
  const received = await receiveList(doingOf(context), sent, said);
  if (!received.ok) return importsPage(context, received.reason);
  return { kind: "redirect", to: listFileAddress(context, received.value), status: 303 };
}

const Begun: FC<{ context: SiteContext; open: ListFile[]; busy: Task[] }> = ({ context, open, busy }) => {
  const { locale } = context;
  const say = listsTexts(locale);
  if (open.length + busy.length === 0) return null;
  return (
    <Section id="begun" title={say("open.title")}>
      <ul class="plain-list">
        {busy.map((task) => (
          <li>
            <a href={taskAddress(context, task.id)}>{say(`task.${task.kind}`)}</a>{" "}
            <span class="muted">{moment(task.askedAt, locale)}</span>
          </li>
        ))}
        {open.map((file) => (
          <li>
            <a href={listFileAddress(context, file.id)}>
              <bdi>{file.name}</bdi>
            </a>{" "}
            <span class="muted">{say("open.sent", { when: moment(file.sentAt, locale) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Runs: FC<{ context: SiteContext; runs: ImportRun[] }> = ({ context, runs }) => {
  const { locale } = context;
  const say = listsTexts(locale);
  if (runs.length === 0) return <p>{say("done.none")}</p>;
  return (
    <DataTable
      caption={say("done.caption")}
      columns={[
        { label: say("done.number") },
        { label: say("done.when") },
        { label: say("done.source") },
        { label: say("done.effect") },
      ]}
      rows={runs.map((run) => [
        <a href={importsAddress(context, String(run.id))}>{String(run.id)}</a>,
        moment(run.finishedAt, locale),
        <bdi>{run.source}</bdi>,
        run.undoneAt ? say("done.undone") : say("done.effectText", effectOf(run)),
      ])}
    />
  );
};

function effectOf({ counts }: ImportRun): Record<"new" | "joined" | "changed" | "closed", number> {
  const number = (from: unknown, name: string): number => {
    const value = (from as Record<string, unknown> | undefined)?.[name];
    return typeof value === "number" ? value : 0;
  };
  const { things, missing } = counts;
  return {
    new: number(things, "new"),
    joined: number(things, "joined"),
    changed: number(things, "changed") + number(things, "moved"),
    closed: number(missing, "perhapsClosed"),
  };
}
