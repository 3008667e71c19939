import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/** People, organisations, roles, sessions, one-time codes, failed tries. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table accounts.organisation (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null check (name <> ''),
      kind text not null check (kind in ('town', 'project-partner', 'cooperating-partner', 'business', 'association')),
      created_at timestamptz not null default now(),
      primary key (site_id, id)
    );
    create table accounts.person (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null check (name <> ''),
      login text not null check (login <> ''),
      mail text,
      locale text not null default 'de',
      state text not null check (state in ('invited', 'confirmed', 'suspended', 'expired', 'left')),
      until date,
      password_hash text,
      password_changed_at timestamptz,
      totp_sealed text,
      totp_last_step bigint,
      created_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      last_sign_in_at timestamptz,
      primary key (site_id, id)
    );
    -- Whoever has left gives the name free.
    create unique index person_login on accounts.person (site_id, login) where state <> 'left';
    create table accounts.membership (
      site_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      organisation_id uuid,
      role text not null,
      state text not null check (state in ('active', 'suspended', 'ended')),
      starts_on date not null,
      ends_on date,
      created_at timestamptz not null default now(),
      primary key (site_id, id),
      foreign key (site_id, person_id) references accounts.person on delete cascade,
      foreign key (site_id, organisation_id) references accounts.organisation
    );
    create unique index membership_in_force on accounts.membership
      (site_id, person_id, role, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')) where state <> 'ended';
    create table accounts.session (
      site_id uuid not null,
      secret_hash text not null,
      id uuid not null,
      person_id uuid not null,
      factor text not null check (factor in ('first', 'second')),
      agent text not null,
      network text not null,
      started_at timestamptz not null,
      seen_at timestamptz not null,
      proven_at timestamptz not null,
      primary key (site_id, secret_hash),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index session_person on accounts.session (site_id, person_id);
    create table accounts.one_time_code (
      site_id uuid not null,
      secret_hash text not null,
      kind text not null check (kind in ('invitation', 'password', 'sign-in', 'mail', 'paper')),
      person_id uuid not null,
      facts jsonb not null default '{}',
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      primary key (site_id, secret_hash),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create table accounts.recovery_code (
      site_id uuid not null,
      person_id uuid not null,
      secret_hash text not null,
      used_at timestamptz,
      primary key (site_id, person_id, secret_hash),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create table accounts.failures (
      site_id uuid not null references quarter.site on delete cascade,
      kind text not null check (kind in ('account', 'address', 'factor')),
      key text not null,
      count integer not null,
      last timestamptz not null,
      primary key (site_id, kind, key)
    );`.execute(db);
  for (const table of [
    "organisation",
    "person",
    "membership",
    "session",
    "one_time_code",
    "recovery_code",
    "failures",
  ])
    await protectTable("accounts", table).execute(db);
}
