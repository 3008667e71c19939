// SPDX-License-Identifier: EUPL-1.2
import { locales } from "../../../../kernel/i18n/locales.ts";
import { offeringDetails } from "../../rules/planning/offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import type { RoomRequest } from "../../store/asking/room-requests.ts";
import { guestById } from "../../store/guests.ts";
import { calendarOf } from "../messages/calendar-of.ts";
import { deliver, type Telling } from "../messages/deliver.ts";
import { openCode } from "../sign-up/sealed-guest.ts";

/** Tells somebody what became of what they asked for, by the same ways as of a sign-up. */
export async function tellAsker(
  telling: Telling,
  request: RoomRequest,
  resource: Pick<Resource, "name">,
  kind: "request-made" | "request-accepted" | "request-refused",
  reason = "",
): Promise<void> {
  const { tx, siteId, secrets, teller, now } = telling;
  const guest = request.guestId === null ? undefined : await guestById(tx, request.guestId);
  if (!guest) return;
  const locale = locales.find((each) => each === request.language) ?? "de";
  const { id, startsAt, endsAt } = request;
  const text = { title: resource.name, description: "", bring: "", way: "" };
  await deliver(
    telling,
    { subject: { requestId: id }, about: "" },
    { guest, locale },
    {
      kind,
      title: resource.name,
      place: "",
      startsAt,
      endsAt,
      askedUntil: null,
      // A refusal stays sealed with the request; the list of staff opens it there.
      reason,
      code: openCode(secrets, siteId, request) ?? "",
      about: "request",
    },
    (attendee) =>
      kind === "request-made"
        ? undefined
        : calendarOf({
            offering: { texts: { de: text }, details: offeringDetails.parse({}) },
            signUpId: id,
            sessions: [
              {
                id,
                offeringId: id,
                startsAt,
                endsAt,
                state: "planned",
                reason: "",
                revision: 0,
                rollCalledAt: null,
                needs: null,
                elsewhere: null,
                movedFrom: [],
              },
            ],
            cancelled: kind === "request-refused",
            now,
            locale,
            siteName: teller.siteName,
            organizer: teller.organizer,
            attendee,
          }),
  );
}
