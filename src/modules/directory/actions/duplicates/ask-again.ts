import type { Db } from "../../../../kernel/db/db.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import { putPairs } from "../../store/duplicates/pairs.ts";
import { findDuplicates } from "./find-duplicates.ts";

/**
 * Looks for the duplicates of entries that stand by themselves again or are described otherwise, and asks what of them is
 * likely; nothing is merged by rule. What people told apart is not asked.
 *
 * @returns how many pairs wait for an answer because of it
 */
export async function askAgain(tx: Db, site: Site, businesses: Business[]): Promise<number> {
  const standing = businesses.filter(({ status }) => status !== "merged");
  const found = await findDuplicates(
    tx,
    standing.map((business) => ({ business, isNew: false })),
  );
  await putPairs(
    tx,
    site.id,
    found.map(({ entry, other, comparison: { score, reasons } }) => ({
      a: entry.id,
      b: other.id,
      score,
      reasons,
      state: "open",
      byRule: false,
      importId: null,
    })),
  );
  return found.length;
}
