// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { FactName } from "../../rules/business.ts";
import { categoryName } from "../../rules/categories/names.ts";
import type { ListOutcome, UndoOutcome } from "../../rules/import/task-result.ts";
import { listsTexts } from "../../texts/lists/texts.ts";
import { queueTexts } from "../../texts/queue/texts.ts";
import { reasonWords } from "../pairs/pair-reasons.ts";
import { longDate } from "../times.ts";
import { Counts, called, linked, OutcomeCounts, Reasons } from "./parts.tsx";

/** So many are named on the page. */
const most = 50;

/** What an import of a list did, or would do. */
export const ListResult: FC<{
  context: SiteContext;
  outcome: ListOutcome;
  isTrial: boolean;
  /** Where the rejected rows are as a file. */
  file: string;
}> = ({ context, outcome, isTrial, file }) => {
  const { locale } = context;
  const say = listsTexts(locale);
  const last =
    outcome.olderThan && longDate(new Date(`${outcome.olderThan}T12:00:00Z`), locale === "en" ? "en" : "de");
  return (
    <>
      {isTrial && outcome.isTooMany && <Notice kind="warning">{say("would.vanished")}</Notice>}
      {isTrial && last && <Notice kind="warning">{say("would.older", { last })}</Notice>}
      <Section id="report" title={say("report.title")}>
        <OutcomeCounts context={context} report={outcome.report} />
      </Section>
      <Reasons
        context={context}
        reasons={outcome.report.reasons}
        file={
          outcome.rejected > 0 && (
            <LinkButton look="secondary" icon="download" href={file}>
              {say("reasons.file")}
            </LinkButton>
          )
        }
      />
      <Twice context={context} outcome={outcome} isTrial={isTrial} />
      <Vanished context={context} outcome={outcome} />
    </>
  );
};

const Twice: FC<{ context: SiteContext; outcome: ListOutcome; isTrial: boolean }> = (props) => {
  const { context, outcome, isTrial } = props;
  const say = listsTexts(context.locale);
  const done = { merge: "twice.merged", ask: "twice.asked" } as const;
  const { duplicates, report } = outcome;
  if (duplicates.length === 0) return null;
  const shown = duplicates.slice(0, most);
  const left = report.things.joined + report.asked - shown.length;
  return (
    <Section id="twice" title={say("twice.title")}>
      <DataTable
        caption={say("twice.title")}
        hideCaption
        columns={[
          { label: say("twice.new") },
          { label: say("twice.known") },
          { label: say(isTrial ? "twice.what" : "twice.happened") },
        ]}
        rows={shown.map((pair) => [
          called(pair, context),
          called(pair.other, context),
          <>
            {say(isTrial ? `twice.${pair.verdict}` : done[pair.verdict])}
            {pair.reasons && (
              <span class="muted small">
                <br />
                {reasonWords(pair.reasons, context.locale)}
              </span>
            )}
          </>,
        ])}
      />
      {left > 0 && <p class="muted">{say("named.more", { count: left })}</p>}
    </Section>
  );
};

const Vanished: FC<{ context: SiteContext; outcome: ListOutcome }> = ({ context, outcome }) => {
  const say = listsTexts(context.locale);
  const { vanished, report } = outcome;
  if (vanished.length === 0) return null;
  const left = report.missing.perhapsClosed - Math.min(vanished.length, most);
  return (
    <Section id="vanished" title={say("vanished.title")}>
      <ul>
        {vanished.slice(0, most).map((entry) => (
          <li>
            {linked(entry, context)}{" "}
            <span class="muted">{entry.category && categoryName(entry.category, context.locale)}</span>
          </li>
        ))}
      </ul>
      {left > 0 && <p class="muted">{say("named.more", { count: left })}</p>}
    </Section>
  );
};

const fieldsText = (fields: readonly string[], { locale }: SiteContext): string =>
  fields.map((field) => queueTexts(locale)(`fact.${field as FactName}`)).join(", ");

/** What taking an import back did, or would do. */
export const UndoResult: FC<{ context: SiteContext; outcome: UndoOutcome }> = ({ context, outcome }) => {
  const say = listsTexts(context.locale);
  return (
    <>
      <Section id="report" title={say("report.title")}>
        <Counts
          context={context}
          caption={say("report.title")}
          counts={[
            ["undo.removed", outcome.removed],
            ["undo.takenBack", outcome.takenBack],
            ["undo.parted", outcome.parted],
            ["undo.leftForPersons", outcome.leftForPersons],
            ["undo.leftForImports", outcome.leftForImports],
          ]}
        />
      </Section>
      {outcome.left.length > 0 && (
        <Section id="left" title={say("undo.left")}>
          <DataTable
            caption={say("undo.left")}
            hideCaption
            columns={[
              { label: say("undo.entry") },
              { label: say("undo.fields") },
              { label: say("undo.why") },
            ]}
            rows={outcome.left
              .slice(0, most)
              .map((one) => [
                linked(one, context),
                one.fields.length > 0 ? fieldsText(one.fields, context) : say("undo.whole"),
                say(`undo.because.${one.because}`),
              ])}
          />
        </Section>
      )}
    </>
  );
};
