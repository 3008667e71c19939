// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Business } from "../../rules/business.ts";
import { comparableOf } from "../../rules/duplicates/business-evidence.ts";
import { type BusinessKeys, businessKeys, keysVersion } from "../../rules/duplicates/business-keys.ts";

/** An entry is first asked for and then kept, or the other way round: its keys are made once. */
const made = new WeakMap<Business, BusinessKeys>();

/** The keys of an entry: what it is found by, and what it asks for. */
export function keysOf(business: Business): BusinessKeys {
  let keys = made.get(business);
  if (!keys) {
    keys = businessKeys(comparableOf(business));
    made.set(business, keys);
  }
  return keys;
}

/** Entries with each of their keys, as rows of `id` and `key`. */
export function unrolled(businesses: Business[], of: "kept" | "asked") {
  const [places, keys]: [number[], string[]] = [[], []];
  for (const [index, business] of businesses.entries())
    for (const key of keysOf(business)[of]) {
      places.push(index + 1);
      keys.push(key.replaceAll("\n", " "));
    }
  // Ids are long, and each has many keys: its place among them is sent instead.
  return sql`select i.ids[r.place] as id, hashtextextended(r.key, 0) as key
    from (select ${businesses.map(({ id }) => id)}::uuid[] as ids) i,
      unnest(string_to_array(${places.join(" ")}, ' ')::integer[], string_to_array(${keys.join("\n")}, e'\n')) as r(place, key)`;
}

/** Keeps the keys of entries in place of their earlier ones. A merged entry has none: it is found no more. */
export async function putKeys(tx: Db, siteId: string, businesses: Business[], areNew = false): Promise<void> {
  if (businesses.length === 0) return;
  const found = businesses.filter(({ status }) => status !== "merged");
  const wanted = unrolled(found, "kept");
  const others = sql`
    with wanted as materialized (${wanted})
    delete from directory.duplicate_key k where k.business_id = any(${businesses.map(({ id }) => id)}::uuid[])
      and not exists (select from wanted w where w.id = k.business_id and w.key = k.key)`;
  const own = sql`
    insert into directory.duplicate_key (site_id, key, business_id)
    select ${siteId}, w.key, w.id from (${wanted}) w on conflict do nothing`;
  await Promise.all([areNew ? undefined : others.execute(tx), own.execute(tx)]);
}

/** Whether the keys of the site's entries are those that entries get today. */
export async function hasKeys(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`select version from directory.duplicate_key_state`.execute(
    tx,
  );
  return rows[0]?.version === keysVersion;
}

/** Notes that all entries of the site have today's keys. */
export async function markKeyed(tx: Db, siteId: string): Promise<void> {
  await sql`
    insert into directory.duplicate_key_state (site_id, version) values (${siteId}, ${keysVersion})
    on conflict (site_id) do update set version = excluded.version
  `.execute(tx);
}
