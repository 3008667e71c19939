// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { type Locale, locales } from "../../../../kernel/i18n/locales.ts";

export const states = ["draft", "published", "ended"] as const;
export type OfferingState = (typeof states)[number];

/** Who may see it: everybody; staff; whoever has the link. */
export const visibilities = ["public", "internal", "invited"] as const;
export const signUps = ["session", "series", "none"] as const;
export const movesUps = ["at-once", "asked"] as const;

/** What is said of an offering in one language; only the title must be there. */
export const offeringText = z.object({
  title: z.string(),
  description: z.string(),
  bring: z.string(),
  /** How to get there. */
  way: z.string(),
});
export type OfferingText = z.infer<typeof offeringText>;
export type OfferingTexts = Partial<Record<Locale, OfferingText>>;

/** What the public's list does not filter by. Texts are empty where nothing was said. */
export const offeringDetails = z.object({
  level: z.string().default("none"),
  /** In cents. */
  costs: z.int().default(0),
  /** Name of the place, such as a community centre, and its address. */
  place: z.string().default(""),
  address: z.string().default(""),
  access: z.string().default(""),
  organiser: z.string().default(""),
  contact: z.string().default(""),
  /** Businesses and networks that take part. */
  partners: z.string().default(""),
  /** The project that pays for it, where a site has several at a time; empty where it is all of them. */
  project: z.string().default(""),
  /** Whether the funder wants a list that people sign, of each session. */
  signedList: z.boolean().default(false),
});
export type OfferingDetails = z.infer<typeof offeringDetails>;

/** So many units of a room, machine, vehicle or childcare for each session. */
export interface Need {
  resourceId: string;
  units: number;
}

/** Whether it is as many of the same. */
export function sameNeeds(one: readonly Need[], other: readonly Need[]): boolean {
  const units = new Map(other.map((need) => [need.resourceId, need.units]));
  return one.length === units.size && one.every((need) => units.get(need.resourceId) === need.units);
}

/** Places that are kept for a group. */
export interface Quota {
  id: string;
  name: string;
  places: number;
  /** The partner whose people they are for, if any; planned on a page of its own. */
  organisationId?: string | null;
}

/** What a planner decides about an offering. */
export interface OfferingPlan {
  kind: string;
  field: string | null;
  area: string | null;
  audience: string[];
  languages: string[];
  childcare: boolean;
  visibility: (typeof visibilities)[number];
  template: boolean;
  signUp: (typeof signUps)[number];
  /** Null where everybody fits in. */
  places: number | null;
  overbooking: number;
  movesUp: (typeof movesUps)[number];
  askHours: number;
  closesHours: number;
  details: OfferingDetails;
  texts: OfferingTexts;
  leaders: string[];
  quotas: Quota[];
  needs: Need[];
}

/** An offering as it is stored. */
export interface Offering extends OfferingPlan {
  id: string;
  shortId: string;
  state: OfferingState;
}

/** The text in this language, else German, else any. */
export function textIn(texts: OfferingTexts, locale: Locale): { text: OfferingText; locale: Locale } {
  const found = [locale, "de" as const, ...locales].find((each) => texts[each]);
  if (found) {
    const text = texts[found];
    if (text) return { text, locale: found };
  }
  return { text: { title: "", description: "", bring: "", way: "" }, locale };
}
