// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { monthsBeside, readMonth, spanOfMonth } from "../../rules/list/month.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { bookedDays } from "../../rules/rooms/booked-days.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import type { Booking } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { staffAddress } from "../addresses.ts";
import { MonthHead, MonthTable } from "../month/month-table.tsx";
import { writtenIn } from "../staff-words.ts";
import { longDay, monthName, spanText, timeSpan } from "../when.ts";

/** So far back somebody may look who had a room. */
const monthsBack = 12;
/** Named in a cell where there is room; the others are counted. */
const named = 3;

/** The month of the address. */
export const roomMonth = ({ url, now }: Pick<SiteContext, "url" | "now">): string =>
  readMonth(url.searchParams.get("monat"), dayIn(now), monthsBack);

/** The calendar of a room or machine; without a month the present one. */
export const roomMonthAddress = (context: SiteContext, id: string, month?: string): string =>
  `${staffAddress(context, "raeume", id)}${month ? `?monat=${month}` : ""}#calendar`;

/** Who has a room or machine when: a month at a glance, and its days one by one. */
export const RoomCalendar: FC<{
  context: SiteContext;
  room: Resource;
  bookings: Booking[];
  may: boolean;
}> = ({ context, room, bookings, may }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const words = programmeTexts(written);
  const today = dayIn(context.now);
  const month = roomMonth(context);
  const days = bookedDays(bookings, spanOfMonth(month));
  // Of the present month, what is over stands in the table alone.
  const shown = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  const coming = month === today.slice(0, 7) ? shown.filter(([day]) => day >= today) : shown;
  return (
    <>
      <MonthHead
        label={words("open.months")}
        locale={written}
        beside={monthsBeside(month, today, monthsBack)}
        to={(other) => roomMonthAddress(context, room.id, other)}
      >
        <h3 id="month">{monthName(month, written)}</h3>
      </MonthHead>
      <MonthTable month={month} locale={written} labelledBy="month">
        {(day) => (
          <Day
            context={context}
            room={room}
            day={day}
            bookings={days.get(day) ?? []}
            listed={coming.some(([one]) => one === day)}
          />
        )}
      </MonthTable>
      {coming.length === 0 && <p>{say("rooms.free")}</p>}
      {coming.map(([day, all]) => (
        <>
          <h3 id={`tag-${day}`}>{longDay(new Date(`${day}T12:00:00Z`), written)}</h3>
          <ol class="cases">
            {all.map((booking) => (
              <Case context={context} room={room} booking={booking} may={may} />
            ))}
          </ol>
        </>
      ))}
    </>
  );
};

const Day: FC<{
  context: SiteContext;
  room: Resource;
  day: string;
  bookings: Booking[];
  listed: boolean;
}> = ({ context, room, day, bookings, listed }) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const today = dayIn(context.now);
  const number = String(Number(day.slice(8)));
  const current = day === today ? "date" : undefined;
  if (bookings.length === 0) {
    const isClosed = Object.keys(room.opening).length > 0 && !room.opening[String(weekdayOf(day))];
    return (
      <td class={day < today || isClosed ? "month-over" : undefined} aria-current={current}>
        {number}
        {isClosed && <span class="month-names">{say("rooms.closed")}</span>}
      </td>
    );
  }
  const what = (
    <>
      <span class="kern-sr-only">
        {longDay(new Date(`${day}T12:00:00Z`), written)}: {say("rooms.taken", { count: bookings.length })}
      </span>
      <span class="month-day" aria-hidden="true">
        {number}
      </span>
      <span class="month-count" aria-hidden="true">
        {bookings.length}
      </span>
      <span class="month-names" aria-hidden="true">
        {bookings.slice(0, named).map((booking) => (
          <span>
            {isWithin(day, booking) && `${timeSpan(booking, written)} `}
            <bdi>{whatFor(context, booking)}</bdi>
            {room.units > 1 && ` (${booking.units.length})`}
          </span>
        ))}
        {bookings.length > named && <span>+ {bookings.length - named}</span>}
      </span>
    </>
  );
  return (
    <td class="month-on" aria-current={current}>
      {listed ? <a href={`#tag-${day}`}>{what}</a> : <div class="month-past">{what}</div>}
    </td>
  );
};

const isWithin = (day: string, { startsAt, endsAt }: Booking): boolean =>
  dayIn(startsAt) === day && dayIn(endsAt) === day;

/** The title of what has it, or why it is blocked. */
function whatFor({ locale }: SiteContext, { texts, reason }: Booking): string {
  return texts ? textIn(texts, writtenIn(locale)).text.title : reason || staffTexts(locale)("clash.blocked");
}

const Case: FC<{ context: SiteContext; room: Resource; booking: Booking; may: boolean }> = ({
  context,
  room,
  booking,
  may,
}) => {
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  return (
    <li class="case">
      <div class="case-side">
        <div>
          <strong>{spanText(booking, written)}</strong>
          <p>
            <bdi>{whatFor(context, booking)}</bdi>
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
  );
};
