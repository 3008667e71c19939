import { type Locale, localeFacts, localeOfPath } from "../../i18n/locales.ts";
import { type Host, isLocalName } from "../request/host.ts";
import { pathOf, type Target } from "../request/target.ts";
import { visitorsLocale } from "../request/visitors-locale.ts";
import type { AppOptions, FrameContext } from "./options.ts";
import type { RouteTable } from "./route-table.ts";

/** Where an address leads. */
export type Place<Site> =
  | {
      kind: "route";
      table: RouteTable<FrameContext<Site>>;
      path: string;
      site: Site | undefined;
      locale: Locale;
      negotiated: boolean;
      ownHost: boolean;
    }
  | { kind: "elsewhere"; to: string; status: 302 | 308; negotiated: boolean }
  | { kind: "nowhere"; status: 404 | 421; site: Site | undefined; locale: Locale; ownHost: boolean };

export interface Tables<Site> {
  root: RouteTable<FrameContext<Site>>;
  site: RouteTable<FrameContext<Site>>;
}

/**
 * Finds the site, the language and the table of routes for an address. Where the host belongs to a site, the site's key
 * does not stand in the path. Addresses of a site that lack the language lead to the visitor's.
 */
export async function locate<Site>(
  tables: Tables<Site>,
  options: Pick<AppOptions<Site>, "resolveSite" | "baseUrl" | "languagesOf">,
  host: Host,
  target: Target,
  acceptLanguage: string,
): Promise<Place<Site>> {
  const preferred = visitorsLocale(acceptLanguage);
  const ownSite = await options.resolveSite(host.name, undefined);
  const ownHost = ownSite !== undefined;
  const nowhere = (status: 404 | 421, site?: Site): Place<Site> => ({
    kind: "nowhere",
    status,
    site,
    locale: preferred,
    ownHost,
  });
  if (!ownSite && !isLocalName(host.name) && host.name !== options.baseUrl?.hostname) return nowhere(421);

  const { segments, path } = target;
  if (segments.includes("")) return nowhere(404, ownSite);
  if (target.trailingSlash) return { kind: "elsewhere", to: path, status: 308, negotiated: false };

  const atSiteRoot = ownHost && segments.length === 0;
  if (!atSiteRoot && tables.root.methodsOf(path).length > 0)
    return {
      kind: "route",
      table: tables.root,
      path,
      site: undefined,
      locale: preferred,
      negotiated: true,
      ownHost,
    };

  const [key, ...afterKey] = segments;
  const site = ownSite ?? (key === undefined ? undefined : await options.resolveSite(host.name, key));
  if (site === undefined) return nowhere(404);
  const [language, ...rest] = ownSite ? segments : afterKey;
  const offered = options.languagesOf?.(site);
  const prefix = ownSite || key === undefined ? [] : [key];
  if (language === undefined) {
    const spoken = offered && !offered.includes(preferred) ? "de" : preferred;
    return {
      kind: "elsewhere",
      to: pathOf([...prefix, localeFacts[spoken].path]),
      status: 302,
      negotiated: true,
    };
  }
  const locale = localeOfPath(language);
  if (locale === undefined) return nowhere(404, site);
  // A language that the site no longer offers: old links lead to the same page in German.
  if (offered && !offered.includes(locale))
    return { kind: "elsewhere", to: pathOf([...prefix, "de", ...rest]), status: 302, negotiated: false };
  return { kind: "route", table: tables.site, path: pathOf(rest), site, locale, negotiated: false, ownHost };
}
