import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../index.ts";
import { accessibility } from "./about/accessibility.tsx";
import { imprint } from "./about/imprint.tsx";
import { languages } from "./about/languages.tsx";
import { overview } from "./about/overview.tsx";
import { privacy } from "./about/privacy.tsx";
import { areaList } from "./areas/area-list.tsx";
import { areaPage } from "./areas/area-page.tsx";
import { picture } from "./picture.ts";
import { projectPage } from "./project/project-page.tsx";
import { siteStart } from "./site-start.tsx";
import { sitesPage } from "./sites.tsx";

const open = { method: "GET", permission: "public", audit: null, cache: "site" } as const;

/** The pages of a site that this module draws. */
export const sitePages: Route<SiteContext>[] = [
  // It shows what is on next: after some minutes something else is.
  { ...open, path: "/", cache: { seconds: 300 }, handle: siteStart },
  { ...open, path: "/projekt", handle: projectPage },
  { ...open, path: "/gebiete", handle: areaList },
  { ...open, path: "/gebiete/:area", handle: areaPage },
  { ...open, path: "/sprachen", handle: languages },
  { ...open, path: "/impressum", handle: imprint },
  { ...open, path: "/datenschutz", handle: privacy },
  { ...open, path: "/barrierefreiheit", handle: accessibility },
  { ...open, path: "/uebersicht", handle: overview },
];

/** Files of a site. */
export const siteFiles: Route<SiteContext>[] = [
  { ...open, path: "/bild/:picture", cache: "none", known: [], language: "none", handle: picture },
];

/** The page before any site is chosen. */
export const rootPages: Route[] = [{ ...open, path: "/", handle: sitesPage }];
