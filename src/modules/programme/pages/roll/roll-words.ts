// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { attendanceStates } from "../../rules/attendance/roll-call.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";

const plain = ["ready", "sending", "sent", "signedOut", "notKept", "twice", "unknown", "somebody"] as const;

/** Words with a place that the script fills: it knows no plural forms, so that there is one for each number that matters. */
const filled = {
  count: ["done", "all"],
  unsent: ["count"],
  conflict: ["count"],
  lost: ["count"],
  foreign: ["count"],
  refused: ["status"],
  minutes: ["count"],
  companions: ["count"],
  both: ["by", "time", "theirs", "mine"],
  bothCounts: ["theirs", "mine"],
} as const;

/** What the script of the roll call says, by the names that it knows. */
export function rollWords(locale: Locale): Record<string, string> {
  const say = staffTexts(locale);
  const words: Record<string, string> = { unsentOne: say("island.unsentOne") };
  for (const name of plain) words[name] = say(`island.${name}`);
  for (const state of attendanceStates) words[state] = say(`roll.${state}`);
  for (const [name, places] of Object.entries(filled))
    words[name] = say(
      `island.${name}` as StaffText,
      Object.fromEntries(places.map((place) => [place, `{${place}}`])),
    );
  // The page that is open without a network, until when it is kept.
  words.offline = say("island.offline", { time: "{time}" });
  return words;
}
