import { type ModuleMigrations, stateOfMigrations } from "../../db/migrations.ts";
import { type DoctorCheck, ok, wrong } from "../doctor-check.ts";
import { rightsOf, roleName, serverState, siteTables, unseenLetters } from "../store/catalogue.ts";

/** The database answers, and as which version. */
export const databaseAnswers: DoctorCheck = {
  name: "database",
  async look({ database, config }) {
    const { version } = await serverState(database.owner);
    const where = config.databaseUrl === undefined ? "in the data folder" : "on your own server";
    return ok(`PostgreSQL ${version} answers, ${where}.`, { version });
  },
};

/** The tables are those of this program. */
export const migrationsApplied = (migrations: ModuleMigrations[]): DoctorCheck => ({
  name: "migrations",
  async look({ database }) {
    const { applied, missing, unknown } = await stateOfMigrations(database.owner, migrations);
    if (unknown.length > 0)
      return wrong(
        `The database was brought to a newer version than this program knows (${unknown.join(", ")}).`,
        "Start the newer program, or restore the backup made before the update.",
      );
    if (missing.length > 0)
      return wrong(
        `${missing.length} are missing: ${missing.join(", ")}.`,
        'Run "npm run cli -- migrate", or start the server.',
      );
    return ok(`All ${applied} are applied.`, { applied });
  },
});

/** Each table with rows of sites holds everybody, the owner too, to the rows of one site. */
export const sitesKeptApart: DoctorCheck = {
  name: "row-level security",
  async look({ database }) {
    const tables = await siteTables(database.owner);
    const open = tables.filter(({ isProtected }) => !isProtected).map(({ name }) => name);
    if (open.length > 0)
      return wrong(
        `Sites are not kept apart in ${open.join(", ")}.`,
        `As the owner run for each: ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; and find out who switched it off. Where the policy "of_site" is gone, restore a backup.`,
        { open },
      );
    return ok(`It is forced on all ${tables.length} tables that hold rows of sites.`, {
      tables: tables.length,
    });
  },
};

/** The pages sign in as somebody whom the policies hold. */
export const webRoleHeld: DoctorCheck = {
  name: "web role",
  async look({ database }) {
    const owner = await roleName(database.owner);
    for (const db of new Set([database.db, database.read])) {
      const { name, superuser, bypass, owns, isOwner } = await rightsOf(db, owner);
      const faults = [
        superuser && "is a superuser",
        bypass && "has BYPASSRLS",
        isOwner && "has the rights of the owner",
        owns > 0 && `owns ${owns} tables, functions or schemas`,
      ].filter((fault) => fault !== false);
      if (faults.length > 0)
        return wrong(
          `The role "${name}" of the pages ${faults.join(" and ")}, so that row-level security does not hold it.`,
          `As a superuser run: ALTER ROLE "${name}" NOSUPERUSER NOBYPASSRLS; REVOKE "${owner}" FROM "${name}"; REASSIGN OWNED BY "${name}" TO "${owner}"; or name another role in DATABASE_APP_URL.`,
        );
    }
    return ok("The pages sign in as a role that is neither owner nor exempt.");
  },
};

const letters = ["س", "ж", "ß", "ğ"];

/** With the wrong character classification search is blind for most alphabets. */
export const lettersSeen: DoctorCheck = {
  name: "letters",
  async look({ database }) {
    const unseen = await unseenLetters(database.owner, letters);
    if (unseen.length > 0)
      return wrong(
        `Search does not see the letters ${unseen.join(", ")}: LC_CTYPE of the database is not UTF-8.`,
        "Move to a database made with: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.",
      );
    return ok("Search sees Arabic, Cyrillic, German and Turkish letters.");
  },
};
