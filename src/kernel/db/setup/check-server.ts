import { sql } from "kysely";
import { StartRefused } from "../../config/start-refused.ts";
import type { Db } from "../pool.ts";

const oldestVersion = 150000;

/**
 * Makes sure that the server is one that we can use: version 15 or newer, UTF-8, and a character classification that
 * knows letters beyond ASCII (with `LC_CTYPE=C` trigram search is blind for Cyrillic and Arabic). Needs the extensions.
 *
 * @throws {StartRefused}
 */
export async function checkServer(owner: Db): Promise<void> {
  const { rows } = await sql<{ version: number; name: string; encoding: string; database: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      current_setting('server_encoding') as encoding, current_database() as database`.execute(owner);
  const [server] = rows;
  if (!server) throw new StartRefused("The database server did not say which version it is.");
  if (server.version < oldestVersion) {
    throw new StartRefused(
      `The database server is PostgreSQL ${server.name}; version 15 or newer is needed.`,
    );
  }
  if (server.encoding !== "UTF8") {
    throw new StartRefused(
      `The database "${server.database}" is encoded as ${server.encoding}; create one with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.`,
    );
  }
}

/** The extensions that the product may use; all are part of PostgreSQL's contrib and may be created by a database owner. */
const extensions = ["pg_trgm", "unaccent", "btree_gist", "fuzzystrmatch", "pgcrypto"];

/** Creates the missing extensions. @throws {StartRefused} with the SQL to run where this role may not. */
export async function createExtensions(owner: Db): Promise<void> {
  const { rows } = await sql<{ extname: string }>`select extname from pg_extension`.execute(owner);
  const present = new Set(rows.map(({ extname }) => extname));
  for (const extension of extensions.filter((name) => !present.has(name))) {
    try {
      await sql`create extension if not exists ${sql.id(extension)} with schema public`.execute(owner);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartRefused(
        `The extension ${extension} cannot be created (${reason}); as a superuser run: CREATE EXTENSION ${extension} WITH SCHEMA public;`,
      );
    }
  }
}

/** @throws {StartRefused} where trigram search would not see letters beyond ASCII. */
export async function checkLetters(owner: Db): Promise<void> {
  const { rows } = await sql<{ seen: boolean; database: string }>`
    select cardinality(show_trgm('ж')) > 0 as seen, current_database() as database`.execute(owner);
  if (rows[0]?.seen) return;
  throw new StartRefused(
    `The database "${rows[0]?.database}" does not know letters beyond ASCII (its LC_CTYPE is C); create one with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.`,
  );
}
