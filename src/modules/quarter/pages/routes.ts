import type { Route } from "../../../kernel/web/route.ts";
import type { SiteContext } from "../index.ts";
import { siteStart } from "./site-start.tsx";

const open = { method: "GET", permission: "public", audit: null, cache: "site" } as const;

/** The pages of a site that this module draws. */
export const siteRoutes: Route<SiteContext>[] = [{ ...open, path: "/", handle: siteStart }];
