import { refuseUnknown } from "../../../kernel/web/api/problem.ts";
import type { CachePolicy, Route, WebContext } from "../../../kernel/web/route.ts";
import { listSchema, oneSchema } from "../rules/open-data/parameters.ts";
import { changesSchema, listChanges } from "./changes/list-changes.ts";
import { download, downloadSchema } from "./download.ts";
import { listBusinesses } from "./list-businesses.ts";
import { listSites } from "./list-sites.ts";
import { oneBusiness } from "./one-business.ts";
import { openApi } from "./open-api.ts";

/** "Open now" is right to the minute. */
const minute: CachePolicy = { seconds: 60 };

function route(
  path: string,
  handle: Route<WebContext>["handle"],
  cache: CachePolicy,
  schema?: { shape: object },
): Route {
  const known = schema ? Object.keys(schema.shape) : [];
  return {
    method: "GET",
    path: `/api/v1${path}`,
    permission: "public",
    audit: null,
    cache,
    known,
    ...(schema && { refuseUnknown: refuseUnknown(known) }),
    language: "none",
    handle,
  };
}

/** The open data of the directory. */
export const apiRoutes: Route[] = [
  route("/openapi.json", openApi, "site"),
  route("/sites", listSites, "site"),
  route("/sites/:site/businesses", listBusinesses, minute, listSchema),
  // Made while they are sent, so never kept here; browsers keep them by their ETag.
  route("/sites/:site/businesses.geojson", download("geojson"), "none", downloadSchema),
  route("/sites/:site/businesses.csv", download("csv"), "none", downloadSchema),
  route("/sites/:site/changes", listChanges, minute, changesSchema),
  route("/sites/:site/businesses/:id", oneBusiness, minute, oneSchema),
];
