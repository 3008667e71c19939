import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";

/**
 * Keys under which entries find each other go with their entry by one statement instead of a foreign key: to check eight of
 * them row by row took a tenth of an import.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table directory.duplicate_key drop constraint duplicate_key_site_id_business_id_fkey;
    create function directory.forget_keys() returns trigger language plpgsql as $$
    begin
      delete from directory.duplicate_key k using gone g where k.site_id = g.site_id and k.business_id = g.id;
      return null;
    end $$;
    create trigger forget_keys after delete on directory.business referencing old table as gone
      for each statement execute function directory.forget_keys();
  `.execute(db);
}
