import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * Which import brought a part of the map first, so that it can go with it; null for what was there before anybody noted
 * it, and stays. Other modules count the imports, so it is a number and no reference.
 */
export async function up(db: Db): Promise<void> {
  for (const table of ["base_feature", "address_point", "street_way"])
    await sql`alter table ${sql.id("places", table)} add brought_by integer`.execute(db);
}
