// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import type { Booking } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";

/** Who has a room or machine when. */
export const RoomCalendar: FC<{
  context: SiteContext;
  room: Resource;
  bookings: Booking[];
  may: boolean;
}> = ({ context, room, bookings, may }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  if (bookings.length === 0) return <p>{say("rooms.free")}</p>;
  return (
    <ol class="cases">
      {bookings.map((booking) => (
        <li class="case">
          <div class="case-side">
            <div>
              <strong>{spanText(booking, written)}</strong>
              <p>
                <bdi>
                  {booking.texts
                    ? textIn(booking.texts, written).text.title
                    : booking.reason || say("clash.blocked")}
                </bdi>
                {room.units > 1 && ` (${say("rooms.of", { units: booking.units.length, all: room.units })})`}
              </p>
            </div>
            {booking.sessionId ? (
              <LinkButton href={staffAddress(context, "termin", booking.sessionId)} look="tertiary" small>
                {say("session.change")}
              </LinkButton>
            ) : booking.requestId ? (
              <LinkButton href={staffAddress(context, "anfragen")} look="tertiary" small>
                {say("ask.staffTitle")}
              </LinkButton>
            ) : (
              may && (
                <OwnForm
                  context={context}
                  action={staffAddress(context, "raeume", room.id, "freigeben")}
                  hidden={[
                    ["at", booking.startsAt.toISOString()],
                    ["unit", String(booking.units[0] ?? 0)],
                  ]}
                  inline
                >
                  <Button look="secondary" small>
                    {say("rooms.unblock")}
                  </Button>
                </OwnForm>
              )
            )}
          </div>
        </li>
      ))}
    </ol>
  );
};
