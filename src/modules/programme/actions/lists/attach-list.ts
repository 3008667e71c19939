// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { FittedDocument } from "../../../../kernel/documents/fit-document.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import { sessionById } from "../../store/sessions.ts";
import { insertSignedList, signedListsOf } from "../../store/signed-lists.ts";
import { sealList } from "./sealed-list.ts";

/** Sheets of one date: a class of thirty people fills two. */
export const mostLists = 10;

/**
 * Puts a list that people signed to a session, and to other dates of the series that stand on it. The same form sent twice is one
 * list.
 *
 * @param id of the list, made with the form
 */
export function attachList(
  doing: Doing,
  id: string,
  [sessionId, ...others]: [string, ...string[]],
  { contentType, bytes }: FittedDocument,
): Promise<Result<void, "no-such-session" | "too-many">> {
  const { db, siteId, secrets, actor, now } = doing;
  return inSite(db, siteId, async (tx) => {
    // Whoever else attaches to this session waits.
    if (!(await sessionById(tx, sessionId, true))) return refuse("no-such-session");
    if ((await signedListsOf(tx, sessionId)).filter((list) => list.id !== id).length >= mostLists)
      return refuse("too-many");
    const isNew = await insertSignedList(tx, siteId, {
      id,
      contentType,
      size: bytes.length,
      sealed: sealList(secrets, siteId, id, bytes),
      by: actor.kind === "person" ? actor.id : null,
      attachedAt: now,
      sessionIds: [sessionId, ...others],
    });
    if (isNew)
      await writeAudit(tx, {
        event: "list.attached",
        actor,
        subject: { kind: "session", id: sessionId },
        facts: { list: id, sessions: others.length + 1 },
      });
    return ok(undefined);
  });
}
