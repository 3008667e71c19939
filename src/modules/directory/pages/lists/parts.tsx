// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { ListOutcome, NamedEntry } from "../../rules/import/task-result.ts";
import { type ListsKey, listsTexts } from "../../texts/lists/texts.ts";
import { handOverAddress } from "../owning/addresses.ts";
import { numberText } from "../times.ts";

export const perPage = 50;

/** The page that an address asks for, from 1. */
export const pageOf = (url: URL): number => {
  const asked = url.searchParams.get("seite") ?? "";
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
};

/** Links to the page before and the next one, where nobody counts how many there are. */
export const Pages: FC<{
  context: SiteContext;
  page: number;
  isMore: boolean;
  href(page: number): string;
}> = ({ context, page, isMore, href }) => {
  const say = listsTexts(context.locale);
  if (page === 1 && !isMore) return null;
  return (
    <nav class="pages" aria-label={say("pages")}>
      <ul>
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev">
              {say("pages.previous")}
            </a>
          </li>
        )}
        <li>
          <span aria-current="page">{say("pages.page", { page })}</span>
        </li>
        {isMore && (
          <li>
            <a href={href(page + 1)} rel="next">
              {say("pages.next")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};

type Counted = [key: ListsKey, count: number];

/** Counts with what they count; zeros are left out, but never all of them. */
export const Counts: FC<{ context: SiteContext; caption: string; counts: Counted[] }> = (props) => {
  const { context, caption, counts } = props;
  const say = listsTexts(context.locale);
  const shown = counts.filter(([, count], index) => index === 0 || count > 0);
  return (
    <DataTable
      caption={caption}
      hideCaption
      columns={[{ label: say("report.what") }, { label: say("report.count"), number: true }]}
      rows={shown.map(([key, count]) => [say(key), numberText(count, context.locale)])}
    />
  );
};

/** The name of an entry; also where it has none. */
export const called = ({ name }: Pick<NamedEntry, "name">, context: SiteContext): Child =>
  name === "" ? listsTexts(context.locale)("noName") : <bdi>{name}</bdi>;

/** The same with the way to the entry, where it is in the directory and not only in a trial. */
export const linked = (entry: Pick<NamedEntry, "name" | "shortId">, context: SiteContext): Child => (
  <a href={handOverAddress(context, entry.shortId)}>{called(entry, context)}</a>
);

/** What an import of a list did, or would do, in figures. */
export const OutcomeCounts: FC<{ context: SiteContext; report: ListOutcome["report"] }> = ({
  context,
  report,
}) => {
  const { things, missing } = report;
  const placed = Object.values(report.placed).reduce((sum, count) => sum + count, 0);
  return (
    <Counts
      context={context}
      caption={listsTexts(context.locale)("report.title")}
      counts={[
        ["report.rows", report.rows],
        ["report.new", things.new],
        ["report.joined", things.joined],
        ["report.changed", things.changed],
        ["report.moved", things.moved],
        ["report.returned", things.returned],
        ["report.unchanged", things.unchanged],
        ["report.hidden", things.hidden],
        ["report.asked", report.asked],
        ["report.closed", missing.perhapsClosed],
        ["report.counted", report.counted],
        ["report.placed", placed],
        ["report.placedInStreet", report.placed.street ?? 0],
        ["report.outsideBox", things.outsideBox],
        ["report.outsideArea", things.outsideArea],
        ["report.rejected", things.rejected],
        ["report.dropped", report.fieldsDropped],
      ]}
    />
  );
};

/** Why rows were not taken, with how many; the file that names them. */
export const Reasons: FC<{ context: SiteContext; reasons: Record<string, number>; file: Child }> = (
  props,
) => {
  const { context, reasons, file } = props;
  const say = listsTexts(context.locale);
  const sorted = Object.entries(reasons).sort((a, b) => b[1] - a[1]);
  if (sorted.length === 0 && !file) return null;
  return (
    <Section id="reasons" title={say("reasons.title")}>
      {sorted.length > 0 && (
        <DataTable
          caption={say("reasons.title")}
          hideCaption
          columns={[{ label: say("reasons.reason") }, { label: say("report.count"), number: true }]}
          rows={sorted.map(([reason, count]) => [
            say(`reason.${reason}` as ListsKey),
            numberText(count, context.locale),
          ])}
        />
      )}
      {file && <div class="actions">{file}</div>}
    </Section>
  );
};
