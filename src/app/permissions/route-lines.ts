import type { Module } from "../../kernel/module/module.ts";
import { healthRoutes } from "../../kernel/web/health-routes.ts";
import type { Route } from "../../kernel/web/route.ts";
import type { SiteContext } from "../../modules/quarter/index.ts";

/** A route as the permission matrix sees it. */
export interface RouteLine extends Pick<Route, "method" | "path" | "permission" | "audit"> {
  /** Whether it belongs to a site, under `/:site/:lang`. */
  ofSite: boolean;
  /** Whether somebody who signed in long ago must show once more who they are. */
  grave: boolean;
}

/** All routes of the product: those of the modules, lowest first, and those that say whether it is well. */
export function routeLines(modules: readonly Module<SiteContext>[]): RouteLine[] {
  const line = (ofSite: boolean) => (route: Route<SiteContext> | Route) => {
    const { method, path, permission, audit, grave = false } = route;
    return { ofSite, method, path, permission, audit, grave };
  };
  return [
    ...healthRoutes(async () => true).map(line(false)),
    ...modules.flatMap((module) => [
      ...(module.rootRoutes ?? []).map(line(false)),
      ...(module.siteRoutes ?? []).map(line(true)),
    ]),
  ];
}
