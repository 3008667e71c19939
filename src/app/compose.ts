import type { Config } from "../kernel/config/config.ts";
import { onChange } from "../kernel/db/changes.ts";
import type { Database } from "../kernel/db/db.ts";
import type { Log } from "../kernel/log/log.ts";
import { permissionSlot } from "../kernel/module/permission.ts";
import { gatherSlots, type Slots } from "../kernel/module/slot.ts";
import type { Secrets } from "../kernel/secrets/secrets.ts";
import { loadAssets } from "../kernel/ui/assets.ts";
import { createAnswerCache } from "../kernel/web/answer-cache.ts";
import { type App, buildApp } from "../kernel/web/build-app.ts";
import { healthRoutes } from "../kernel/web/health-routes.ts";
import { createValueMemory } from "../kernel/web/value-memory.ts";
import { createGate } from "../modules/accounts/index.ts";
import { offeredLocales, type Site } from "../modules/quarter/index.ts";
import { createDraw } from "./draw.ts";
import { modules } from "./modules.ts";
import { openSiteDirectory } from "./site-directory.ts";

/** What the modules add to each other's pages. */
export const slots: Slots = gatherSlots(
  modules.flatMap((module) => [
    ...(module.contributes ?? []),
    ...(module.permissions ?? []).map((permission, order) => permissionSlot.fill(order, permission)),
  ]),
);

/** Puts the modules, the database and the look together into the web application. */
export async function compose(
  config: Pick<Config, "baseUrl" | "smtp" | "host"> & Partial<Pick<Config, "texts">>,
  database: Database,
  secrets: Secrets,
  log: Log,
): Promise<App> {
  const assets = await loadAssets();
  const cache = createAnswerCache();
  const memory = createValueMemory();
  onChange(
    database,
    (topic) => {
      memory.invalidate(topic);
      cache.invalidate(topic);
    },
    "at-once",
  );
  const sites = openSiteDirectory(database.read, database.changes);
  const draw = createDraw(slots, assets);
  const permissions = modules.flatMap((module) => module.permissions ?? []);
  return buildApp<Site>({
    rootRoutes: [
      ...healthRoutes(() => database.health()),
      ...modules.flatMap((module) => module.rootRoutes ?? []),
    ],
    siteRoutes: modules.flatMap((module) => module.siteRoutes ?? []),
    permissions: permissions.map(({ name }) => name),
    gate: createGate(permissions),
    resolveSite: (host, key) => sites.find(host, key),
    tagOf: (site) => site.id,
    languagesOf: offeredLocales,
    frame: draw.page,
    refusal: draw.refusal,
    db: database.read,
    primary: database.db,
    local: config.baseUrl === undefined && isLoopback(config.host),
    secrets,
    slots,
    mailWorks: config.smtp !== undefined,
    textPrice: config.texts?.price,
    cache,
    memory,
    log,
    baseUrl: config.baseUrl,
    assets,
  });
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.");
