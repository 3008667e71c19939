import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";
import { runAsSearchRole } from "../../../../kernel/db/search-role.ts";

/**
 * Vector tiles of a site, gzipped as they are sent, and one row that says which there are. A box of `base_feature` is
 * read as the search role, since a policy would bar its index.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table places.base_feature add column names jsonb;

    create table places.tile_set (
      site_id uuid primary key references quarter.site on delete cascade,
      version text not null,
      min_zoom smallint not null,
      max_zoom smallint not null,
      extent box not null
    );
    create table places.tile (
      site_id uuid not null references quarter.site on delete cascade,
      z smallint not null,
      x integer not null,
      y integer not null,
      body bytea not null,
      primary key (site_id, z, x, y)
    );
    -- Compressed already.
    alter table places.tile alter column body set storage external;

    create function places.to_cut(p_site uuid, p_extent box, p_rank integer)
    returns table (kind text, rank smallint, name text, names jsonb, geometry jsonb)
    language sql stable as $$
      select f.kind, f.rank, f.name, f.names, f.geometry from places.base_feature f
      where f.site_id = p_site and f.extent && p_extent and f.rank <= p_rank
      order by f.ref, f.kind
    $$;

    create function places.one_tile(p_site uuid, p_z integer, p_x integer, p_y integer)
    returns table (version text, body bytea)
    language sql stable as $$
      select s.version, t.body from places.tile_set s
      left join places.tile t on t.site_id = p_site and t.z = p_z and t.x = p_x and t.y = p_y
      where s.site_id = p_site
    $$;
  `.execute(db);
  await protectTable("places", "tile_set").execute(db);
  await protectTable("places", "tile").execute(db);
  await runAsSearchRole(db, {
    schema: "places",
    name: "to_cut",
    parameters: "uuid, box, integer",
    reads: [["places", "base_feature"]],
  });
  await runAsSearchRole(db, {
    schema: "places",
    name: "one_tile",
    parameters: "uuid, integer, integer, integer",
    reads: [
      ["places", "tile_set"],
      ["places", "tile"],
    ],
  });
}
