import * as z from "zod";
import { maxHoursLength } from "../hours/hours.ts";
import { maxSpecialDays, specialDaySchema } from "../hours/special-days.ts";
import { paymentMeans } from "./payment.ts";
import { socialNetworks } from "./social.ts";

const text = (limit: number) => z.string().min(1).max(limit);

/** A language by its BCP 47 tag in the short form, such as `tr`, `ku` or `zh-Hant`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);

export const nameSchema = z.object({
  value: text(255),
  /** The language of this name, where it is said; the usual name has none. */
  lang: languageSchema.exactOptional(),
  kind: z.enum(["name", "alternative", "official", "short", "brand", "operator"]),
});
export type Name = z.infer<typeof nameSchema>;

export const addressSchema = z.object({
  /** The street, or the place where houses are numbered without one (`addr:place`). */
  street: text(200).exactOptional(),
  houseNumber: text(40).exactOptional(),
  /** Of the country in which the place lies, as it is written there. */
  postcode: z
    .string()
    .regex(/^(?=.*\d)[A-Za-z\d][A-Za-z\d -]{1,8}[A-Za-z\d]$/)
    .exactOptional(),
  city: text(100).exactOptional(),
  suburb: text(100).exactOptional(),
  /** What else helps to find the door: house name, entrance, floor, unit. */
  extra: text(200).exactOptional(),
});
export type Address = z.infer<typeof addressSchema>;

/**
 * All that can be known of a business. A field that is not known is absent, never empty: so "unknown" and "no" cannot be
 * mixed up. Texts are cleaned (`clean`), lists have no duplicates.
 */
export const profileSchema = z.object({
  /** The usual name first; empty for a nameless business. */
  names: z.array(nameSchema).max(60),
  /** A form of `legal-forms.json`, such as `GmbH & Co. KG`. */
  legalForm: text(40).exactOptional(),
  /** Ids of presets of the tagging schema, the main one first; set by the caller. */
  categories: z.array(text(120)).max(20),
  wz: z
    .array(z.object({ scheme: z.enum(["WZ2008", "WZ2025"]), code: text(10) }))
    .min(1)
    .max(20)
    .exactOptional(),
  address: addressSchema.exactOptional(),
  /** E.164, with `;ext=` behind where there is an extension. */
  phones: z
    .array(z.string().regex(/^\+\d{4,15}(;ext=\d{1,7})?$/))
    .min(1)
    .max(10)
    .exactOptional(),
  emails: z.array(text(254)).min(1).max(10).exactOptional(),
  websites: z
    .array(
      z
        .string()
        .regex(/^https?:\/\//)
        .max(2_000),
    )
    .min(1)
    .max(10)
    .exactOptional(),
  social: z
    .array(
      z.object({
        network: z.enum(socialNetworks),
        url: z
          .string()
          .regex(/^https:\/\//)
          .max(2_000),
      }),
    )
    .min(1)
    .max(20)
    .exactOptional(),
  /** In OpenStreetMap's syntax, as `parseHours` understands it. */
  openingHours: text(maxHoursLength).exactOptional(),
  specialDays: z.array(specialDaySchema).min(1).max(maxSpecialDays).exactOptional(),
  /** Languages spoken, sorted. */
  languages: z.array(languageSchema).min(1).max(40).exactOptional(),
  wheelchair: z.enum(["yes", "limited", "no"]).exactOptional(),
  payment: z.array(z.enum(paymentMeans)).min(1).exactOptional(),
  delivery: z.boolean().exactOptional(),
  takeaway: z.boolean().exactOptional(),
  onlineOrder: z.boolean().exactOptional(),
  training: z
    .array(z.enum(["apprenticeship", "internship"]))
    .min(1)
    .exactOptional(),
  /** Words of OpenStreetMap's `cuisine`, such as `turkish`. */
  cuisine: z.array(text(60)).min(1).max(20).exactOptional(),
  /** By language; what is said without a language stands under `de`. */
  descriptions: z.record(languageSchema, text(5_000)).exactOptional(),
  /** Names in other systems: `wikidata`, `brand:wikidata`, `ref:…`. */
  identifiers: z
    .array(z.object({ scheme: text(60), value: text(120) }))
    .min(1)
    .max(40)
    .exactOptional(),
});

export type Profile = z.infer<typeof profileSchema>;
