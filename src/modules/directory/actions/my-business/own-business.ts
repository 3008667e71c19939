import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { type Draft, draftsOf } from "../../store/owning/drafts.ts";
import { owns } from "../../store/owning/ownerships.ts";
import type { Own } from "./save-part.ts";

/** An own business with what is drafted about it; undefined where it is not theirs or does not exist, which look the same. */
export async function ownBusiness(
  db: Db,
  siteId: string,
  personId: string,
  shortId: string,
): Promise<(Own & { drafts: Draft[] }) | undefined> {
  return inSite(db, siteId, async (tx) => {
    const business = await businessByShortId(tx, shortId);
    if (!business || business.status === "merged" || !(await owns(tx, personId, business.id)))
      return undefined;
    return { personId, business, drafts: await draftsOf(tx, { businessId: business.id, personId }) };
  });
}
