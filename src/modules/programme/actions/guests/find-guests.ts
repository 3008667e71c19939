// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { HourLimits } from "../../rules/hours/hour-limits.ts";
import { type GuestHours, guestsWithoutForm, hoursOfGuests, noHours } from "../../store/being-there/hours.ts";
import { type Guest, guestsAfter, recentGuests } from "../../store/guests.ts";
import { openGuest } from "../sign-up/sealed-guest.ts";

/** Somebody as a list shows them. */
export interface FoundGuest extends GuestHours {
  id: string;
  name: string;
  language: string;
}

/** Which people: whose name has these words, whose entry form is missing, or those who came last. */
export type GuestsAsked =
  | { by: "name"; words: string }
  | { by: "form"; limits: HourLimits | undefined }
  | { by: "recent" };

const most = 100;
const atOnce = 1000;
const recentDays = 92;

/**
 * Finds people. Names are sealed, and nothing that would tell them apart stands beside them: each is opened and looked at, some
 * thousands in a moment, and forgotten again. That somebody looked is written down, not for whom.
 */
export async function findGuests(doing: Doing, asked: GuestsAsked): Promise<FoundGuest[]> {
  const { siteId, secrets, actor, now } = doing;
  return inSite(doing.db, siteId, async (tx) => {
    const guests = await guestsOf(tx, doing, asked, now);
    const hours = await hoursOfGuests(
      tx,
      guests.map(({ id }) => id),
    );
    await writeAudit(tx, {
      event: "guests.looked-at",
      actor,
      facts: { by: asked.by, people: guests.length },
    });
    const found = guests.map((guest) => ({
      id: guest.id,
      name: openGuest(secrets, siteId, guest).name,
      language: guest.language,
      ...(hours.get(guest.id) ?? noHours),
    }));
    return asked.by === "name" ? found.sort((a, b) => a.name.localeCompare(b.name, "de")) : found;
  });
}

async function guestsOf(tx: Db, { siteId, secrets }: Doing, asked: GuestsAsked, now: Date): Promise<Guest[]> {
  if (asked.by === "recent") return recentGuests(tx, new Date(now.getTime() - recentDays * 86_400_000), most);
  if (asked.by === "form") return asked.limits ? guestsWithoutForm(tx, asked.limits.warnMinutes, most) : [];
  const matches = matcherOf(asked.words);
  const found: Guest[] = [];
  let last: string | null = null;
  do {
    const some: Guest[] = await guestsAfter(tx, last, atOnce);
    last = some.length === atOnce ? (some.at(-1)?.id ?? null) : null;
    // The contact is not opened: nobody looks for it here.
    for (const guest of some)
      if (matches(openGuest(secrets, siteId, { ...guest, contact: null }).name)) found.push(guest);
  } while (last !== null && found.length < most);
  return found.slice(0, most);
}

/** Every word that was typed begins a word of the name, however accents are written. */
export function matcherOf(words: string): (name: string) => boolean {
  const wanted = wordsOf(words);
  return (name) => {
    const all = wordsOf(name);
    return wanted.length > 0 && wanted.every((word) => all.some((each) => each.startsWith(word)));
  };
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
