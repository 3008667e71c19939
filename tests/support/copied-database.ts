import { clusterUrl } from "../../src/kernel/db/testing/test-cluster.ts";
import { asSuperuser } from "../../src/kernel/db/testing/test-database.ts";
import { type OwnDatabase, ownDatabase } from "./own-database.ts";

/** Any number: test files that run side by side make the templates one after the other. */
const templateLock = 4_617_230_905;

/** A database that is filled already. */
export interface CopiedDatabase extends OwnDatabase {
  /** For the product on it. The rights in a copy are those of its template's web role, whom all copies therefore share. */
  env: { DATABASE_URL: string; DATABASE_APP_URL: string };
}

/**
 * A database of one's own, filled as the template, which the first call of a run makes: to copy one takes a tenth of the
 * time that it takes to fill it.
 *
 * @param fill runs the product with the environment given, and ends it
 */
export async function copiedDatabase(
  name: string,
  template: string,
  fill: (env: CopiedDatabase["env"]) => Promise<void>,
): Promise<CopiedDatabase> {
  await asSuperuser(await clusterUrl(), async (client) => {
    await client.query("select pg_advisory_lock($1)", [templateLock]);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount) return;
    const { url } = await ownDatabase(`${template}_new`);
    await fill(environmentOf(url, template));
    await client.query(`alter database ${template}_new rename to ${template}`);
  });
  const database = await ownDatabase(name, template);
  return { ...database, env: environmentOf(database.url, template) };
}

function environmentOf(url: string, template: string): CopiedDatabase["env"] {
  const app = Object.assign(new URL(url), { username: `${template}_web`, password: "mittendrin" });
  return { DATABASE_URL: url, DATABASE_APP_URL: app.href };
}
