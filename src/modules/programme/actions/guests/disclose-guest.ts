// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Doing } from "../../../accounts/index.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { keptDays } from "../../rules/retention.ts";
import { hoursOfGuests } from "../../store/being-there/hours.ts";
import { guestById } from "../../store/guests.ts";
import {
  attendanceOfGuest,
  noticesOfGuest,
  requestsOfGuest,
  signUpsOfGuest,
} from "../../store/joining/guest-facts.ts";
import { answersOfGuest } from "../../store/joining/questions.ts";
import { openPurpose, openRefusal } from "../asking/sealed-request.ts";
import { openAnswer } from "../questions/keep-answers.ts";
import { openGuest, openReason } from "../sign-up/sealed-guest.ts";

/**
 * All that is stored about one person, opened (Art. 15 GDPR), with how long it is kept. That it was looked at is noted.
 *
 * @returns undefined where there is nobody
 */
export async function discloseGuest(doing: Doing, id: string) {
  const { siteId, secrets, actor } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const guest = await guestById(tx, id);
    if (!guest) return undefined;
    const title = (texts: Parameters<typeof textIn>[0]) => textIn(texts, "de").text.title;
    const facts = {
      person: {
        ...openGuest(secrets, siteId, guest),
        contactKind: guest.contactKind,
        language: guest.language,
      },
      signUps: (await signUpsOfGuest(tx, id)).map(({ texts, offeringId: _, sessionId: __, ...signUp }) => ({
        offering: title(texts),
        ...signUp,
      })),
      entryFormOn: (await hoursOfGuests(tx, [id])).get(id)?.formDoneOn ?? null,
      answers: (await answersOfGuest(tx, id)).map((answer) => ({
        signUp: answer.signUpId,
        question: answer.texts.de?.label,
        answer: openAnswer(secrets, siteId, answer),
      })),
      attendance: (await attendanceOfGuest(tx, id)).map(
        ({ texts, reason, offeringId: _, sessionId, ...was }) => ({
          offering: title(texts),
          ...was,
          reason: openReason(secrets, siteId, `${sessionId} ${id}`, reason),
        }),
      ),
      requests: (await requestsOfGuest(tx, id)).map((request) => ({
        ...request,
        purpose: openPurpose(secrets, siteId, request),
        reason: openRefusal(secrets, siteId, request),
      })),
      told: await noticesOfGuest(tx, id),
      keptDays,
    };
    await writeAudit(tx, { event: "guest.disclosed", actor, subject: { kind: "guest", id } });
    return facts;
  });
}
