// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../kernel/audit/store/write-audit.ts";
import { now as clockNow } from "../../../kernel/clock/clock.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { recordErasure } from "../../../kernel/erasures/store/erasures.ts";
import { allSites } from "../../quarter/index.ts";
import { forgetBefore } from "../rules/retention.ts";
import { forgetSyncs } from "../store/being-there/roll-syncs.ts";
import {
  forgetAbsences,
  forgetAges,
  forgetAnswers,
  forgetContacts,
  forgetDoubles,
  forgetInterested,
  forgetNotices,
  forgetParticipants,
  forgetReasons,
  forgetRequests,
  forgetTexts,
} from "../store/forgetting.ts";
import { forgetCalendarLinks } from "../store/open/calendar-links.ts";
import { forgetSignedLists } from "../store/signed-lists.ts";

/** Forgets what is no longer needed of people who signed up or came; the figures stay. */
export async function forgetPeople(db: Db): Promise<void> {
  const now = clockNow();
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      const interested = await forgetInterested(tx, forgetBefore("interest", now));
      const participants = await forgetParticipants(tx, forgetBefore("person", now));
      await forgetContacts(tx, forgetBefore("contact", now));
      await forgetAges(tx, forgetBefore("children", now));
      await forgetReasons(tx, forgetBefore("reason", now));
      await forgetSignedLists(tx, forgetBefore("list", now));
      await forgetNotices(tx, forgetBefore("notice", now));
      await forgetCalendarLinks(tx, forgetBefore("calendar", now));
      await forgetSyncs(tx, forgetBefore("sync", now));
      await forgetAnswers(tx, now);
      await forgetRequests(tx, forgetBefore("request", now));
      await forgetDoubles(tx, forgetBefore("double", now));
      await forgetTexts(tx, forgetBefore("text", now));
      await forgetAbsences(tx, forgetBefore("absence", now));
      for (const id of [...interested, ...participants]) await recordErasure(tx, site.id, "guest", id);
      if (interested.length + participants.length > 0)
        await writeAudit(tx, {
          event: "guests.forgotten",
          actor: { kind: "job", name: "programme-forget" },
          facts: { interested: interested.length, participants: participants.length },
        });
    });
}
