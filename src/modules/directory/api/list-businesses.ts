import * as z from "zod";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Answer } from "../../../kernel/web/answer.ts";
import { json } from "../../../kernel/web/api/json-answer.ts";
import { pageLinks } from "../../../kernel/web/api/problem.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { listSchema } from "../rules/open-data/parameters.ts";
import { recordSchema } from "../rules/open-data/record-schema.ts";
import { collectionSchema } from "../rules/open-data/write-format.ts";
import { collectionOf } from "../store/collection.ts";
import { countListed } from "../store/matching.ts";
import { recordsOf } from "../store/open-records.ts";
import { searchListings } from "../store/search/search.ts";
import { readAsked } from "./asked.ts";

/** One page of the directory. */
export const listAnswerSchema = collectionSchema.extend({
  total: z.int().min(0).describe("How many records the whole result has."),
  page: z.int().min(1),
  per_page: z.int().min(1),
  pages: z.int().min(0),
  corrections: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe("What was searched in place of a word that nothing is called by."),
  left_out: z
    .array(z.string())
    .describe("Words of the question without which this was found, because nothing has all of them."),
  businesses: z.array(recordSchema),
});

/** `GET /api/v1/sites/{site}/businesses`: one page of what the filters leave. */
export async function listBusinesses(context: WebContext): Promise<Answer> {
  const asked = await readAsked(context, listSchema);
  if (!asked.ok) return asked.reason;
  const { site, values, narrowing, view } = asked.value;
  const { page, per_page, lang } = values;
  const { hits, total, corrections, leftOut } = await searchListings(context.db, site.id, {
    ...narrowing,
    language: lang,
    nowMinute: view.nowMinute,
    limit: per_page,
    offset: (page - 1) * per_page,
    // How many entries have which facet nobody asked here; the total comes along wherever anything is narrowed.
    counts: false,
    passedOn: true,
  });
  const read = await readInSite(context.db, site.id, async (tx) => ({
    total: total ?? (await countListed(tx, site.id)),
    collection: await collectionOf(tx, site, lang),
    businesses: await recordsOf(
      tx,
      site.id,
      hits.map((hit) => hit.id),
      view,
    ),
  }));
  const pages = Math.ceil(read.total / per_page);
  const { collection, ...result } = read;
  const answer = { ...collection, page, per_page, pages, corrections, left_out: leftOut, ...result };
  const links = pageLinks(context.url, page, pages);
  return json(answer satisfies z.infer<typeof listAnswerSchema>, links ? { Link: links } : {});
}
