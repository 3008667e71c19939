// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { firstGroupsSchema } from "../rules/categories/first-groups.ts";
import { type Asking, askingSchema } from "../rules/fresh/asking.ts";
import { type Moderation, moderationSchema } from "../rules/proposals/moderation.ts";

/** A setting of the site that the transaction is set to, as it was written; undefined where none was. */
export async function settingOf(tx: Db, key: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select value from directory.setting where key = ${key}
  `.execute(tx);
  return rows[0]?.value;
}

/** Writes a setting. */
export async function putSetting(tx: Db, siteId: string, key: string, value: unknown): Promise<void> {
  await sql`
    insert into directory.setting (site_id, key, value) values (${siteId}, ${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (site_id, key) do update set value = excluded.value, changed_at = now()
  `.execute(tx);
}

const moderation = "moderation";

/** What goes live at once, and what waits for an editor. What nobody set is as the program has it. */
export async function moderationOf(tx: Db): Promise<Moderation> {
  return moderationSchema.parse((await settingOf(tx, moderation)) ?? {});
}

/** Sets what goes live at once, and what waits for an editor. */
export const setModeration = (tx: Db, siteId: string, to: Moderation): Promise<void> =>
  putSetting(tx, siteId, moderation, to);

const asking = "asking";

/** How the site keeps its entries fresh. */
export async function askingOf(tx: Db): Promise<Asking> {
  return askingSchema.parse((await settingOf(tx, asking)) ?? {});
}

/** Sets how the site keeps its entries fresh. */
export const setAsking = (tx: Db, siteId: string, to: Asking): Promise<void> =>
  putSetting(tx, siteId, asking, to);

const firstGroups = "first-groups";

/** The groups of trades that the site shows first, in its order. */
export async function firstGroupsOf(tx: Db): Promise<string[]> {
  return firstGroupsSchema.parse((await settingOf(tx, firstGroups)) ?? []);
}

/** Sets which groups of trades stand first. */
export const setFirstGroups = (tx: Db, siteId: string, to: readonly string[]): Promise<void> =>
  putSetting(tx, siteId, firstGroups, to);

const projection = "projection";

/** What the public projection of a site was made by: which program, and up to which of those who asked for it. */
export interface Projection {
  program: string;
  asked: number;
  done: number;
}

/** What the projection of the site was made by; undefined for a site that is new. */
export async function projectionOf(tx: Db): Promise<Projection | undefined> {
  return (await settingOf(tx, projection)) as Projection | undefined;
}

/** Notes what the projection of a site was made by. */
export const setProjection = (tx: Db, siteId: string, to: Projection): Promise<void> =>
  putSetting(tx, siteId, projection, to);
