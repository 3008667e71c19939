// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Business, Facts } from "../../rules/business.ts";
import type { BusinessReason } from "../../rules/duplicates/business-evidence.ts";
import { businessesById } from "../../store/businesses.ts";
import { findDuplicates } from "../duplicates/find-duplicates.ts";

/** An entry that may be the one that somebody is about to add. */
export interface LikeEntry {
  business: Business;
  reasons: BusinessReason[];
}

/** Entries that these facts may be about, the likest first: a person looks at them before there is one more. */
export function likeEntries(db: Db, siteId: string, facts: Facts): Promise<LikeEntry[]> {
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
  return readInSite(db, siteId, async (tx) => {
    const found = await findDuplicates(tx, [{ business, isNew: true }]);
    const entries = await businessesById(
      tx,
      found.map(({ other }) => other.id),
    );
    return found.flatMap(({ other, comparison: { reasons } }) => {
      const entry = entries.get(other.id);
      return entry ? [{ business: entry, reasons }] : [];
    });
  });
}
