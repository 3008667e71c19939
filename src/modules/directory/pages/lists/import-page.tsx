// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { Inside, moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { categoryName } from "../../rules/categories/names.ts";
import { emptyListReport, type ListReport } from "../../rules/lists/list-report.ts";
import { countPairs, type ListedPair, listPairs, type PairFilter } from "../../store/duplicates/queue.ts";
import {
  countLines,
  type ImportEffect,
  type ImportLine,
  importEffects,
  linesOfImport,
} from "../../store/import/import-lines.ts";
import { type ImportRun, importNumbered, rejectionsOf } from "../../store/imports.ts";
import { lastTask } from "../../store/lists/tasks.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { reasonWords } from "../pairs/pair-reasons.ts";
import { pairAddress } from "../queue/addresses.ts";
import { entryName } from "../queue/case-texts.ts";
import { longDate } from "../times.ts";
import { importsAddress, listFileAddress } from "./addresses.ts";
import { linked, OutcomeCounts, Pages, pageOf, perPage, Reasons } from "./parts.tsx";

/** What a page of an import can show: entries, or pairs of them. */
const views = [...importEffects, "joined", "asked"] as const;
type View = (typeof views)[number];
const isPairs = (view: View): view is "joined" | "asked" => view === "joined" || view === "asked";

/** The import that an address names; undefined where there is none. */
export async function importOf({ primary, site, params }: SiteContext): Promise<ImportRun | undefined> {
  const { number = "" } = params;
  if (!/^[1-9]\d{0,8}$/.test(number)) return undefined;
  return readInSite(primary, site.id, (tx) => importNumbered(tx, Number(number)));
}

/** What an import did, which entries it touched, and the way back. */
export async function importPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, url } = context;
  const run = await importOf(context);
  if (!run) return notFound;
  const say = listsTexts(locale);
  const view = views.find((known) => known === url.searchParams.get("art")) ?? "new";
  const page = pageOf(url);
  const pairs: Record<"joined" | "asked", PairFilter> = {
    joined: { state: "merged", importId: run.id, leastSureFirst: true },
    asked: { state: "open", importId: run.id },
  };
  const found = await readInSite(primary, site.id, async (tx) => ({
    totals: {
      ...(await countLines(tx, run.id)),
      joined: await countPairs(tx, pairs.joined),
      asked: await countPairs(tx, pairs.asked),
    },
    shown: isPairs(view) ? (
      <Pairs context={context} pairs={await listPairs(tx, pairs[view], perPage, (page - 1) * perPage)} />
    ) : (
      <Lines
        context={context}
        effect={view}
        lines={await linesOfImport(tx, run.id, view, perPage, (page - 1) * perPage)}
      />
    ),
    isRejecting: (await rejectionsOf(tx, run.id, 1, 0)).length > 0,
    // Where it can be put right and taken once more, also after it was taken back.
    fileId: (await lastTask(tx, { importId: run.id }, ["import"]))?.fileId,
  }));
  const title = say("import.title", { number: run.id });
  const address = importsAddress(context, String(run.id));
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={title}
        above={[{ label: say("title"), href: importsAddress(context) }]}
        lead={say("import.lead", {
          source: run.source,
          asOf: longDate(new Date(`${run.asOf}T12:00:00Z`), locale === "en" ? "en" : "de"),
          when: moment(run.finishedAt, locale),
        })}
      >
        {run.undoneAt && <Notice>{say("import.undoneAt", { when: moment(run.undoneAt, locale) })}</Notice>}
        <KeyValues
          items={[
            {
              label: say("import.file"),
              value: found.fileId ? (
                <a href={listFileAddress(context, found.fileId)}>
                  <bdi>{run.fileName}</bdi>
                </a>
              ) : (
                <bdi>{run.fileName}</bdi>
              ),
            },
            { label: say("import.licence"), value: run.licence ?? say("import.noLicence") },
          ]}
        />
        <Section id="report" title={say("report.title")}>
          <OutcomeCounts context={context} report={reportOf(run)} />
        </Section>
        <Reasons
          context={context}
          reasons={reportOf(run).reasons}
          file={found.isRejecting && <RejectedLink context={context} href={`${address}/abgelehnt.csv`} />}
        />
        <Section id="entries" title={say("import.lines")}>
          <Chips
            chips={views.map((one) => ({
              label: `${say(`import.effect.${one}`)} (${found.totals[one]})`,
              href: `${address}?art=${one}`,
              ...(one === view && { icon: "check" }),
            }))}
          />
          {found.shown}
          <Pages
            context={context}
            page={page}
            isMore={page * perPage < found.totals[view]}
            href={(to) => `${address}?art=${view}&seite=${to}`}
          />
        </Section>
        {!run.undoneAt && (
          <OwnForm context={context} action={`${address}/zuruecknehmen-probe`}>
            <p>{say("import.undoLead")}</p>
            <div class="actions">
              <Button look="secondary">{say("import.undo")}</Button>
            </div>
          </OwnForm>
        )}
      </Inside>
    ),
  };
}

const RejectedLink = ({ context, href }: { context: SiteContext; href: string }): Child => (
  <LinkButton look="secondary" icon="download" href={href}>
    {listsTexts(context.locale)("reasons.file")}
  </LinkButton>
);

const Lines: FC<{ context: SiteContext; effect: ImportEffect; lines: ImportLine[] }> = (props) => {
  const { context, effect, lines } = props;
  const say = listsTexts(context.locale);
  if (lines.length === 0) return <p>{say("import.none")}</p>;
  return (
    <DataTable
      caption={say(`import.effect.${effect}`)}
      hideCaption
      columns={[{ label: say("preview.name") }, { label: say("preview.category") }]}
      rows={lines.map((line) => [
        linked(line, context),
        line.category && categoryName(line.category, context.locale),
      ])}
    />
  );
};

/** Pairs that the import joined or asks about, with the way to where each is answered or taken back. */
const Pairs: FC<{ context: SiteContext; pairs: ListedPair[] }> = ({ context, pairs }) => {
  const { locale, visitor } = context;
  const say = listsTexts(locale);
  if (pairs.length === 0) return <p>{say("import.none")}</p>;
  const mayDecide = visitor?.may.has("directory-decide") === true;
  return (
    <DataTable
      caption={say("twice.title")}
      hideCaption
      columns={[{ label: say("pairs.one") }, { label: say("pairs.other") }, { label: say("pairs.why") }]}
      rows={pairs.map(({ id, one, other, reasons }) => {
        const name = <bdi>{entryName(one, locale)}</bdi>;
        return [
          mayDecide ? <a href={pairAddress(context, id)}>{name}</a> : name,
          <bdi>{entryName(other, locale)}</bdi>,
          reasonWords(reasons, locale),
        ];
      })}
    />
  );
};

/** The counts as they were kept; those of a map lack what only lists have. */
function reportOf({ counts }: ImportRun): ListReport {
  const kept = counts as Partial<ListReport>;
  const empty = emptyListReport();
  return {
    ...empty,
    ...kept,
    rows: kept.rows ?? kept.elements ?? 0,
    things: { ...empty.things, ...kept.things },
    missing: { ...empty.missing, ...kept.missing },
    unknownCategories: empty.unknownCategories,
  };
}
