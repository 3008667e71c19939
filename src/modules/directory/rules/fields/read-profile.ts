import { parseHours } from "../hours/hours.ts";
import { readAddress } from "./address.ts";
import { readContact } from "./contact.ts";
import { readIdentifiers, readWz } from "./identifiers.ts";
import { legalForm, readNames } from "./names.ts";
import { readOffer } from "./offer.ts";
import type { Profile } from "./profile.ts";
import { type Dropped, noteDropped, type Tags } from "./refusal.ts";

/**
 * What a business's tags say of it, in OpenStreetMap's keys (a table's columns are given these names first). What cannot
 * be kept is left out and listed; one bad value never costs another. Categories are left to the caller. Never throws.
 *
 * @example
 * readProfile({ name: "Kuaför Yıldız", "name:de": "Friseur Yıldız", phone: "0203 123456", "language:tr": "yes" })
 */
export function readProfile(tags: Tags): { profile: Profile; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const names = readNames(tags, dropped);
  const form = names
    .filter((name) => name.kind === "official" || name.kind === "name")
    .map((name) => legalForm(name.value))
    .find((found) => found !== undefined);
  const wz = readWz(tags, dropped);
  const address = readAddress(tags, dropped);
  const openingHours = readHours(tags, dropped);
  const identifiers = readIdentifiers(tags, dropped);
  const profile: Profile = {
    names,
    ...(form === undefined ? {} : { legalForm: form }),
    categories: [],
    ...(wz.length === 0 ? {} : { wz }),
    ...(address === undefined ? {} : { address }),
    ...readContact(tags, dropped),
    ...(openingHours === undefined ? {} : { openingHours }),
    ...readOffer(tags, dropped),
    ...(identifiers.length === 0 ? {} : { identifiers }),
  };
  return { profile, dropped };
}

function readHours(tags: Tags, dropped: Dropped[]): string | undefined {
  const raw = tags.opening_hours;
  if (raw === undefined) return undefined;
  // The syntax is the same in every state; only what PH and SH mean differs.
  const hours = parseHours(raw, "NW");
  if (hours.ok) return hours.value.value;
  const { reason } = hours;
  noteDropped(dropped, "opening_hours", reason === "too-many-special-days" ? "too-many" : reason, raw);
  return undefined;
}
