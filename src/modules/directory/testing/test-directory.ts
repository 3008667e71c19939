import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrations as audit } from "../../../kernel/audit/store/migrations/index.ts";
import { silentLog } from "../../../kernel/db/log.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import { migrations as mail } from "../../../kernel/mail/store/migrations/index.ts";
import type { Slots } from "../../../kernel/module/slot.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { createAnswerCache } from "../../../kernel/web/answer-cache.ts";
import { type App, buildApp } from "../../../kernel/web/build-app.ts";
import type { Route } from "../../../kernel/web/route.ts";
import { createValueMemory } from "../../../kernel/web/value-memory.ts";
import { accounts } from "../../accounts/module.ts";
import { places } from "../../places/module.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { type ImportOptions, importOsm } from "../actions/import/import-osm.ts";
import type { ImportResult } from "../actions/import/run-import.ts";
import { apiRoutes } from "../api/routes.ts";
import { migrations } from "../store/migrations/index.ts";

/** An OpenStreetMap node of the tests. */
export interface ToyNode {
  id: number;
  lat?: number;
  lon?: number;
  tags: Record<string, string>;
}

/** A migrated database with one empty site around Duisburg-Hochfeld. Drop it in `after`. */
export async function testDirectory(): Promise<{ database: TestDatabase; site: Site }> {
  const database = await testDatabase([
    { module: "audit", migrations: audit },
    { module: "mail", migrations: mail },
    ...[quarter, accounts, places, { name: "directory", migrations }].map((module) => ({
      module: module.name,
      migrations: module.migrations ?? {},
    })),
  ]);
  return { database, site: await openSite(database, "hochfeld") };
}

/**
 * Imports nodes through the same action as a real file; a selection of all that there is, unless `options` say that what
 * is not among them is gone.
 */
export async function importNodes(
  database: TestDatabase,
  site: Site,
  nodes: readonly ToyNode[],
  options: Omit<ImportOptions, "file"> = { partial: true },
): Promise<ImportResult> {
  const elements = nodes.map((node, index) => ({
    type: "node",
    lat: 51.42 + index / 100_000,
    lon: 6.76,
    ...node,
  }));
  return importElements(database, site, elements, options);
}

/** Imports elements of an Overpass answer. */
export async function importElements(
  database: TestDatabase,
  site: Site,
  elements: readonly unknown[],
  options: Omit<ImportOptions, "file"> = {},
): Promise<ImportResult> {
  const folder = await mkdtemp(join(tmpdir(), "directory-test-"));
  try {
    const file = join(folder, "nodes.json");
    await writeFile(file, JSON.stringify({ version: 0.6, elements }));
    return await importOsm(database.owner, site, { ...options, file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The web application with the open data only. */
export function openDataApp(database: TestDatabase): App {
  return rootApp(database, apiRoutes, new Map());
}

/** The web application with some routes at the root and nothing else. */
export function rootApp(database: TestDatabase, rootRoutes: Route[], slots: Slots): App {
  return buildApp<Site>({
    rootRoutes,
    siteRoutes: [],
    permissions: [],
    resolveSite: () => undefined,
    tagOf: (site) => site.id,
    frame: () => "",
    refusal: () => "",
    db: database.read,
    primary: database.db,
    slots,
    secrets: testSecrets(),
    mailWorks: false,
    memory: createValueMemory(),
    cache: createAnswerCache(),
    log: silentLog,
    baseUrl: undefined,
  });
}
