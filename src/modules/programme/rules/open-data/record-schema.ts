// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { locales } from "../../../../kernel/i18n/locales.ts";

const moment = z.iso.datetime();
const language = z.enum(locales).describe("The language in which the texts were there.");

/** An offering as open data. */
export const offeringSchema = z.object({
  id: z.string(),
  url: z.string(),
  calendar: z.string().describe("All its dates as iCalendar."),
  kind: z.string(),
  title: z.string(),
  description: z.string(),
  bring: z.string().describe("What to bring."),
  way: z.string().describe("How to get there."),
  language,
  field: z.string().nullable().describe("The field of action."),
  area: z.string().nullable(),
  audience: z.array(z.string()),
  languages: z.array(z.string()).describe("Languages that are spoken there."),
  level: z.string(),
  costs: z.int().describe("In cents; 0 is free."),
  childcare: z.boolean(),
  place: z.string().describe("Where it usually is; a date may be somewhere else."),
  address: z.string(),
  access: z.string(),
  organiser: z.string(),
  sign_up: z.enum(["none", "session", "series"]).describe("For nothing, each date, or the whole series."),
  picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
  next: moment.nullable().describe("When the next date begins that takes place."),
  changed_at: moment,
});
export type OfferingRecord = z.infer<typeof offeringSchema>;

/** A date of an offering as open data. */
export const sessionSchema = z.object({
  id: z.string().describe("Also the UID in calendars."),
  offering: z.string().describe("The id of the offering."),
  url: z.string(),
  kind: z.string(),
  title: z.string(),
  language,
  starts_at: moment,
  ends_at: moment,
  status: z.enum(["planned", "cancelled"]),
  place: z.string().describe("Where this date is."),
  address: z.string(),
  elsewhere: z.boolean().describe("Whether this date is somewhere else than the others of its offering."),
  languages: z.array(z.string()),
  childcare: z.boolean(),
  sign_up: z.enum(["none", "session", "series"]),
  places: z
    .enum(["open", "many", "few", "full"])
    .describe("`open`: everybody fits in, or one simply comes; `full`: there may be a waiting list."),
});
export type SessionRecord = z.infer<typeof sessionSchema>;

const paging = {
  site: z.string(),
  total: z.int().min(0),
  page: z.int().min(1),
  per_page: z.int().min(1),
  pages: z.int().min(0),
};

export const offeringsAnswerSchema = z.object({ ...paging, offerings: z.array(offeringSchema) });
export const sessionsAnswerSchema = z.object({ ...paging, sessions: z.array(sessionSchema) });
export const offeringAnswerSchema = z.object({ site: z.string(), offering: offeringSchema });
