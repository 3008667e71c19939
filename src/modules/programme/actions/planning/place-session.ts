// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Doing } from "../../../accounts/index.ts";
import { type Place, placeOf, placeText, samePlace } from "../../rules/planning/place.ts";
import { setElsewhere } from "../../store/sessions.ts";
import type { Teller } from "../sign-up/tell.ts";
import { changeOneSession } from "./change-one-session.ts";
import { tellPlaceOfSession } from "./tell-place.ts";

/**
 * Has one date take place somewhere else than the others, and tells those who have a seat. Its rooms and machines stay booked: they
 * may be taken along.
 *
 * @param place empty: where the offering is, as before
 * @returns whether there is such a date
 */
export async function placeSession(doing: Doing, teller: Teller, id: string, place: Place): Promise<boolean> {
  const placed = await changeOneSession(doing, id, "planned", async (tx, session, offering) => {
    const elsewhere = placeText(place) === "" || samePlace(place, offering.details) ? null : place;
    const isSame = elsewhere
      ? session.elsewhere && samePlace(elsewhere, session.elsewhere)
      : !session.elsewhere;
    if (isSame) return;
    await setElsewhere(tx, id, elsewhere);
    // The offering itself may have gone to where this date is.
    if (!samePlace(placeOf(session, offering), placeOf({ elsewhere }, offering)))
      await tellPlaceOfSession(tx, doing, teller, offering, session);
    await writeAudit(tx, {
      event: "session.placed",
      actor: doing.actor,
      subject: { kind: "session", id },
      facts: { elsewhere: elsewhere !== null },
    });
    await announceChange(tx, doing.siteId);
  });
  return placed.ok;
}
