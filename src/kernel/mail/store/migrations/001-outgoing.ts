import { sql } from "kysely";
import type { Db } from "../../../db/db.ts";
import { protectTable } from "../../../db/row-level-security.ts";
import { runAsSearchRole } from "../../../db/search-role.ts";

/** The outbox, and how a sender learns which sites have something in it: the rows themselves it sees site by site. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table mail.outgoing (
      site_id uuid not null,
      id uuid not null,
      to_address text not null check (to_address !~ '[[:space:][:cntrl:]<>,;]'),
      to_name text,
      from_name text not null,
      reply_to text,
      locale text not null,
      subject text,
      text text,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up')),
      tries integer not null default 0,
      created_at timestamptz not null,
      next_try_at timestamptz,
      last_problem text,
      sent_at timestamptz,
      primary key (site_id, id),
      -- What a mail says is kept exactly as long as it may have to be sent.
      check ((state = 'waiting') = (subject is not null)),
      check ((state = 'waiting') = (text is not null)),
      check ((state = 'waiting') = (next_try_at is not null)),
      check ((state = 'sent') = (sent_at is not null))
    );
    create index outgoing_waiting on mail.outgoing (site_id, next_try_at) where state = 'waiting';`.execute(
    db,
  );
  await protectTable("mail", "outgoing").execute(db);
  await sql`
    create function mail.waiting() returns table (site_id uuid, next_try_at timestamptz)
      language sql stable parallel safe
      as $$ select site_id, min(next_try_at) from mail.outgoing where state = 'waiting' group by site_id $$;
    create function mail.sites() returns setof uuid
      language sql stable parallel safe
      as $$ select distinct site_id from mail.outgoing $$;`.execute(db);
  for (const name of ["waiting", "sites"])
    await runAsSearchRole(db, { schema: "mail", name, parameters: "", reads: [["mail", "outgoing"]] });
}
