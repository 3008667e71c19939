import { contactPart } from "./contact-part.ts";
import { hoursPart } from "./hours-part.ts";
import { namePart } from "./name-part.ts";
import { offerPart } from "./offer-part.ts";
import type { Part } from "./part.ts";
import { placePart } from "./place-part.ts";

/** The forms about an entry, by the word in their address, in the order in which an owner sees them. */
export const parts = {
  zeiten: hoursPart,
  kontakt: contactPart,
  name: namePart,
  ort: placePart,
  angebot: offerPart,
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;
export const partNames = Object.keys(parts) as PartName[];
