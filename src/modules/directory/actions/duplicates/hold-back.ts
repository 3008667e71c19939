// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { updateBusinesses } from "../../store/businesses.ts";
import { insertChanges } from "../../store/changes.ts";
import { isHeldBack } from "../../store/duplicates/held.ts";

/** In the history: why an entry is not shown yet. */
export const heldReason = "perhaps an entry that asked to be taken out";

/** The entry, not shown before somebody has said whether it is one that asked to be taken out. */
export const hold = (business: Business): Business => ({ ...business, status: "draft" });

interface Holding {
  tx: Db;
  site: Site;
  actor: string;
  source: { id: number } | null;
  importId: number | null;
}

/** Writes down that entries which just came in are held back. */
export async function holdBack(holding: Holding, businesses: Business[]): Promise<void> {
  if (businesses.length === 0) return;
  const { tx, site } = holding;
  await Promise.all([
    updateBusinesses(tx, site.id, businesses),
    insertChanges(
      tx,
      site.id,
      businesses.map(({ id }) => line(holding, id, "published", "draft")),
    ),
  ]);
}

/**
 * Shows an entry that was held back, once nobody asks any more whether it is one that asked to be taken out. The caller brings
 * the public projection up to date. @returns the entry as it is then
 */
export async function letGo(holding: Holding, business: Business): Promise<Business> {
  const { tx, site } = holding;
  if (business.status !== "draft" || !(await isHeldBack(tx, business.id, heldReason))) return business;
  const shown: Business = { ...business, status: "published" };
  await updateBusinesses(tx, site.id, [shown]);
  await insertChanges(tx, site.id, [line(holding, business.id, "draft", "published")]);
  return shown;
}

const line = (
  { actor, source, importId }: Holding,
  businessId: string,
  before: "draft" | "published",
  after: "draft" | "published",
) => ({
  id: newId(),
  businessId,
  actor,
  sourceId: source?.id ?? null,
  importId,
  action: "status" as const,
  before: { status: before },
  after: { status: after, ...(after === "draft" && { reason: heldReason }) },
});
