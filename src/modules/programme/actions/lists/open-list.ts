// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { FittedDocument } from "../../../../kernel/documents/fit-document.ts";
import type { Doing } from "../../../accounts/index.ts";
import { sealedListById } from "../../store/signed-lists.ts";
import { openSealedList } from "./sealed-list.ts";

/**
 * Opens a list that people signed; that somebody read it is noted in the same transaction.
 *
 * @returns undefined where there is none (any more), or the key that sealed it is gone
 */
export function openList(
  { db, siteId, secrets, actor }: Doing,
  id: string,
): Promise<(FittedDocument & { day: string }) | undefined> {
  return inSite(db, siteId, async (tx) => {
    const found = await sealedListById(tx, id);
    const bytes = found && openSealedList(secrets, siteId, id, found.sealed);
    if (!found || !bytes) return undefined;
    const [session] = found.sessions;
    await writeAudit(tx, {
      event: "list.read",
      actor,
      ...(session && { subject: { kind: "session", id: session.id } }),
      facts: { list: id },
    });
    return { contentType: found.contentType, bytes, day: session?.startsAt.slice(0, 10) ?? "" };
  });
}
