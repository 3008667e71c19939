import { type Locale, localeFacts } from "../../../kernel/i18n/locales.ts";
import type { PictureSize, Site, SitePicture } from "./site.ts";

/** As much of a request as an address needs. */
export interface AddressContext {
  site: Site;
  locale: Locale;
  url: URL;
}

/**
 * Where the pages of a site are for somebody who is not on one, such as a reader of a mail that a job sends: its own host, else
 * BASE_URL. Undefined where neither is set: whoever guesses an address sends people somewhere else.
 */
export function siteOrigin(site: Pick<Site, "host">, baseUrl: URL | undefined): URL | undefined {
  if (site.host !== null) return new URL(`${baseUrl?.protocol ?? "https:"}//${site.host}/`);
  return baseUrl && new URL(baseUrl.origin);
}

/** A page has a hundred links; how each begins is put together once. */
const beginnings = new WeakMap<AddressContext, string>();

function beginningOf(context: AddressContext): string {
  let beginning = beginnings.get(context);
  if (beginning === undefined) {
    const { site, locale, url } = context;
    const prefix = site.host !== null && url.hostname === site.host ? "" : `/${encodeURIComponent(site.key)}`;
    beginning = `${prefix}/${localeFacts[locale].path}`;
    beginnings.set(context, beginning);
  }
  return beginning;
}

/**
 * The path of a page of this site in the language of the request: `/duisburg/de/betriebe`. Under the site's own host
 * name the site's key falls away.
 *
 * @param parts parts of the path, not yet encoded; none for the start page
 */
export function siteAddress(context: AddressContext, ...parts: string[]): string {
  let address = beginningOf(context);
  for (const part of parts) address += `/${encodeURIComponent(part)}`;
  return address;
}

/** The same path in another language. */
export function inOtherLanguage(context: AddressContext, locale: Locale): string {
  const here = siteAddress(context);
  const there = siteAddress({ ...context, locale });
  return there + context.url.pathname.slice(here.length) + context.url.search;
}

/** Where the picture of a site lies: another picture would have another address. */
export const pictureAddress = (
  context: AddressContext,
  { id }: Pick<SitePicture, "id">,
  size: PictureSize,
): string => siteAddress(context, "bild", `${id}-${size}.webp`);

export const startAddress = (context: AddressContext): string => siteAddress(context);
/** Where the search box of the start page leads: the list of what a higher capability keeps. */
export const businessesAddress = (context: AddressContext): string => siteAddress(context, "betriebe");
/** Where that search box asks for suggestions. */
export const suggestionsAddress = (context: AddressContext): string => siteAddress(context, "vorschlaege");
export const projectAddress = (context: AddressContext): string => siteAddress(context, "projekt");
export const areasAddress = (context: AddressContext): string => siteAddress(context, "gebiete");
export const areaAddress = (context: AddressContext, key: string): string =>
  siteAddress(context, "gebiete", key);
export const imprintAddress = (context: AddressContext): string => siteAddress(context, "impressum");
export const privacyAddress = (context: AddressContext): string => siteAddress(context, "datenschutz");
export const accessibilityAddress = (context: AddressContext): string =>
  siteAddress(context, "barrierefreiheit");
export const languagesAddress = (context: AddressContext): string => siteAddress(context, "sprachen");
export const siteMapAddress = (context: AddressContext): string => siteAddress(context, "uebersicht");
