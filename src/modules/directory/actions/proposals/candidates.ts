// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { type Business, type Facts, isPublic } from "../../rules/business.ts";
import type { BusinessReason } from "../../rules/duplicates/business-evidence.ts";
import { businessesById } from "../../store/businesses.ts";
import { findDuplicates } from "../duplicates/find-duplicates.ts";

/** An entry that may be the one that somebody is about to add. */
export interface LikeEntry {
  business: Business;
  reasons: BusinessReason[];
}

/**
 * Entries that these facts may be about, the likest first: an editor looks at them before there is one more. Those that are
 * hidden, closed or not yet shown are among them: none of it is for the public, which is given `publicLikeEntries`.
 */
export const likeEntries = (db: Db, siteId: string, facts: Facts): Promise<LikeEntry[]> =>
  readInSite(db, siteId, (tx) => likeEntriesWithin(tx, facts));

/** The same as everybody may see it: nobody learns of an entry that is hidden, closed or not yet shown. */
export const publicLikeEntries = async (db: Db, siteId: string, facts: Facts): Promise<LikeEntry[]> =>
  (await likeEntries(db, siteId, facts)).filter(({ business }) => isPublic(business.status));

/** The same as `likeEntries`, in a transaction of the caller. */
export async function likeEntriesWithin(tx: Db, facts: Facts): Promise<LikeEntry[]> {
  const { place, ...profile } = facts;
  const business: Business = {
    id: newId(),
    shortId: "",
    kind: "business",
    status: "draft",
    profile,
    place,
    provenance: {},
    changedAt: new Date(),
  };
  const found = await findDuplicates(tx, [{ business, isNew: true }]);
  const entries = await businessesById(
    tx,
    found.map(({ other }) => other.id),
  );
  return found.flatMap(({ other, comparison: { reasons } }) => {
    const entry = entries.get(other.id);
    return entry ? [{ business: entry, reasons }] : [];
  });
}
