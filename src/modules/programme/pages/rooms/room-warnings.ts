// SPDX-License-Identifier: EUPL-1.2

import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { tooSmallFor } from "../../rules/rooms/enough-room.ts";
import { seatsOf } from "../../rules/seats/pools.ts";
import { bookedRoom } from "../../store/rooms.ts";
import { staffTexts } from "../../texts/staff/texts.ts";

/** For which coming dates the rooms or the childcare are too small, in sentences, by date. */
export async function roomWarnings(
  tx: Db,
  offering: Offering,
  locale: Locale,
  now: Date,
): Promise<Map<string, string[]>> {
  const say = staffTexts(locale);
  const warnings = new Map<string, string[]>();
  for (const [id, booked] of await bookedRoom(tx, offering.id, now)) {
    const found = tooSmallFor(booked, seatsOf(offering)).map((each) =>
      each.about === "rooms"
        ? say("clash.roomSmall", { ...each, rooms: each.rooms.join(", ") })
        : say("clash.childcareSmall", { children: each.children, booked: each.booked }),
    );
    if (found.length > 0) warnings.set(id, found);
  }
  return warnings;
}
