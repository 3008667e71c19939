// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import { deleteSignedList, sealedListById } from "../../store/signed-lists.ts";

/** Takes a list away that was attached, of all its dates. @returns its first session, or undefined where there is none */
export function removeList({ db, siteId, actor }: Doing, id: string): Promise<string | undefined> {
  return inSite(db, siteId, async (tx) => {
    const found = await sealedListById(tx, id);
    if (!found || !(await deleteSignedList(tx, id))) return undefined;
    const session = found.sessions[0]?.id;
    await writeAudit(tx, {
      event: "list.removed",
      actor,
      ...(session && { subject: { kind: "session", id: session } }),
      facts: { list: id },
    });
    return session ?? "";
  });
}
