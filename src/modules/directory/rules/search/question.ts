import * as z from "zod";
import type { Box, Point } from "../../../../kernel/geo/geometry.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { type FacetKind, facet } from "../listing/build-listing.ts";

/** A longer text is cut (in UTF-16 units): no business is called so, and each word costs. */
export const longestText = 200;

/** The beginning of a text that is searched for: whole words where there are several, never half a character. */
export function searchedText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= longestText) return trimmed;
  const start = trimmed.slice(0, longestText).replace(/[\ud800-\udbff]$/, "");
  const whole = /^\s/.test(trimmed.slice(start.length)) ? start : start.replace(/\s+\S*$/, "");
  return whole.trim();
}

const one = z.string().trim().max(100).catch("");

/** What may be asked of the directory; the names are those in the address of the page. */
export const questionParameters = [
  "q",
  "kategorie",
  "gruppe",
  "gebiet",
  "offen",
  "tag",
  "zeit",
  "sprache",
  "rollstuhl",
  "zahlung",
  "ausbildung",
  "service",
  "art",
  "ort",
  "bei",
  "umkreis",
  "ausschnitt",
  "sortierung",
  "alle",
  "seite",
] as const;
export type QuestionParameter = (typeof questionParameters)[number];

/** The radii that the form offers, in metres. */
export const radii = [300, 500, 1000, 2000, 5000] as const;

const place = z
  .string()
  .regex(/^-?\d{1,2}(\.\d{1,9})?,-?\d{1,3}(\.\d{1,9})?$/)
  .transform((text): Point => {
    const [lat = 0, lon = 0] = text.split(",").map(Number);
    return { lat, lon };
  })
  .refine((point) => Math.abs(point.lat) <= 85 && Math.abs(point.lon) <= 180);

/** A part of a map: west, south, east, north. */
export const mapPart = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,9})?(,-?\d{1,3}(\.\d{1,9})?){3}$/)
  .transform((text): Box => {
    const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number);
    return { west, south, east, north };
  })
  .refine(({ west, south, east, north }) => west < east && south < north && south >= -90 && north <= 90)
  .refine(({ west, east }) => west >= -180 && east <= 180);

/** "now", or a moment in Berlin time such as 2026-11-23T18:30. */
const day = z.iso.date();
const time = z.string().regex(/^\d{2}:\d{2}$/);
const moment = z.union([z.literal("jetzt"), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)]);

/**
 * A question to the directory, as it stands in the address of a page. Every value that makes no sense is left out, so
 * that an old or mistyped link still shows a list.
 */
export const question = z.object({
  q: z.string().transform(searchedText).catch("").default(""),
  kategorie: one.default(""),
  gruppe: one.default(""),
  gebiet: one.default(""),
  offen: moment.optional().catch(undefined),
  // The form asks for day and time apart; together they are `offen`.
  tag: day.optional().catch(undefined),
  zeit: time.optional().catch(undefined),
  sprache: one.default(""),
  rollstuhl: z.enum(["yes", "limited"]).optional().catch(undefined),
  zahlung: one.default(""),
  ausbildung: z.enum(["apprenticeship", "internship"]).optional().catch(undefined),
  service: z.enum(["delivery", "takeaway", "online"]).optional().catch(undefined),
  art: z.enum(["business", "place"]).optional().catch(undefined),
  ort: place.optional().catch(undefined),
  // An address to look near, as somebody typed it; it goes before `ort`.
  bei: z.string().trim().max(200).catch("").default(""),
  umkreis: wholeInAddress(50, 50_000).optional().catch(undefined),
  ausschnitt: mapPart.optional().catch(undefined),
  sortierung: z.enum(["name", "new", "distance"]).optional().catch(undefined),
  // The filter of which all values are to be shown, in place of the hits.
  alle: z
    .enum([
      "art",
      "gruppe",
      "kategorie",
      "gebiet",
      "sprache",
      "rollstuhl",
      "zahlung",
      "ausbildung",
      "service",
    ])
    .optional()
    .catch(undefined),
  seite: wholeInAddress(1, 2_500).catch(1).default(1),
});
export type Question = Omit<z.output<typeof question>, "tag" | "zeit"> & {
  /** The page that its links lead to, where that is not the list: the path says so, not the query. */
  ansicht?: "karte";
};

/** Reads what stands in an address; day and time become one moment. */
export function parseQuestion(values: Record<string, string>): Question {
  const { tag, zeit, ...asked } = question.parse(values);
  return tag && zeit && !asked.offen ? { ...asked, offen: `${tag}T${zeit}` } : asked;
}

/** Which facet each filter parameter asks for. */
export const facetOfParameter = {
  art: "k",
  gruppe: "g",
  kategorie: "c",
  gebiet: "a",
  sprache: "l",
  rollstuhl: "w",
  zahlung: "p",
  ausbildung: "t",
  service: "d",
} as const satisfies Partial<Record<QuestionParameter, FacetKind>>;
export type FilterParameter = keyof typeof facetOfParameter;

/** The facets that the question asks for; all of them must be there. */
export function facetsAsked(asked: Question): string[] {
  return (Object.keys(facetOfParameter) as FilterParameter[]).flatMap((parameter) => {
    const value = asked[parameter];
    return value ? [facet(facetOfParameter[parameter], value)] : [];
  });
}

/** Whether nothing is asked but the list itself. */
export function isPlain(asked: Question): boolean {
  const { q, offen, ort, bei, ausschnitt } = asked;
  return q === "" && facetsAsked(asked).length === 0 && !offen && !ort && bei === "" && !ausschnitt;
}
