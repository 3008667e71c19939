import type { Route } from "../../../kernel/web/route.ts";
import { robots } from "./robots.ts";
import { securityTxt } from "./security-txt.ts";
import { sitemapFile, sitemapIndex } from "./sitemap.ts";

const open = {
  method: "GET",
  permission: "public",
  audit: null,
  language: "none",
  cache: { seconds: 3600 },
} as const;

/** What machines ask for at the root. */
export const machineRoutes: Route[] = [
  { ...open, path: "/robots.txt", handle: robots },
  { ...open, path: "/sitemap.xml", handle: sitemapIndex },
  { ...open, path: "/:site/:file{sitemap[0-9]*\\.xml}", handle: sitemapFile },
  { ...open, path: "/.well-known/security.txt", handle: securityTxt },
];
