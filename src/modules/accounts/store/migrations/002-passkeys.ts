import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Passkeys, and which of their questions were answered. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table accounts.passkey (
      site_id uuid not null,
      id text not null,
      person_id uuid not null,
      name text not null check (name <> ''),
      public_key bytea not null,
      counter bigint not null,
      transports jsonb not null,
      backed_up boolean not null,
      created_at timestamptz not null,
      used_at timestamptz,
      primary key (site_id, id),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index passkey_person on accounts.passkey (site_id, person_id);
    -- A question is good for minutes and once; strangers cannot fill this, since a row needs a right answer.
    create table accounts.spent_challenge (
      site_id uuid not null references quarter.site on delete cascade,
      digest text not null,
      expires_at timestamptz not null,
      primary key (site_id, digest)
    );`.execute(db);
  for (const table of ["passkey", "spent_challenge"]) await protectTable("accounts", table).execute(db);
}
