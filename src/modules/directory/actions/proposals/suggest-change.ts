// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isPublic } from "../../rules/business.ts";
import type { Suggestion } from "../../rules/proposals/read-suggestion.ts";
import { wordsToEdits } from "../../rules/proposals/words-to-edits.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { type Asker, makeProposal } from "./make-proposal.ts";

/**
 * Puts what somebody says of an entry into the queue.
 *
 * @param suspect why it may come from a program; it is kept apart then
 */
export function suggestChange(
  db: Db,
  asker: Asker,
  shortId: string,
  { what, words, contact }: Suggestion,
  code: string,
  suspect: string | undefined,
): Promise<Result<void, "no-such-entry">> {
  return inSite(db, asker.siteId, async (tx) => {
    const business = await businessByShortId(tx, shortId);
    if (!business || !isPublic(business.status)) return refuse("no-such-entry");
    const edits = wordsToEdits(what, words, business);
    await makeProposal(tx, asker, {
      kind: what === "closed" ? "closed" : "change",
      businessId: business.id,
      asked: { what, words, ...(edits && { edits }), ...(suspect && { details: { suspect } }) },
      contact,
      code,
    });
    return ok(undefined);
  });
}
