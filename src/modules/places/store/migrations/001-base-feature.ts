import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/** What the base map is drawn from. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table places.base_feature (
      site_id uuid not null references quarter.site on delete cascade,
      ref text not null,
      kind text not null,
      rank smallint not null,
      name text,
      extent box not null,
      geometry jsonb not null,
      attribution text not null,
      primary key (site_id, ref, kind)
    );
    create index base_feature_extent on places.base_feature using gist (extent);

    create function places.base_in(p_site uuid, p_extent box, p_rank integer)
    returns table (kind text, rank smallint, name text, geometry jsonb, attribution text)
    language sql stable as $$
      select f.kind, f.rank, f.name, f.geometry, f.attribution from places.base_feature f
      where f.site_id = p_site and f.extent && p_extent and f.rank <= p_rank
      order by f.rank, f.ref limit 20000
    $$;
  `.execute(db);
  await protectTable("places", "base_feature").execute(db);
  await runAsSearchRole(db, {
    schema: "places",
    name: "base_in",
    parameters: "uuid, box, integer",
    reads: [["places", "base_feature"]],
  });
}
