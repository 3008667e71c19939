import { sql } from "kysely";
import type { Db } from "../../../db/db.ts";
import { protectTable } from "../../../db/row-level-security.ts";
import { runAsSearchRole } from "../../../db/search-role.ts";

/** What was erased, as bare numbers: the files outside the database are written from it, and compared with it after a restore. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table erasures.erasure (
      site_id uuid not null,
      id uuid not null,
      kind text not null check (kind ~ '^[a-z][a-z-]{0,39}$'),
      subject uuid not null,
      at timestamptz not null,
      primary key (site_id, id)
    );
    create index erasure_at on erasures.erasure (at);`.execute(db);
  await protectTable("erasures", "erasure", { privileges: ["select", "insert"] }).execute(db);
  // The files are of all sites, so this is asked outside of any.
  await sql`
    create function erasures.since(timestamptz) returns setof erasures.erasure
      language sql stable
      as $$ select * from erasures.erasure where at >= $1 order by at, id $$;`.execute(db);
  await runAsSearchRole(db, {
    schema: "erasures",
    name: "since",
    parameters: "timestamptz",
    reads: [["erasures", "erasure"]],
  });
}
