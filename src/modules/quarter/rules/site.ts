import * as z from "zod";
import { type Locale, locales } from "../../../kernel/i18n/locales.ts";

/** A text in several languages; German is what the others fall back to. */
export const localText = z.union([
  z.string().transform((de): Partial<Record<Locale, string>> => ({ de })),
  z.partialRecord(z.enum(locales), z.string()),
]);
export type LocalText = Partial<Record<Locale, string>>;

/** The text in this language, else German (for Leichte Sprache too), else the first there is. */
export function inLanguage(text: LocalText | null | undefined, locale: Locale): string | undefined {
  if (!text) return undefined;
  return text[locale] ?? text.de ?? Object.values(text)[0];
}

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

export const theme = z.object({ primary: colour, accent: colour });
export type Theme = z.infer<typeof theme>;

export const defaultTheme: Theme = { primary: "#0b5c6b", accent: "#f2a65a" };

/** What a site says about itself; all of it may be set from a file by `site create --texts`. */
export const siteTexts = z.object({
  claim: localText.optional(),
  intro: localText.optional(),
  imprint: localText.optional(),
  privacy: localText.optional(),
  accessibility: localText.optional(),
  /** Who answers for the pages; "is something wrong?" goes to `email`. */
  contact: z
    .object({
      organisation: z.string().optional(),
      street: z.string().optional(),
      postcode: z.string().optional(),
      city: z.string().optional(),
      phone: z.string().optional(),
      email: z.email().optional(),
      security: z.email().optional(),
      dataProtection: z.email().optional(),
    })
    .optional(),
});
export type SiteTexts = z.infer<typeof siteTexts>;

/** So wide is a picture of a site shown: beside the search on a wide screen, across a narrow one. */
export const pictureSizes = ["gross", "klein"] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** The picture on a site's start page; another picture has another id. */
export interface SitePicture {
  id: string;
  /** Of the large one, in pixels. */
  width: number;
  height: number;
  /** Of the small one. */
  smallWidth: number;
  /** What is to be seen, for those who do not see it; German is always there. */
  alt: LocalText;
}

/** The sixteen states of Germany (ISO 3166-2:DE): they decide the public holidays. */
export const states = [
  "BW",
  "BY",
  "BE",
  "BB",
  "HB",
  "HH",
  "HE",
  "MV",
  "NI",
  "NW",
  "RP",
  "SL",
  "SN",
  "ST",
  "SH",
  "TH",
] as const;
export type State = (typeof states)[number];

/** One town's project on the platform, as every page is given it. */
export interface Site {
  id: string;
  key: string;
  name: string;
  state: State;
  centre: { lat: number; lon: number };
  box: { west: number; south: number; east: number; north: number };
  host: string | null;
  theme: Theme;
  demo: boolean;
  texts: SiteTexts;
  picture?: SitePicture;
  /** What was shown before: it comes back when the change is taken back. */
  pictureBefore?: SitePicture;
  /** In which languages the pages are offered; without it in all that there are. */
  languages?: readonly Locale[];
  /** The programme areas by name, for menus and filters; outlines are read where they are needed. */
  areas: { key: string; name: string }[];
  changedAt: Date;
}

/** The languages of a site, in the usual order; German is always among them. */
export const offeredLocales = ({ languages }: Pick<Site, "languages">): readonly Locale[] =>
  languages ? locales.filter((locale) => locale === "de" || languages.includes(locale)) : locales;

/** Whether a text is the name of a host in the internet, in small letters and without anything around it. */
export const isHostName = (text: string): boolean =>
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(text);

/** Whether a text is a colour such as #0b5c6b. */
export const isColour = (text: string): boolean => /^#[0-9a-fA-F]{6}$/.test(text);

/** First path parts that belong to the platform itself, so that no site may be called so. */
const reservedKeys = new Set([
  "admin",
  "anmelden",
  "api",
  "app",
  "assets",
  "data",
  "demo",
  "docs",
  "embed",
  "favicon",
  "healthz",
  "hilfe",
  "icons",
  "impressum",
  "index",
  "intern",
  "karte",
  "login",
  "mittendrin",
  "readyz",
  "robots",
  "security",
  "sitemap",
  "site",
  "sites",
  "static",
  "status",
  "tiles",
  "well-known",
  "www",
  "de-leicht",
  ...locales,
]);

export type KeyRefusal = "form" | "reserved";

/** Whether a site may be called so: it becomes the first part of its addresses. */
export function checkSiteKey(key: string): KeyRefusal | undefined {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(key) || key.endsWith("-")) return "form";
  return reservedKeys.has(key) ? "reserved" : undefined;
}
