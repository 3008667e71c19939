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
  deleteGuests,
  forgetAbsences,
  forgetAges,
  forgetAnswers,
  forgetContacts,
  forgetDoubles,
  forgetNotices,
  forgetReasons,
  forgetRequests,
  forgetTexts,
  interestedBefore,
  participantsBefore,
} from "../store/forgetting.ts";
import { forgetTraces } from "../store/joining/guest-facts.ts";
import { deleteAnswersOf } from "../store/joining/questions.ts";
import { forgetCalendarLinks } from "../store/open/calendar-links.ts";
import { forgetSignedLists } from "../store/signed-lists.ts";
import { guestErasure } from "./guests/erase-guest.ts";

/** Forgets what is no longer needed of people who signed up or came; the figures stay. */
export async function forgetPeople(db: Db, now = clockNow()): Promise<void> {
  for (const site of await allSites(db))
    await inSite(db, site.id, async (tx) => {
      const interested = await interestedBefore(tx, forgetBefore("interest", now));
      const participants = await participantsBefore(tx, forgetBefore("person", now));
      const gone = [...interested, ...participants];
      // As long as the sign-ups still lead to them: an answer may tell who somebody was, however long its question is kept.
      await deleteAnswersOf(tx, gone);
      await forgetTraces(tx, gone);
      await deleteGuests(tx, gone);
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
      for (const id of gone) await recordErasure(tx, site.id, guestErasure, id);
      if (gone.length > 0)
        await writeAudit(tx, {
          event: "guests.forgotten",
          actor: { kind: "job", name: "programme-forget" },
          facts: { interested: interested.length, participants: participants.length },
        });
    });
}
