// SPDX-License-Identifier: EUPL-1.2
import { ok, type Result, refuse } from "../../../kernel/result/result.ts";
import { type Answer, notFound } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import type { Site } from "../rules/site.ts";
import { siteByKey } from "../store/sites.ts";

/** The site in the path of the interface for programs, or the answer that there is none. */
export async function siteAsked({ db, params }: WebContext): Promise<Result<Site, Answer>> {
  const site = await siteByKey(db, params.site ?? "");
  return site
    ? ok(site)
    : refuse({ ...notFound, detail: "There is no such site; /api/v1/sites lists them." });
}
