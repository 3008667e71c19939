import { silentLog } from "../../log/log.ts";
import { testSecrets } from "../../secrets/testing/test-secrets.ts";
import type { PageAnswer } from "../answer.ts";
import { createAnswerCache } from "../answer-cache.ts";
import { type App, type AppOptions, buildApp } from "../build-app.ts";
import type { Route, SiteWebContext } from "../route.ts";
import { createValueMemory } from "../value-memory.ts";
import type { Visitor } from "../visitor.ts";

/** A site of the tests. */
export interface ToySite {
  id: string;
  key: string;
  host?: string;
}

export const toySites: ToySite[] = [
  { id: "1", key: "duisburg" },
  { id: "2", key: "gladbeck", host: "gladbeck.example" },
];

/** A route of the tests, with what most of them have in common. */
export function toyRoute<Context extends SiteWebContext<ToySite>>(
  path: string,
  handle: Route<Context>["handle"],
  more: Partial<Route<Context>> = {},
): Route<Context> {
  return { method: "GET", path, permission: "public", audit: null, cache: "none", handle, ...more };
}

/** A page of the tests whose body is plain text. */
export function toyPage(body: string, more: Partial<PageAnswer> = {}): PageAnswer {
  return { kind: "page", title: "Test", body: body as never, ...more };
}

/** Somebody who is signed in and may do what is named. */
export function toyVisitor(...may: string[]): Visitor {
  return { id: "0", may: new Set(may), token: "token-of-the-session", fresh: true };
}

/** An application for tests of the kernel: two sites, bare drawing, no database. */
export function toyApp(options: Partial<AppOptions<ToySite>> = {}): App {
  return buildApp<ToySite>({
    rootRoutes: [],
    siteRoutes: [],
    permissions: [],
    resolveSite: (host, key) =>
      toySites.find((site) => (key === undefined ? site.host === host : site.key === key)),
    tagOf: (site) => site.id,
    frame: (page, { locale, site }) => `<html lang="${locale}">${site?.key ?? "-"}: ${String(page.body)}`,
    refusal: (status, detail, { locale, site, errorId }) =>
      `<html lang="${locale}">${site?.key ?? "-"}: ${status} ${detail ?? ""} ${errorId ?? ""}`,
    db: undefined as never,
    primary: undefined as never,
    secrets: testSecrets(),
    slots: new Map(),
    mailWorks: false,
    memory: createValueMemory(),
    cache: createAnswerCache(),
    log: silentLog,
    baseUrl: undefined,
    ...options,
  });
}
