// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Site } from "../../quarter/index.ts";
import type { Business, BusinessKind, FactName, Facts, Provenance, Source } from "../rules/business.ts";
import { freeShortIds, insertBusinesses } from "../store/businesses.ts";
import { insertChanges } from "../store/changes.ts";
import { putKeys } from "../store/duplicates/keys.ts";
import { putPairs } from "../store/duplicates/pairs.ts";
import { sourceOfToday } from "../store/lock-business.ts";
import { findDuplicates } from "./duplicates/find-duplicates.ts";
import type { Word } from "./edit-business.ts";
import { projectEdited } from "./project-edited.ts";

/**
 * Adds an entry that somebody describes, in a transaction of the caller. What may be the same as another entry becomes a
 * question to the editors; nothing is merged by itself.
 *
 * @returns the entry, and the line of its history
 */
export async function createBusinessWithin(
  tx: Db,
  site: Site,
  kind: BusinessKind,
  facts: Facts,
  { actor, ...saying }: Omit<Word, "kind"> & Pick<Source, "kind">,
  status: "published" | "draft" = "published",
): Promise<{ business: Business; change: string }> {
  const source = await sourceOfToday(tx, site.id, saying);
  const { place, ...profile } = facts;
  const provenance: Provenance = {};
  for (const name of Object.keys(facts) as FactName[]) provenance[name] = source.id;
  const [shortId = ""] = await freeShortIds(tx, 1);
  const business: Business = {
    id: newId(),
    shortId,
    kind,
    status,
    profile,
    place,
    provenance,
    changedAt: new Date(),
  };
  const found = await findDuplicates(tx, [{ business, isNew: true }]);
  await insertBusinesses(tx, site.id, [{ business }]);
  await putKeys(tx, site.id, [business], true);
  await putPairs(
    tx,
    site.id,
    found.map(({ other, comparison: { score, reasons } }) => ({
      a: business.id,
      b: other.id,
      score,
      reasons,
      state: "open",
      byRule: false,
      importId: null,
    })),
  );
  const change = newId();
  await insertChanges(tx, site.id, [
    {
      id: change,
      businessId: business.id,
      actor,
      sourceId: source.id,
      importId: null,
      action: "create",
      before: null,
      after: { facts, provenance, status },
    },
  ]);
  await projectEdited(tx, site, business);
  return { business, change };
}
