// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionById } from "../../store/sessions.ts";
import { type Obstacle, unlessBlocked } from "./blocked.ts";

/**
 * Changes one session, which waits for others who change it or its sign-ups. Whatever is in the way leaves all as it was.
 *
 * @param state what it must be in; else there is no such session to change
 */
export function changeOneSession(
  { db, siteId }: Pick<Doing, "db" | "siteId">,
  id: string,
  state: Session["state"],
  change: (tx: Db, session: Session, offering: Offering) => Promise<void>,
): Promise<Result<void, "no-such-session" | Obstacle[]>> {
  return unlessBlocked(
    inSite(db, siteId, async (tx) => {
      const session = await sessionById(tx, id, true);
      const offering = session && (await offeringById(tx, session.offeringId));
      if (session?.state !== state || !offering) return refuse("no-such-session");
      await change(tx, session, offering);
      return ok(undefined);
    }),
  );
}
