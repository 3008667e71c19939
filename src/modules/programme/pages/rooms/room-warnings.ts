// SPDX-License-Identifier: EUPL-1.2

import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { type BookedRoom, tooSmallFor } from "../../rules/rooms/enough-room.ts";
import { seatsOf } from "../../rules/seats/pools.ts";
import { bookedRoom } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

/** For which coming dates of an offering the rooms or the childcare are too small, in sentences, by date. */
export const roomWarnings = async (
  tx: Db,
  offering: Offering,
  locale: Locale,
  now: Date,
): Promise<Map<string, string[]>> =>
  inWords(await bookedRoom(tx, { offeringId: offering.id }, now), seatsOf(offering), locale);

/** For which of these dates more children come along than childcare is booked for: that changes with each sign-up. */
export const childcareWarnings = async (
  tx: Db,
  sessions: readonly { id: string }[],
  locale: Locale,
  now: Date,
): Promise<Map<string, string[]>> =>
  inWords(
    await bookedRoom(tx, { sessions: sessions.map(({ id }) => id) }, now),
    Number.POSITIVE_INFINITY,
    locale,
  );

function inWords(booked: Map<string, BookedRoom>, seats: number, locale: Locale): Map<string, string[]> {
  const say = staffTexts(locale);
  const warnings = new Map<string, string[]>();
  for (const [id, each] of booked) {
    const found = tooSmallFor(each, seats).map((small) =>
      small.about === "rooms"
        ? say("clash.roomSmall", { ...small, rooms: small.rooms.join(", ") })
        : say("clash.childcareSmall", { children: small.children, booked: small.booked }),
    );
    if (found.length > 0) warnings.set(id, found);
  }
  return warnings;
}
