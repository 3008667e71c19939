import type { Child, FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import type { Area, SiteContext } from "../../../quarter/index.ts";
import { groupName } from "../../rules/categories/groups.ts";
import { type ComparedCoverage, compareCoverage } from "../../rules/sectors/compare-coverage.ts";
import { coverageOf, listedByGroup } from "../../store/import/coverage.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { longDate, numberText } from "../times.ts";

/**
 * How many businesses registers count in an area, beside what the directory holds: a line for each source that says
 * something about the area, its sectors folded up. Null where none does. The two are compared in those sectors that the source counts.
 */
export async function areaCoverage(context: SiteContext, area: Area): Promise<Child> {
  const { db, site, locale, remember } = context;
  const say = directoryTexts(locale);
  const lists = await remember(`coverage ${site.id} ${area.key}`, () =>
    readInSite(db, site.id, async (tx) => {
      const about = (await coverageOf(tx)).map(({ source, asOf, counts }) => ({
        source,
        asOf,
        counts: counts.filter((count) => count.area === area.key),
      }));
      const saying = about.filter(({ counts }) => counts.length > 0);
      if (saying.length === 0) return [];
      const byGroup = await listedByGroup(tx, area.key);
      return saying.map(({ counts, ...list }) => ({ ...list, ...compareCoverage(counts, byGroup) }));
    }),
  );
  if (lists.length === 0) return null;
  return (
    <div class="muted small">
      {lists.map((list) => (
        <>
          <p>
            {say("area.coverage", {
              source: list.source,
              date: longDate(new Date(`${list.asOf}T12:00:00Z`), locale),
              counted: list.total,
              same: numberText(list.alike.counted, locale),
              listed: numberText(list.alike.listed, locale),
            })}
          </p>
          <Sectors context={context} list={list} />
        </>
      ))}
      <p>{say("area.coverageWhy")}</p>
    </div>
  );
}

const Sectors: FC<{ context: SiteContext; list: ComparedCoverage & { source: string } }> = (props) => {
  const { context, list } = props;
  const { locale } = context;
  const say = directoryTexts(locale);
  if (list.groups.length === 0) return null;
  const rows = list.groups.map(({ group, counted, listed }) => [
    groupName(group, locale),
    numberText(counted, locale),
    numberText(listed, locale),
  ]);
  if (list.withoutGroup > 0)
    rows.push([say("area.coverageRest"), numberText(list.withoutGroup, locale), "–"]);
  return (
    <details>
      <summary>{say("area.coverageBy")}</summary>
      <DataTable
        caption={`${list.source}: ${say("area.coverageBy")}`}
        hideCaption
        columns={[
          { label: say("filter.group") },
          { label: say("area.coverageCounted"), number: true },
          { label: say("area.coverageListed"), number: true },
        ]}
        rows={rows}
      />
    </details>
  );
};
