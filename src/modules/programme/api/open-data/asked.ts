// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { parameterProblems } from "../../../../kernel/web/api/problem.ts";
import { readQuery } from "../../../../kernel/web/query.ts";
import type { WebContext } from "../../../../kernel/web/route.ts";
import { areasOf, type Site, siteAsked } from "../../../quarter/index.ts";
import type { ListQuestion } from "../../rules/list/question.ts";
import { type Filters, filterSchema, questionOf } from "../../rules/open-data/parameters.ts";

/** A question to the open data of the programme, understood. */
export interface Asked {
  site: Site;
  filters: Filters;
  question: ListQuestion;
}

/** Reads site and parameters; whatever is wrong with them becomes the answer. */
export async function readAsked(context: WebContext): Promise<Result<Asked, Answer>> {
  const site = await siteAsked(context);
  if (!site.ok) return site;
  const { values, problems } = readQuery(context.url, filterSchema);
  if (problems.length > 0) return refuse(parameterProblems(problems, context.url.pathname));
  // Without problems every parameter that must be there is there.
  const filters = values as Filters;
  const areas = filters.area === undefined ? [] : await readInSite(context.db, site.value.id, areasOf);
  const question = questionOf(
    filters,
    areas.map(({ key }) => key),
  );
  if (question === "no-such-area")
    return refuse(parameterProblems([{ parameter: "area", reason: "unknown-choice" }], context.url.pathname));
  return ok({ site: site.value, filters, question });
}
