import type * as z from "zod";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import type { Answer } from "../../../kernel/web/answer.ts";
import { readQuery } from "../../../kernel/web/query.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { areasOf, type Site, siteAddress, siteAsked } from "../../quarter/index.ts";
import type { Filters, filterSchema } from "../rules/open-data/parameters.ts";
import { type Narrowing, toNarrowing } from "../rules/open-data/to-search.ts";
import type { RecordView } from "../store/open-records.ts";
import { filterProblems } from "./problem.ts";

/** A question to the open data of a site, understood. */
export interface Asked<Values> {
  site: Site;
  values: Values;
  narrowing: Narrowing;
  view: RecordView;
}

/** The present minute since the Unix epoch. */
export const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000);

/** How records are to be drawn: full addresses of pages, in the language asked for. */
export function viewOf({ url, now }: WebContext, site: Site, locale: Filters["lang"]): RecordView {
  const pageUrl = (slug: string) => new URL(siteAddress({ site, locale, url }, "betriebe", slug), url).href;
  return { locale, pageUrl, nowMinute: minuteOf(now) };
}

/** Reads site and parameters; whatever is wrong with them becomes the answer. */
export async function readAsked<Schema extends typeof filterSchema>(
  context: WebContext,
  schema: Schema,
): Promise<Result<Asked<z.output<Schema>>, Answer>> {
  const site = await siteAsked(context);
  if (!site.ok) return site;
  const { values, problems } = readQuery(context.url, schema);
  const filters: Partial<Filters> = values;
  const view = viewOf(context, site.value, filters.lang ?? "de");
  const areas = filters.area === undefined ? [] : await readInSite(context.db, site.value.id, areasOf);
  const narrowing = toNarrowing(filters, new Set(areas.map((area) => area.key)), view.nowMinute);
  const wrong = [...problems, ...(narrowing.ok ? [] : narrowing.reason)];
  if (wrong.length > 0 || !narrowing.ok) return refuse(filterProblems(wrong, context.url.pathname));
  const { near } = narrowing.value;
  // Without problems every parameter that must be there is there.
  const sound = values as z.output<Schema>;
  return ok({
    site: site.value,
    values: sound,
    narrowing: narrowing.value,
    view: { ...view, ...(near && { near }) },
  });
}
