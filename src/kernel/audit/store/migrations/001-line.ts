import { sql } from "kysely";
import type { Db } from "../../../db/db.ts";
import { searchRole, webRole } from "../../../db/role-names.ts";
import { protectTable } from "../../../db/row-level-security.ts";
import { runAsSearchRole } from "../../../db/search-role.ts";

/** The lines of the audit, and for each site how far its chain is sealed. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table audit.line (
      site_id uuid not null default nullif(current_setting('app.site_id', true), '')::uuid,
      id uuid not null,
      at timestamptz not null default clock_timestamp() check (isfinite(at)),
      actor_kind text not null check (actor_kind in ('person', 'command', 'job', 'nobody')),
      actor_person uuid check ((actor_person is not null) = (actor_kind = 'person')),
      actor_role text,
      actor_from text,
      actor_job text check ((actor_job is not null) = (actor_kind = 'job')),
      event text not null,
      subject_kind text check ((subject_kind is null) = (subject_id is null)),
      subject_id text,
      concerns uuid,
      reason text,
      facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
      xact xid8 not null default pg_current_xact_id(),
      number bigint check (number > 0),
      hash bytea check ((hash is null) = (number is null)),
      primary key (site_id, id)
    );
    create table audit.head (
      site_id uuid primary key,
      number bigint not null check (number > 0),
      hash bytea not null
    );
    create unique index line_number on audit.line (site_id, number) where number is not null;
    create index line_waiting on audit.line (site_id, xact, id) where number is null;
    create index line_at on audit.line (site_id, at, id);
    create index line_event on audit.line (site_id, event, at, id);
    create index line_actor on audit.line (site_id, actor_person, at, id) where actor_person is not null;
    create index line_concerns on audit.line (site_id, concerns, at, id) where concerns is not null;
    create index line_subject on audit.line (site_id, subject_kind, subject_id, at, id) where subject_id is not null;
  `.execute(db);
  for (const table of ["line", "head"])
    await protectTable("audit", table, { privileges: ["select"] }).execute(db);

  // The web role adds lines and no more: neither may it say when, nor in which transaction, nor place one in the chain.
  await sql`
    grant insert (id, actor_kind, actor_person, actor_role, actor_from, actor_job, event, subject_kind, subject_id,
      concerns, reason, facts) on audit.line to ${webRole};
  `.execute(db);

  // Which sites there are to seal and to check is asked before any site is chosen. Of the lines, these functions see
  // the site and whether there is a number, nothing else. Both leap from site to site in an index.
  for (const [name, where, more] of [
    ["sites", "true", "union select site_id from audit.head"],
    ["waiting", "number is null", ""],
  ] as const) {
    await sql`
      create function audit.${sql.id(name)}() returns setof uuid
        language sql stable as $$
          with recursive found (id) as (
            (select site_id from audit.line where ${sql.raw(where)} order by site_id limit 1)
            union all
            select (select site_id from audit.line where ${sql.raw(where)} and site_id > found.id order by site_id limit 1)
            from found where found.id is not null)
          select id from found where id is not null ${sql.raw(more)}
        $$;
    `.execute(db);
  }
  await sql`
    grant usage on schema audit to ${searchRole};
    grant select (site_id, number) on audit.line to ${searchRole};
    grant select (site_id) on audit.head to ${searchRole};
  `.execute(db);
  for (const name of ["sites", "waiting"])
    await runAsSearchRole(db, { schema: "audit", name, parameters: "", reads: [] });
}
