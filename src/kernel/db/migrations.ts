import { type Migration, Migrator, sql } from "kysely";
import { StartRefused } from "../config/start-refused.ts";
import { DatabaseGone } from "./database-gone.ts";
import type { Log } from "./log.ts";
import type { Db } from "./pool.ts";
import { createRoleNamesPlugin, type RoleNames } from "./role-names.ts";

/** One module's way to its present tables, forward only; names sort in the order they run in. */
export interface ModuleMigrations {
  /** Also the name of the module's schema. */
  module: string;
  migrations: Record<string, Migration>;
}

const table = "migration";

/**
 * Brings each module's schema to its newest state, in the order given. A module that is killed or fails in the middle
 * keeps its former state whole. The caller holds the setup lock, so that two processes may start side by side.
 *
 * @throws {StartRefused} when the database was migrated by a newer version.
 */
export async function migrate(
  owner: Db,
  modules: ModuleMigrations[],
  roles: RoleNames,
  log: Log,
): Promise<void> {
  const done = await appliedMigrations(owner, modules);
  refuseNewer(modules, done);
  const named = owner.withPlugin(createRoleNamesPlugin(roles));
  for (const { module, migrations } of modules) {
    const missing = Object.keys(migrations).filter((name) => !done.get(module)?.has(name));
    if (missing.length > 0) await migrateModule(named, module, migrations, log);
  }
}

/** How far a database is, as names of the form `module/migration`. */
export interface MigrationState {
  applied: number;
  missing: string[];
  /** Applied, but not known to this program. */
  unknown: string[];
}

/** Compares a database with what this program knows; changes nothing. */
export async function stateOfMigrations(owner: Db, modules: ModuleMigrations[]): Promise<MigrationState> {
  const done = await appliedMigrations(owner, modules);
  const state: MigrationState = { applied: 0, missing: [], unknown: [] };
  for (const { module, migrations } of modules) {
    const applied = done.get(module) ?? new Set<string>();
    state.applied += applied.size;
    for (const name of Object.keys(migrations))
      if (!applied.has(name)) state.missing.push(`${module}/${name}`);
    for (const name of applied) if (!migrations[name]) state.unknown.push(`${module}/${name}`);
  }
  return state;
}

async function migrateModule(
  db: Db,
  module: string,
  migrations: Record<string, Migration>,
  log: Log,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: module,
    migrationTableName: table,
    migrationLockTableName: "migration_lock",
    nameComparator: (a, b) => (a < b ? -1 : 1),
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  const failed = results.find((result) => result.status === "Error");
  // Not the fault of the migration, and said in a sentence as it is.
  if (error instanceof DatabaseGone) throw error;
  if (error)
    throw new Error(`The migration ${module}/${failed?.migrationName ?? "?"} failed.`, { cause: error });
  for (const { migrationName } of results) log.info({ module, migration: migrationName }, "migrated");
}

/** Two questions for all modules, so that an up-to-date database starts fast. */
async function appliedMigrations(db: Db, modules: ModuleMigrations[]): Promise<Map<string, Set<string>>> {
  const applied = new Map<string, Set<string>>(modules.map(({ module }) => [module, new Set()]));
  const names = modules.map(({ module }) => module);
  const schemas = await sql<{ schema: string }>`
    select schemaname as schema from pg_tables where tablename = ${table} and schemaname = any(${names})`.execute(
    db,
  );
  if (schemas.rows.length === 0) return applied;
  const each = schemas.rows.map(
    ({ schema }) => sql`select ${schema}::text as module, name from ${sql.id(schema, table)}`,
  );
  const rows = await sql<{ module: string; name: string }>`${sql.join(each, sql` union all `)}`.execute(db);
  for (const { module, name } of rows.rows) applied.get(module)?.add(name);
  return applied;
}

function refuseNewer(modules: ModuleMigrations[], done: Map<string, Set<string>>): void {
  for (const { module, migrations } of modules) {
    const unknown = [...(done.get(module) ?? [])].find((name) => migrations[name] === undefined);
    if (unknown === undefined) continue;
    throw new StartRefused(
      `The database was already brought to a newer version (${module}/${unknown}) than this program knows; start the newer program, or restore the backup made before the update.`,
    );
  }
}
