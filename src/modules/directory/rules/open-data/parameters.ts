import * as z from "zod";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { groups } from "../categories/groups.ts";
import { paymentMeans } from "../fields/payment.ts";
import { languageSchema } from "../fields/profile.ts";

const degrees = "-?\\d{1,3}(?:\\.\\d{1,12})?";
const numbers = (count: number) => new RegExp(`^${Array(count).fill(degrees).join(",")}$`);
const first = groups()[0]?.id ?? "";

/** What may be asked of the directory as open data. The documentation is made from this, so that it is never behind. */
export const filterSchema = z.object({
  q: z.string().max(200).optional().meta({
    description:
      "Words of name, category, street, area or description, or a telephone number; tolerant of spelling.",
    example: "Bäcker",
  }),
  category: z
    .string()
    .max(120)
    .regex(/^[a-z0-9_:-]+(\/[A-Za-z0-9_:;.-]+)*$/)
    .optional()
    .meta({
      description: "A preset of the OpenStreetMap tagging schema; those below it count as well.",
      example: "shop/bakery",
    }),
  group: z
    .enum([
      first,
      ...groups()
        .slice(1)
        .map(({ id }) => id),
    ])
    .optional()
    .meta({ description: "A group of categories." }),
  kind: z
    .enum(["business", "place"])
    .optional()
    .meta({ description: "Businesses, or useful places such as schools." }),
  area: z.string().max(100).optional().meta({ description: "The key of a programme area." }),
  language: languageSchema
    .optional()
    .meta({ description: "A language that is spoken there (BCP 47).", example: "tr" }),
  wheelchair: z
    .enum(["yes", "limited", "no"])
    .optional()
    .meta({ description: "Whether a wheelchair gets in." }),
  payment: z.enum(paymentMeans).optional().meta({ description: "A means of payment that is taken." }),
  training: z
    .enum(["apprenticeship", "internship"])
    .optional()
    .meta({ description: "A training place that is offered." }),
  near: z.string().regex(numbers(2)).optional().meta({
    description: "A place as `lat,lon` (WGS 84). Records then carry their distance.",
    example: "51.43,6.76",
  }),
  radius: wholeInAddress(1, 50_000).optional().meta({ description: "Metres around `near`.", example: 800 }),
  bbox: z
    .string()
    .regex(numbers(4))
    .optional()
    .meta({ description: "A box as `west,south,east,north` (WGS 84).", example: "6.7,51.4,6.8,51.5" }),
  open: z
    .string()
    .regex(/^(now|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})?)$/)
    .optional()
    .meta({
      description: "`now`, or a moment of the next 14 days (ISO 8601; in Berlin where it names no offset).",
      example: "now",
    }),
  lang: z.enum(locales).default("de").meta({ description: "The language of names and categories." }),
});

/** The same, page by page. */
export const listSchema = filterSchema.extend({
  page: wholeInAddress(1, 10_000).default(1).meta({ description: "The page, from 1." }),
  per_page: wholeInAddress(1, 100).default(50).meta({ description: "Records on a page." }),
});

/** What may be asked of one record. */
export const oneSchema = filterSchema.pick({ lang: true });

export type Filters = z.output<typeof filterSchema>;
