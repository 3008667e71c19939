// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { isMeant } from "../../rules/guests/finder.ts";
import { forgetBefore } from "../../rules/retention.ts";
import { type Guest, recentGuests } from "../../store/guests.ts";

/** Names are sealed, so that each is opened to look for one: so many in a twentieth of a second. */
const mostOpened = 10_000;

/** Somebody whom staff knows. */
export interface KnownGuest {
  guest: Guest;
  name: string;
  contact: string;
}

/** People who signed up or came, by what is typed of their name or contact; without it those of the last time. */
export async function searchGuests(
  tx: Db,
  { site, secrets, now }: Pick<SiteContext, "site" | "secrets" | "now">,
  typed: string,
  limit: number,
): Promise<KnownGuest[]> {
  const isSearch = typed.trim() !== "";
  const guests = await recentGuests(tx, forgetBefore("person", now), isSearch ? mostOpened : limit * 2);
  const found: KnownGuest[] = [];
  for (const guest of guests) {
    const opened = openGuest(secrets, site.id, guest);
    if (opened.name !== "" && (!isSearch || isMeant(opened, typed))) found.push({ guest, ...opened });
    if (found.length === limit) break;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, "de"));
}

/** So much of a contact as tells two people of the same name apart. */
export function contactEnd(contact: string): string {
  if (contact === "") return "";
  const at = contact.indexOf("@");
  return at > 0 ? `${contact.slice(0, 2)}…${contact.slice(at)}` : `…${contact.slice(-4)}`;
}
