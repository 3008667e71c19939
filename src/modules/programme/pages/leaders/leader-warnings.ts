// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { unavailableFor } from "../../rules/leaders/availability.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { absencesOf, leaderClashes, leaderTimes } from "../../store/leading/leaders.ts";
import type { Session } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { writtenIn } from "../staff-words.ts";
import { momentText } from "../when.ts";

/**
 * What speaks against a coming session, in sentences, by session: it warns and forbids nothing, because people stand in for each
 * other.
 *
 * @param names of those who run the offering, by id
 */
export async function leaderWarnings(
  tx: Db,
  {
    offeringId,
    sessions,
    names,
    locale,
    now,
  }: {
    offeringId: string;
    sessions: readonly Session[];
    names: ReadonlyMap<string, string>;
    locale: Locale;
    now: Date;
  },
): Promise<Map<string, string[]>> {
  const warnings = new Map<string, string[]>();
  if (names.size === 0) return warnings;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const warn = (sessionId: string, sentence: string) =>
    warnings.set(sessionId, [...(warnings.get(sessionId) ?? []), sentence]);
  for (const { sessionId, personId, texts, startsAt } of await leaderClashes(tx, offeringId, now))
    warn(
      sessionId,
      say("clash.leaderTwice", {
        person: names.get(personId) ?? "",
        title: textIn(texts, written).text.title,
        other: momentText(startsAt, written),
      }),
    );
  const people = [...names.keys()];
  const [times, absences] = [await leaderTimes(tx, people), await absencesOf(tx, people, dayIn(now))];
  for (const session of sessions) {
    if (session.state !== "planned" || session.endsAt <= now) continue;
    for (const [personId, person] of names) {
      const own = <T extends { personId: string }>(all: readonly T[]) =>
        all.filter((one) => one.personId === personId);
      const reason = unavailableFor({ times: own(times), absences: own(absences) }, session);
      if (reason?.kind === "away") warn(session.id, say("clash.leaderAway", { person }));
      if (reason?.kind === "day") warn(session.id, say("clash.leaderDay", { person }));
      if (reason?.kind === "hours")
        warn(session.id, say("clash.leaderHours", { person, hours: `${reason.from}–${reason.to}` }));
    }
  }
  return warnings;
}
