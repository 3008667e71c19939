// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import type { Doing } from "../../../accounts/index.ts";
import { type GuestHours, hoursOfGuests, noHours } from "../../store/being-there/hours.ts";
import { guestById } from "../../store/guests.ts";
import {
  attendanceOfGuest,
  type GuestAttendance,
  type GuestSignUp,
  signUpsOfGuest,
} from "../../store/joining/guest-facts.ts";
import { type OpenGuest, openGuest } from "../sign-up/sealed-guest.ts";

/** All that the programme knows of somebody. */
export interface GuestSeen extends OpenGuest {
  id: string;
  contactKind: string;
  language: string;
  hours: GuestHours;
  attendance: GuestAttendance[];
  signUps: GuestSignUp[];
}

/** Opens what is known of somebody; that it was looked at is written down. Undefined where there is nobody of this id. */
export async function lookAtGuest(doing: Doing, id: string): Promise<GuestSeen | undefined> {
  if (!isId(id)) return undefined;
  const { siteId, secrets, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const guest = await guestById(tx, id);
    if (!guest) return undefined;
    const hours = (await hoursOfGuests(tx, [id])).get(id) ?? noHours;
    const attendance = await attendanceOfGuest(tx, id);
    const signUps = await signUpsOfGuest(tx, id);
    await writeAudit(tx, { event: "guest.looked-at", actor, subject: { kind: "guest", id } });
    const { contactKind, language } = guest;
    return { id, contactKind, language, ...openGuest(secrets, siteId, guest), hours, attendance, signUps };
  });
}
