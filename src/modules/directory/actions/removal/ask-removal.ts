// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isPublic } from "../../rules/business.ts";
import type { Removal } from "../../rules/removal/read-removal.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { type Asker, makeProposal } from "../proposals/make-proposal.ts";

/**
 * Puts somebody's wish to be taken out of the directory into the editors' queue.
 *
 * @param suspect why it may come from a program; it is kept apart then
 */
export function askRemoval(
  db: Db,
  asker: Asker,
  shortId: string,
  { who, words, contact }: Removal,
  code: string,
  suspect: string | undefined,
): Promise<Result<void, "no-such-entry">> {
  return inSite(db, asker.siteId, async (tx) => {
    const business = await businessByShortId(tx, shortId);
    if (!business || !isPublic(business.status)) return refuse("no-such-entry");
    await makeProposal(tx, asker, {
      kind: "removal",
      businessId: business.id,
      asked: { ...(words && { words }), details: { who, ...(suspect && { suspect }) } },
      contact,
      code,
    });
    return ok(undefined);
  });
}
