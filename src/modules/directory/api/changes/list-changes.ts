import * as z from "zod";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { json } from "../../../../kernel/web/api/json-answer.ts";
import { parameterProblems } from "../../../../kernel/web/api/problem.ts";
import { readQuery } from "../../../../kernel/web/query.ts";
import type { WebContext } from "../../../../kernel/web/route.ts";
import { siteAsked } from "../../../quarter/index.ts";
import { cursorText, readCursor, readSince, sinceSchema } from "../../rules/open-data/changes/read-since.ts";
import { filterSchema } from "../../rules/open-data/parameters.ts";
import { recordSchema } from "../../rules/open-data/record-schema.ts";
import { collectionSchema } from "../../rules/open-data/write-format.ts";
import { collectionOf } from "../../store/collection.ts";
import { changedEntries } from "../../store/found/changed-entries.ts";
import { recordsOf } from "../../store/open-records.ts";
import { viewOf } from "../asked.ts";

/** What may be asked of the changes. */
export const changesSchema = filterSchema.pick({ lang: true }).extend({
  since: sinceSchema.default("1970-01-01").meta({
    description:
      "A day (from its beginning in Berlin) or a moment in ISO 8601. Without it all that was ever published is told.",
    example: "2026-01-01",
  }),
  after: z
    .string()
    .refine((text) => readCursor(text) !== undefined)
    .optional()
    .meta({
      description: "Where the page before ended: take it from `next`.",
      example: "2026-01-01T00:00:00.000000Z_00000000-0000-0000-0000-000000000000",
    }),
  per_page: wholeInAddress(1, 500).default(100).meta({ description: "Changes on a page." }),
});

/** One page of the changes. */
export const changesAnswerSchema = collectionSchema.extend({
  since: z.iso.datetime(),
  ask_again_since: z.iso.datetime().describe("The `since` of the next visit, once all pages are read."),
  next: z.string().nullable().describe("The address of the next page; null on the last one."),
  changes: z
    .array(
      z.object({
        id: z.string().describe("The short id of the entry."),
        change: z
          .enum(["new", "changed", "gone"])
          .describe("`gone`: no longer published, or no longer open data; take it out of copies."),
        at: z.iso.datetime(),
        business: recordSchema.nullable().describe("The entry as it is now; null for one that is gone."),
      }),
    )
    .describe("In the order in which they happened; each entry once, with its last change."),
});

/**
 * A change carries the moment at which its transaction began, and is seen when that is complete. No import takes longer
 * than this many milliseconds; who asks again from so long before misses nothing, and reading a change twice does no harm.
 */
const longestImport = 6 * 3_600_000;

/** `GET /api/v1/sites/{site}/changes?since=2026-01-01`: what is new, changed and gone. */
export async function listChanges(context: WebContext): Promise<Answer> {
  const asked = await siteAsked(context);
  if (!asked.ok) return asked.reason;
  const site = asked.value;
  const { values, problems } = readQuery(context.url, changesSchema);
  if (problems.length > 0) return parameterProblems(problems, context.url.pathname);
  const { since: day = "", after, per_page = 100, lang = "de" } = values;
  const since = readSince(day) ?? new Date(0);
  const read = await readInSite(context.db, site.id, async (tx) => {
    const cursor = after === undefined ? undefined : readCursor(after);
    const changes = await changedEntries(tx, site.id, { since, after: cursor, limit: per_page + 1 });
    const page = changes.slice(0, per_page);
    const ids = page.filter(({ change }) => change !== "gone").map(({ id }) => id);
    return {
      page,
      isLast: changes.length <= per_page,
      records: await recordsOf(tx, site.id, ids, viewOf(context, site, lang)),
      collection: await collectionOf(tx, site, lang),
    };
  });
  const records = new Map(read.records.map((record) => [record.id, record]));
  const last = read.page.at(-1);
  const next = new URL(context.url);
  if (last) next.searchParams.set("after", cursorText(last));
  const more = last && !read.isLast;
  const answer: z.infer<typeof changesAnswerSchema> = {
    ...read.collection,
    since: since.toISOString(),
    ask_again_since: new Date(context.now.getTime() - longestImport).toISOString(),
    next: more ? next.href : null,
    changes: read.page.map(({ shortId, change, at }) => {
      const business = records.get(shortId) ?? null;
      // What may no longer be passed on is gone for copies.
      return { id: shortId, change: business ? change : "gone", at, business };
    }),
  };
  return json(answer, more ? { Link: `<${next.href}>; rel="next"` } : {});
}
