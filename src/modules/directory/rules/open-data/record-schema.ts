import * as z from "zod";
import { nameSchema, profileSchema } from "../fields/profile.ts";
import { specialDaySchema } from "../hours/special-days.ts";

const text = z.string();
const {
  phones,
  emails,
  websites,
  social,
  languages,
  wheelchair,
  payment,
  training,
  cuisine,
  wz,
  descriptions,
} = profileSchema.shape;

/** A list of the profile, as open data give it: always there, empty where nothing is known. */
const listOf = <Item extends z.ZodType>(field: z.ZodExactOptional<z.ZodArray<Item>>) =>
  z.array(field.unwrap().element);

/** Where facts of a record come from, and which. */
export const sourceNoteSchema = z.object({
  name: text.describe("Of an import its own; owners and editors are not named."),
  kind: z
    .enum(["import", "editor", "owner"])
    .describe("Whose word it is: the owner's beats the editor's, the editor's an import."),
  licence: text.nullable().describe("SPDX name of the licence."),
  attribution: text.nullable().describe("To be shown wherever these facts are shown."),
  url: text.nullable(),
  as_of: z.iso.date(),
  fields: z.array(text).describe("The facts that this source gave."),
});
export type SourceNote = z.infer<typeof sourceNoteSchema>;

/** One entry of the directory as open data; what is not known is null or empty, never left out. */
export const recordSchema = z.object({
  id: text.describe("The short id in the address of the entry's page."),
  url: text.describe("The entry's page."),
  kind: z
    .enum(["business", "place"])
    .describe("`place` is a useful place that is no business, such as a school."),
  status: z.enum(["published", "perhaps-closed"]),
  name: text
    .nullable()
    .describe("In the language asked for where it is known, else the usual one; null for a nameless entry."),
  names: z.array(nameSchema),
  legal_form: text.nullable(),
  categories: z.array(
    z.object({
      id: text.describe("Preset of the OpenStreetMap tagging schema, the main one first."),
      name: text.describe("In the language asked for."),
      group: text,
    }),
  ),
  wz: listOf(wz).describe(
    "Klassifikation der Wirtschaftszweige; of the category where the entry has none of its own.",
  ),
  address: z
    .object({
      street: text.nullable(),
      house_number: text.nullable(),
      postcode: text.nullable(),
      city: text.nullable(),
      suburb: text.nullable(),
      extra: text.nullable(),
    })
    .nullable(),
  area: z.object({ key: text, name: text }).nullable().describe("The programme area that holds the entry."),
  position: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .describe("WGS 84."),
  position_uncertainty: z
    .number()
    .int()
    .min(1)
    .nullable()
    .describe("Only the street is known: so many metres off the position may be, four times of five."),
  distance: z.number().min(0).nullable().describe("Metres from `near`, where that was given."),
  phones: listOf(phones).describe("E.164, with `;ext=` behind where there is an extension."),
  emails: listOf(emails),
  websites: listOf(websites),
  social: listOf(social),
  opening_hours: text.nullable().describe("In the notation of OpenStreetMap's key `opening_hours`."),
  special_days: z.array(specialDaySchema),
  open_now: z.boolean().nullable().describe("Null where the hours are not known."),
  open_until: z.iso.datetime().nullable(),
  opens_next: z.iso.datetime().nullable().describe("Within the next 14 days."),
  languages: listOf(languages).describe("Languages spoken."),
  wheelchair: wheelchair.unwrap().nullable(),
  payment: listOf(payment),
  delivery: z.boolean().nullable(),
  takeaway: z.boolean().nullable(),
  online_order: z.boolean().nullable(),
  training: listOf(training).describe("Offers apprenticeships or internships."),
  cuisine: listOf(cuisine),
  descriptions: descriptions.unwrap().describe("By language."),
  identifiers: z
    .array(z.object({ scheme: text, value: text }))
    .describe("Names in other systems; `osm` is the element in OpenStreetMap."),
  source: text,
  licence: text.nullable().describe("SPDX expression over all sources."),
  attribution: text.nullable(),
  as_of: z.iso.date().describe("Of the newest source."),
  sources: z.array(sourceNoteSchema),
  changed_at: z.iso.datetime(),
});
export type OpenRecord = z.infer<typeof recordSchema>;
