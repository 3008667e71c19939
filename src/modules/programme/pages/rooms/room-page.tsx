// SPDX-License-Identifier: EUPL-1.2
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { blockResource, keepResource, unblockResource } from "../../actions/rooms/manage-rooms.ts";
import { spanOfMonth } from "../../rules/list/month.ts";
import { type BlockProblem, readBlock } from "../../rules/rooms/read-block.ts";
import { type ResourceProblems, readResource } from "../../rules/rooms/resource.ts";
import { bookingsOf, resourceById } from "../../store/rooms.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { DateFields } from "../planning/dates-form.tsx";
import { clashText } from "../staff-words.ts";
import { RoomCalendar, roomMonth, roomMonthAddress } from "./room-calendar.tsx";
import { RoomForm } from "./room-form.tsx";
import { maysChange } from "./rooms-page.tsx";

/** The calendar of one room or machine: who has it when, and when it is blocked. */
export async function roomPage(
  context: SiteContext,
  again?: { problem: string; problems?: ResourceProblems },
): Promise<Answer> {
  const { primary, site, locale, params } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const { from, to } = spanOfMonth(roomMonth(context));
  const { room, bookings } = await readInSite(primary, site.id, async (tx) => ({
    room: await resourceById(tx, id),
    bookings: await bookingsOf(tx, id, { startsAt: from, endsAt: to }),
  }));
  if (!room) return notFound;
  const say = staffTexts(locale);
  const may = maysChange(context);
  return {
    kind: "page",
    title: room.name,
    noIndex: true,
    ...(again && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={room.name}
        lead={[say(`resource.${room.kind}`), room.equipment].filter(Boolean).join(" · ")}
        above={[
          { label: say("title"), href: staffAddress(context) },
          { label: say("rooms.title"), href: staffAddress(context, "raeume") },
        ]}
      >
        {again && <FormProblem title={again.problem} />}
        <Section id="calendar" title={say("rooms.calendar")}>
          <RoomCalendar context={context} room={room} bookings={bookings} may={may} />
        </Section>
        {may && (
          <>
            <Section id="block" title={say("rooms.block")}>
              <OwnForm context={context} action={staffAddress(context, "raeume", id, "sperren")}>
                <DateFields context={context} />
                <Field
                  name="last"
                  type="date"
                  label={say("rooms.blockLast")}
                  hint={say("rooms.blockLastHint")}
                  value={context.form?.get("last") ?? undefined}
                />
                {room.units > 1 && (
                  <Field
                    name="blocked"
                    label={say("rooms.blockUnits")}
                    hint={say("rooms.blockUnitsHint", { all: room.units })}
                    value={context.form?.get("blocked") ?? undefined}
                    inputmode="numeric"
                  />
                )}
                <Field
                  name="reason"
                  label={say("rooms.reason")}
                  value={context.form?.get("reason") ?? undefined}
                />
                <div class="actions">
                  <Button>{say("rooms.blockButton")}</Button>
                </div>
              </OwnForm>
            </Section>
            <Section id="change" title={say("rooms.change")}>
              <RoomForm
                context={context}
                action={staffAddress(context, "raeume", id)}
                room={room}
                problems={again?.problems ?? {}}
              />
            </Section>
          </>
        )}
      </Inside>
    ),
  };
}

/** Changes a room or machine. */
export async function changeRoom(context: SiteContext): Promise<Answer> {
  const { params, locale, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const say = staffTexts(locale);
  const read = readResource(form);
  if (!read.ok) return roomPage(context, { problem: say("check"), problems: read.reason });
  const kept = await keepResource(doingOf(context), id, read.value);
  if (kept.ok) return redirect(staffAddress(context, "raeume", id));
  return kept.reason === "name-taken" ? roomPage(context, { problem: say("rooms.nameTaken") }) : notFound;
}

const blockWords = {
  day: "dates.wrong.day",
  time: "dates.wrong.time",
  end: "dates.wrong.end",
  units: "rooms.blockUnitsWrong",
} as const satisfies Record<BlockProblem, StaffText>;

/** Keeps a room, or some of several machines, free of bookings for a time. */
export async function blockRoom(context: SiteContext): Promise<Answer> {
  const { primary, site, params, locale, form = new URLSearchParams() } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const room = await readInSite(primary, site.id, (tx) => resourceById(tx, id));
  if (!room) return notFound;
  const block = readBlock(form, room.units);
  if (!block.ok)
    return roomPage(context, {
      problem: staffTexts(locale)(blockWords[block.reason], { all: room.units }),
    });
  const done = await blockResource(doingOf(context), id, block.value);
  if (done.ok) return redirect(roomMonthAddress(context, id, dayIn(block.value.startsAt).slice(0, 7)));
  return done.reason === "no-such-resource"
    ? notFound
    : roomPage(context, { problem: clashText(context, done.reason) });
}

/** Ends a blocked time. */
export async function unblockRoom(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const id = params.id ?? "";
  const at = Date.parse(form?.get("at") ?? "");
  const unit = Number(form?.get("unit") ?? "");
  if (!isId(id) || !Number.isFinite(at) || !Number.isInteger(unit) || Math.abs(unit) > 1000) return notFound;
  await unblockResource(doingOf(context), id, { startsAt: new Date(at), unit });
  return redirect(roomMonthAddress(context, id, dayIn(new Date(at)).slice(0, 7)));
}
