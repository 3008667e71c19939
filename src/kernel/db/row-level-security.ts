import { type RawBuilder, sql } from "kysely";
import { searchRole, webRole } from "./role-names.ts";

/**
 * The site of the transaction, NULL outside `inSite`, so that nothing matches. The inner `select` makes PostgreSQL
 * compute it once per query instead of once per row.
 */
const currentSite = sql.raw("(select nullif(current_setting('app.site_id', true), '')::uuid)");

type Privilege = "select" | "insert" | "update" | "delete";

/** How a table is protected; the defaults suit nearly all. */
export interface Protection {
  /** The column that holds the site; the table of the sites themselves has it in `id`. */
  siteColumn?: string;
  /** What the web role may do; the rows are limited by the policy either way. */
  privileges?: Privilege[];
}

/**
 * For a migration, after the table is made: row-level security on and forced (also for the owner), everyone is held to
 * the rows of the transaction's site, the search role may read all of them as soon as `runAsSearchRole` grants it
 * SELECT, the web role gets its privileges.
 *
 * @example
 * await protectTable("directory", "business").execute(db);
 */
export function protectTable(
  schema: string,
  table: string,
  protection: Protection = {},
): RawBuilder<unknown> {
  const { siteColumn = "site_id", privileges = ["select", "insert", "update", "delete"] } = protection;
  const target = sql.id(schema, table);
  const rule = sql`${sql.id(siteColumn)} = ${currentSite}`;
  return sql`
    alter table ${target} enable row level security;
    alter table ${target} force row level security;
    create policy of_site on ${target} using (${rule}) with check (${rule});
    create policy of_search on ${target} for select to ${searchRole} using (true);
    ${grantToWeb(schema, table, privileges)}`;
}

/** What the transaction says of who asks (`inSiteAs`); the inner `select` as above. Without `inSite` nothing is seen. */
const seesAll = sql.raw("(select current_setting('app.organisations', true)) = 'all'");
const organisations = sql.raw(
  "(select string_to_array(nullif(current_setting('app.organisations', true), 'all'), ','))::uuid[]",
);
const asker = sql.raw("(select nullif(current_setting('app.person', true), '')::uuid)");

/** Which rows belong to whom. */
export interface Ownership {
  /** The column that holds the organisation. */
  organisation?: string;
  /** The column that holds the person whose own row it is. */
  person?: string;
  /** Rows that may be read besides, given the organisations of who asks; never written. */
  also?(organisations: RawBuilder<unknown>): RawBuilder<unknown>;
}

/**
 * For a migration, after `protectTable`: the second wall. Somebody who belongs to an outside organisation sees the rows of theirs and
 * their own, whatever the page forgot; who may see the whole site, and work that is done for nobody in particular, is not held back.
 * A person alone (`person` without `organisation`) may also write their own rows.
 */
export function limitToAsker(schema: string, table: string, ownership: Ownership): RawBuilder<unknown> {
  const { organisation, person, also } = ownership;
  const theirs = organisation && sql`${sql.id(organisation)} = any (${organisations})`;
  const own = person && sql`${sql.id(person)} = ${asker}`;
  const read = [seesAll, theirs, own, also?.(organisations)].filter((rule) => rule !== undefined);
  const written = [seesAll, theirs ?? own].filter((rule) => rule !== undefined);
  return sql`
    create policy of_asker on ${sql.id(schema, table)} as restrictive to ${webRole}
      using (${sql.join(read, sql` or `)}) with check (${sql.join(written, sql` or `)});`;
}

/**
 * Gives the web role rights on a table that belongs to no site, such as the list of sites. Without this (or
 * `protectTable`) the web role can do nothing with a table.
 */
export function grantToWeb(schema: string, table: string, privileges: Privilege[]): RawBuilder<unknown> {
  return sql`
    grant usage on schema ${sql.id(schema)} to ${webRole};
    grant ${sql.raw(privileges.join(", "))} on ${sql.id(schema, table)} to ${webRole};`;
}
