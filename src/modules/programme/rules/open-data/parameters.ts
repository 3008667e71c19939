// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { isDayOfOurs } from "../../../../kernel/clock/berlin.ts";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { known } from "../catalogue.ts";
import { type dayTimes, filtersOf, type ListQuestion, type periods, readQuestion } from "../list/question.ts";

/** The words of the interface, which is English, for those of addresses. */
const periodWords = { today: "heute", week: "woche", month: "monat" } as const satisfies Record<
  string,
  (typeof periods)[number]
>;
const dayTimeWords = {
  morning: "morgens",
  afternoon: "nachmittags",
  evening: "abends",
} as const satisfies Record<string, (typeof dayTimes)[number]>;
const namesOf = <T extends string>(words: Record<T, string>) => Object.keys(words) as [T, ...T[]];
const oneOf = (list: readonly string[]) => z.enum([...list] as [string, ...string[]]);

/** What may be asked of the programme as open data. The documentation is made from this. */
export const filterSchema = z.object({
  period: z
    .enum(namesOf(periodWords))
    .optional()
    .meta({ description: "Until the end of today, of this week (Sunday) or of this month, in Berlin." }),
  day: z
    .string()
    .refine(isDayOfOurs)
    .optional()
    .meta({ description: "One day in Berlin; then `period` has no meaning.", example: "2027-01-15" }),
  kind: oneOf(known.kinds.map(({ id }) => id))
    .optional()
    .meta({ description: "What it is." }),
  language: oneOf(known.languages)
    .optional()
    .meta({ description: "A language that is spoken there (BCP 47)." }),
  audience: oneOf(known.audiences)
    .optional()
    .meta({ description: "For whom; what is for everybody counts as well." }),
  area: z.string().max(100).optional().meta({ description: "The key of a programme area." }),
  childcare: z.enum(["yes"]).optional().meta({ description: "Only with childcare." }),
  daytime: z
    .enum(namesOf(dayTimeWords))
    .optional()
    .meta({ description: "It begins before 12:00, before 17:00, or later, in Berlin." }),
  lang: z.enum(locales).default("de").meta({ description: "The language of texts, where they exist in it." }),
  page: wholeInAddress(1, 9_999).default(1).meta({ description: "The page, from 1." }),
  per_page: wholeInAddress(1, 100).default(50).meta({ description: "Records on a page." }),
});
export type Filters = z.output<typeof filterSchema>;

/** What may be asked of one record. */
export const oneSchema = filterSchema.pick({ lang: true });

/** The question in the words of the list, or that there is no such area. */
export function questionOf(filters: Filters, areas: readonly string[]): ListQuestion | "no-such-area" {
  const { area, period, day, kind, language, audience, childcare, daytime, page } = filters;
  if (area !== undefined && !areas.includes(area)) return "no-such-area";
  const nothing = filtersOf(readQuestion(new URLSearchParams(), []));
  return {
    ...nothing,
    zeitraum: period && day === undefined ? periodWords[period] : undefined,
    tag: day,
    art: kind,
    sprache: language,
    fuer: audience,
    gebiet: area,
    betreuung: childcare && "ja",
    tageszeit: daytime && dayTimeWords[daytime],
    seite: page,
  };
}
