import type { Profile } from "../fields/profile.ts";
import type { PartName } from "./parts.ts";

/** What a good entry has, the most useful first. */
export const goodThings = [
  "openingHours",
  "phone",
  "description",
  "photo",
  "address",
  "web",
  "languages",
  "wheelchair",
  "payment",
  "translation",
] as const;
export type GoodThing = (typeof goodThings)[number];

/** Where each is filled in. */
export const whereFilled: Record<GoodThing, PartName | "fotos"> = {
  openingHours: "zeiten",
  phone: "kontakt",
  description: "name",
  photo: "fotos",
  address: "ort",
  web: "kontakt",
  languages: "angebot",
  wheelchair: "angebot",
  payment: "angebot",
  translation: "name",
};

/**
 * How complete an entry is: what it lacks of the good things, the most useful first. Nothing that not every business can have
 * counts, such as training places or delivery.
 */
export function missingOf(profile: Profile, photos: number): GoodThing[] {
  const { address, descriptions = {} } = profile;
  const has: Record<GoodThing, boolean> = {
    openingHours: profile.openingHours !== undefined,
    phone: profile.phones !== undefined || profile.emails !== undefined,
    description: Object.keys(descriptions).length > 0,
    photo: photos > 0,
    address: address?.street !== undefined && address.houseNumber !== undefined,
    web: profile.websites !== undefined || profile.social !== undefined,
    languages: profile.languages !== undefined,
    wheelchair: profile.wheelchair !== undefined,
    payment: profile.payment !== undefined,
    translation: Object.keys(descriptions).length > 1,
  };
  return goodThings.filter((thing) => !has[thing]);
}
