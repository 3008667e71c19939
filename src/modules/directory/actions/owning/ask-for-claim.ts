import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { FittedDocument } from "../../../../kernel/documents/fit-document.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { isPublic } from "../../rules/business.ts";
import type { AskedWay } from "../../rules/owning/claim.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import { type Asker, makeProposal } from "../proposals/make-proposal.ts";
import { keepDocument } from "./claim-document.ts";

/** What somebody asks for who says that a business is theirs. */
export interface ClaimAsked {
  way: AskedWay;
  words: string;
  contact: string;
  /** The code on the receipt, as digits. */
  code: string;
  /** Why it may come from a program. */
  suspect: string | undefined;
  /** What they show for it. */
  document?: FittedDocument | undefined;
}

/**
 * Puts a claim into the queue: an editor sends a letter, lets an adviser come by, or looks at what is said. Where somebody owns the
 * entry already it is a dispute, and is marked so.
 */
export function askForClaim(
  db: Db,
  asker: Asker,
  shortId: string,
  { way, words, contact, code, suspect, document }: ClaimAsked,
): Promise<Result<void, "no-such-entry">> {
  return inSite(db, asker.siteId, async (tx) => {
    const business = await businessByShortId(tx, shortId);
    if (!business || !isPublic(business.status)) return refuse("no-such-entry" as const);
    const disputed = (await ownersOf(tx, business.id)).length > 0;
    const id = await makeProposal(tx, asker, {
      kind: "claim",
      businessId: business.id,
      asked: { words, details: { way, ...(disputed && { disputed }), ...(suspect && { suspect }) } },
      contact,
      code,
    });
    // The same form a second time has its paper already. What a program sends is not kept.
    if (id && document && !suspect) await keepDocument(tx, asker, id, document);
    return ok(undefined);
  });
}
