import type * as z from "zod";
import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Answer, notFound, redirect } from "../../../kernel/web/answer.ts";
import { json } from "../../../kernel/web/api/json-answer.ts";
import { parameterProblems } from "../../../kernel/web/api/problem.ts";
import { readQuery } from "../../../kernel/web/query.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { siteAsked } from "../../quarter/index.ts";
import { oneSchema } from "../rules/open-data/parameters.ts";
import { recordSchema } from "../rules/open-data/record-schema.ts";
import { collectionSchema } from "../rules/open-data/write-format.ts";
import { collectionOf } from "../store/collection.ts";
import { recordById } from "../store/open-records.ts";
import { readMergedInto } from "../store/public-business.ts";
import { viewOf } from "./asked.ts";

/** The address of another record, in the same language. */
function recordAddress(url: URL, shortId: string): string {
  return `${url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1)}${shortId}${url.search}`;
}

export const oneAnswerSchema = collectionSchema.extend({ business: recordSchema });

/** `GET /api/v1/sites/{site}/businesses/{id}`: one entry by its short id. */
export async function oneBusiness(context: WebContext): Promise<Answer> {
  const site = await siteAsked(context);
  if (!site.ok) return site.reason;
  const { values, problems } = readQuery(context.url, oneSchema);
  if (problems.length > 0) return parameterProblems(problems, context.url.pathname);
  const { lang = "de" } = values;
  const view = viewOf(context, site.value, lang);
  const { business, collection } = await readInSite(context.db, site.value.id, async (tx) => ({
    business: await recordById(tx, site.value.id, context.params.id ?? "", view),
    collection: await collectionOf(tx, site.value, lang),
  }));
  // Hidden looks like missing, so that nobody learns what was taken out.
  if (!business) {
    const other = await readMergedInto(context.db, site.value.id, context.params.id ?? "");
    if (other) return { ...redirect(recordAddress(context.url, other.shortId), 301), open: true };
  }
  if (!business) return { ...notFound, detail: "There is no such entry, or it is not published." };
  return json({ ...collection, business } satisfies z.infer<typeof oneAnswerSchema>);
}
