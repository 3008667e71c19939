// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { TableFileError, type TableProblem } from "../../../../kernel/tables/table-file.ts";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { Inside, OwnForm } from "../../../accounts/index.ts";
import { postcodesOfTowns } from "../../../places/index.ts";
import { type Area, areasOf, type SiteContext } from "../../../quarter/index.ts";
import { type OpenList, openListFile } from "../../actions/lists/open-list-file.ts";
import { type PreviewedRow, previewRows } from "../../actions/lists/preview-rows.ts";
import { setListReading } from "../../actions/lists/set-reading.ts";
import { mappingInForm } from "../../rules/columns/mapping-form.ts";
import { readListSettings } from "../../rules/lists/list-settings.ts";
import { type ListFile, listFileById } from "../../store/lists/list-files.ts";
import { lastTask, type Task } from "../../store/lists/tasks.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { importsAddress, listFileAddress, taskAddress } from "./addresses.ts";
import { Preview } from "./preview.tsx";
import { ReadingForm } from "./reading-form.tsx";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Enough to see whether the columns are understood. */
const previewed = 8;

/** A list that was sent; undefined for an address that leads to none. */
export async function sentList(context: SiteContext): Promise<ListFile | undefined> {
  const { primary, site, params } = context;
  const { id = "" } = params;
  return uuid.test(id) ? readInSite(primary, site.id, (tx) => listFileById(tx, id)) : undefined;
}

/** How a list is read, to be put right, with a preview; and the way on to the trial and the import. */
export async function readingPage(context: SiteContext, wrong?: string): Promise<Answer> {
  const { primary, site, locale } = context;
  const file = await sentList(context);
  if (!file) return notFound;
  const say = listsTexts(locale);
  const { areas, trial } = await readInSite(primary, site.id, async (tx) => ({
    areas: await areasOf(tx),
    trial: await lastTask(tx, { fileId: file.id }, ["trial"]),
  }));
  const read = file.isHere ? await look(context, file) : undefined;
  const looked = read && "open" in read ? read : undefined;
  const title = say("read.title", { name: file.name });
  return {
    kind: "page",
    title,
    noIndex: true,
    ...(wrong !== undefined && { status: 422 as const }),
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("title"), href: importsAddress(context) }]}
        {...(looked && { lead: say("read.lead") })}
      >
        {wrong !== undefined && <FormProblem title={say("read.wrong")} />}
        {!file.isHere && <Notice kind="warning">{say("read.gone")}</Notice>}
        {read && "problem" in read && <Notice kind="warning">{say(`file.${read.problem}`)}</Notice>}
        {looked ? (
          <Read context={context} file={file} areas={areas} trial={trial} wrong={wrong} {...looked} />
        ) : (
          <div class="actions">
            <LinkButton href={importsAddress(context)}>{say("read.another")}</LinkButton>
          </div>
        )}
      </Inside>
    ),
  };
}

interface Looked {
  open: Pick<OpenList, "layouts">;
  previews: { sheet: string; rows: PreviewedRow[] }[];
}

async function look(
  { primary, site }: SiteContext,
  file: ListFile,
): Promise<Looked | { problem: TableProblem }> {
  let open: OpenList | undefined;
  try {
    open = await openListFile(primary, site.id, file);
    const previews: Looked["previews"] = [];
    const known = await postcodesOfTowns(primary, site.id);
    const reading = { mapping: file.mapping ?? undefined, category: file.settings.category, known };
    for (const layout of open.layouts.filter(({ use }) => use).slice(0, 5))
      previews.push({
        sheet: layout.sheet,
        rows: await previewRows(site, open.table, layout, reading, previewed),
      });
    return { open: { layouts: open.layouts }, previews };
  } catch (error) {
    if (error instanceof TableFileError) return { problem: error.problem };
    throw error;
  } finally {
    await open?.close();
  }
}

const Read: FC<
  Looked & {
    context: SiteContext;
    file: ListFile;
    areas: Area[];
    trial: Task | undefined;
    wrong: string | undefined;
  }
> = ({ context, file, areas, trial, wrong, open, previews }) => {
  const say = listsTexts(context.locale);
  return (
    <>
      {previews.length === 0 && <Notice kind="warning">{say("read.noTable")}</Notice>}
      {previews.map(({ sheet, rows }, index) => (
        <Preview
          context={context}
          id={`preview-${index}`}
          sheet={previews.length > 1 ? sheet : undefined}
          rows={rows}
        />
      ))}
      {previews.length > 0 && <OnWards context={context} file={file} trial={trial} />}
      <ReadingForm
        context={context}
        file={file}
        areas={areas}
        layouts={open.layouts}
        trial={trial}
        wrong={wrong}
      />
      <div class="actions">
        <LinkButton
          look="tertiary"
          icon="download"
          href={listFileAddress(context, file.id, "zuordnung.json")}
        >
          {say("read.mapping")}
        </LinkButton>
      </div>
    </>
  );
};

const OnWards: FC<{ context: SiteContext; file: ListFile; trial: Task | undefined }> = ({
  context,
  file,
  trial,
}) => {
  const say = listsTexts(context.locale);
  const isTried = trial?.state === "done" && trial.askedAt >= file.changedAt;
  return (
    <Section id="try" title={say("try.title")}>
      {trial?.state === "done" && !isTried && <p>{say("try.outdated")}</p>}
      {isTried && <p>{say("take.lead")}</p>}
      <div class="actions">
        {isTried && (
          <OwnForm context={context} action={listFileAddress(context, file.id, "uebernehmen")} inline>
            <Button>{say("take.button")}</Button>
          </OwnForm>
        )}
        <OwnForm context={context} action={listFileAddress(context, file.id, "probe")} inline>
          <Button look={isTried ? "secondary" : "primary"}>{say(trial ? "try.again" : "try.button")}</Button>
        </OwnForm>
        {trial && (
          <LinkButton look="tertiary" href={taskAddress(context, trial.id)}>
            {say("try.look")}
          </LinkButton>
        )}
      </div>
    </Section>
  );
};

/** Takes the form in: how the list is read from now on. */
export async function setReading(context: SiteContext): Promise<Answer> {
  const { primary, site, form = new URLSearchParams() } = context;
  const file = await sentList(context);
  if (!file) return notFound;
  const settings = readListSettings(form);
  if ("wrong" in settings) return readingPage(context, settings.wrong);
  let open: OpenList;
  try {
    open = await openListFile(primary, site.id, file);
  } catch (error) {
    if (error instanceof TableFileError) return readingPage(context);
    throw error;
  }
  const read = mappingInForm(form, open.layouts, file.mapping ?? undefined);
  await open.close();
  if ("wrong" in read) return readingPage(context, read.wrong);
  const reading = { settings: settings.settings, mapping: read.mapping };
  const set = await setListReading({ db: primary, siteId: site.id }, file.id, reading);
  return set.ok ? redirect(listFileAddress(context, file.id)) : notFound;
}
