// SPDX-License-Identifier: EUPL-1.2
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Mark } from "../../rules/attendance/roll-call.ts";
import type { Standing } from "../../rules/attendance/sync-roll.ts";
import type { Listed, Noted } from "../../store/being-there/attendance.ts";
import { openReason, sealReason } from "../sign-up/sealed-guest.ts";

/** Whose rows, and what opens them. */
export interface RollOfSession {
  siteId: string;
  secrets: Secrets;
  sessionId: string;
}

/** What is written down of somebody; undefined where nothing is. */
export function standingRow(
  { siteId, secrets, sessionId }: RollOfSession,
  listed: Listed | undefined,
): Standing | undefined {
  if (!listed || listed.state === null) return undefined;
  const { guest, state, minutes, came, reason, revision } = listed;
  return {
    revision,
    mark: {
      guestId: guest.id,
      state,
      minutes: minutes ?? 0,
      companions: came ?? 0,
      reason: openReason(secrets, siteId, `${sessionId} ${guest.id}`, reason),
    },
  };
}

/** A mark as it is stored. */
export const notedOf = (
  { siteId, secrets, sessionId }: RollOfSession,
  mark: Mark,
  signUpId: string | null,
): Noted => ({
  ...mark,
  signUpId,
  reason: sealReason(secrets, siteId, `${sessionId} ${mark.guestId}`, mark.reason),
});
