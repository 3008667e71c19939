// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { type Doing, organisationsOf } from "../../../accounts/index.ts";
import { namedEntries } from "../../../directory/index.ts";
import { offeringById } from "../../store/offerings.ts";
import { deleteInvolved, type InvolvedKind, insertInvolved } from "../../store/open/involved.ts";

/**
 * Names a business of the directory, or an organisation, that takes part in an offering; or names it no more.
 *
 * @returns whether the offering is there, and whom it is about
 */
export function setInvolved(
  { db, siteId, actor }: Doing,
  offeringId: string,
  what: "add" | "remove",
  whom: { kind: InvolvedKind; id: string },
): Promise<boolean> {
  return inSite(db, siteId, async (tx) => {
    if (!(await offeringById(tx, offeringId, true))) return false;
    if (what === "add" && !(await isThere(tx, whom))) return false;
    const changed =
      what === "add"
        ? await insertInvolved(tx, siteId, offeringId, whom)
        : await deleteInvolved(tx, offeringId, whom);
    // Sent twice: it is as it was wanted.
    if (!changed) return true;
    await writeAudit(tx, {
      event: "offering.involved",
      actor,
      subject: { kind: "offering", id: offeringId },
      facts: { what, [whom.kind]: whom.id },
    });
    await announceChange(tx, siteId);
    return true;
  });
}

async function isThere(tx: Db, { kind, id }: { kind: InvolvedKind; id: string }): Promise<boolean> {
  return kind === "business"
    ? (await namedEntries(tx, [id])).length > 0
    : (await organisationsOf(tx)).some((one) => one.id === id && one.endedOn === null);
}
