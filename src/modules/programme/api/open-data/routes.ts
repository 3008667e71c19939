// SPDX-License-Identifier: EUPL-1.2
import type * as z from "zod";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { json } from "../../../../kernel/web/api/json-answer.ts";
import { pageLinks, parameterProblems, refuseUnknown } from "../../../../kernel/web/api/problem.ts";
import { readQuery } from "../../../../kernel/web/query.ts";
import type { Route, WebContext } from "../../../../kernel/web/route.ts";
import { siteAsked } from "../../../quarter/index.ts";
import { filterSchema, oneSchema } from "../../rules/open-data/parameters.ts";
import type {
  offeringAnswerSchema,
  offeringsAnswerSchema,
  sessionsAnswerSchema,
} from "../../rules/open-data/record-schema.ts";
import { listedSessions } from "../../store/listing.ts";
import { openOffering, openOfferings } from "../../store/open/open-offerings.ts";
import { type Asked, readAsked } from "./asked.ts";
import { offeringRecord, sessionRecord } from "./records.ts";

const pagingOf = ({ site, filters }: Asked, total: number) => ({
  site: site.key,
  total,
  page: filters.page,
  per_page: filters.per_page,
  pages: Math.ceil(total / filters.per_page),
});

function paged({ url }: WebContext, answer: { page: number; pages: number }): Answer {
  const links = pageLinks(url, answer.page, answer.pages);
  return json(answer, links ? { Link: links } : {});
}

/** `GET /api/v1/sites/{site}/sessions`: one page of the dates that the filters leave. */
async function listSessions(context: WebContext): Promise<Answer> {
  const asked = await readAsked(context);
  if (!asked.ok) return asked.reason;
  const { site, filters, question } = asked.value;
  const found = await readInSite(context.db, site.id, (tx) =>
    listedSessions(tx, question, { now: context.now, limit: filters.per_page }),
  );
  const where = { site, locale: filters.lang, url: context.url };
  const sessions = found.sessions.map((session) => sessionRecord(where, session));
  const answer = { ...pagingOf(asked.value, found.total), sessions };
  return paged(context, answer satisfies z.infer<typeof sessionsAnswerSchema>);
}

/** `GET /api/v1/sites/{site}/offerings`: one page of what the filters leave, by the next date. */
async function listOfferings(context: WebContext): Promise<Answer> {
  const asked = await readAsked(context);
  if (!asked.ok) return asked.reason;
  const { site, filters, question } = asked.value;
  const found = await readInSite(context.db, site.id, (tx) =>
    openOfferings(tx, question, { now: context.now, limit: filters.per_page }),
  );
  const where = { site, locale: filters.lang, url: context.url };
  const offerings = found.offerings.map((offering) => offeringRecord(where, offering));
  const answer = { ...pagingOf(asked.value, found.total), offerings };
  return paged(context, answer satisfies z.infer<typeof offeringsAnswerSchema>);
}

/** `GET /api/v1/sites/{site}/offerings/{offering}`. */
async function oneOffering(context: WebContext): Promise<Answer> {
  const site = await siteAsked(context);
  if (!site.ok) return site.reason;
  const { values, problems } = readQuery(context.url, oneSchema);
  if (problems.length > 0) return parameterProblems(problems, context.url.pathname);
  const found = await readInSite(context.db, site.value.id, (tx) =>
    openOffering(tx, context.params.offering ?? "", context.now),
  );
  if (!found) return notFound;
  const where = { site: site.value, locale: values.lang ?? "de", url: context.url };
  const answer = { site: site.value.key, offering: offeringRecord(where, found) };
  return json(answer satisfies z.infer<typeof offeringAnswerSchema>);
}

const route = (path: string, handle: Route["handle"], schema: { shape: object }): Route => {
  const known = Object.keys(schema.shape);
  return {
    method: "GET",
    path: `/api/v1/sites/:site${path}`,
    permission: "public",
    audit: null,
    // What is free, and what is still to come, is right to the minute.
    cache: { seconds: 60 },
    known,
    refuseUnknown: refuseUnknown(known),
    language: "none",
    handle,
  };
};

/** The open data of the programme. */
export const openDataRoutes: Route[] = [
  route("/offerings", listOfferings, filterSchema),
  route("/offerings/:offering", oneOffering, oneSchema),
  route("/sessions", listSessions, filterSchema),
];
