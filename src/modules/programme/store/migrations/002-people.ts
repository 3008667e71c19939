// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

const tables = ["guest", "sign_up", "attendance", "head_count", "notice"];

/**
 * Who comes. What says who somebody is stands apart in `guest`, sealed, and can be deleted without the figures: a sign-up and an
 * attendance without their guest still count. `turn` is the order in which people came.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.guest (
      site_id uuid not null references quarter.site on delete cascade,
      id uuid not null,
      name text not null,
      contact_kind text not null check (contact_kind in ('phone', 'mail', 'post', 'paper')),
      contact text,
      language text not null,
      made_at timestamptz not null,
      primary key (site_id, id)
    );
    create table programme.sign_up (
      site_id uuid not null,
      id uuid not null,
      offering_id uuid not null,
      session_id uuid,
      guest_id uuid,
      quota_id uuid,
      pool uuid,
      state text not null check (state in ('seat', 'asked', 'waiting', 'cancelled', 'doubtful')),
      seats integer not null check (seats between 1 and 20),
      children integer[] not null default '{}',
      turn bigint generated always as identity,
      asked_until timestamptz,
      receipt text not null,
      code text,
      language text not null,
      made_at timestamptz not null,
      made_by uuid,
      cancelled_at timestamptz,
      cancelled_how text check (cancelled_how in ('self', 'staff', 'lapsed', 'session')),
      primary key (site_id, id),
      unique (site_id, receipt),
      check ((state = 'asked') = (asked_until is not null)),
      check ((state = 'cancelled') = (cancelled_at is not null)),
      foreign key (site_id, offering_id) references programme.offering on delete cascade,
      foreign key (site_id, session_id) references programme.session on delete cascade,
      foreign key (site_id, guest_id) references programme.guest on delete set null (guest_id),
      foreign key (site_id, quota_id) references programme.quota on delete set null (quota_id),
      foreign key (site_id, pool) references programme.quota on delete set null (pool),
      foreign key (site_id, made_by) references accounts.person on delete set null (made_by)
    );
    create index on programme.sign_up (site_id, offering_id, session_id, turn);
    create index on programme.sign_up (site_id, session_id);
    create index on programme.sign_up (site_id, guest_id);
    create index on programme.sign_up (site_id, asked_until) where state = 'asked';
    create table programme.attendance (
      site_id uuid not null,
      id uuid not null,
      session_id uuid not null,
      guest_id uuid,
      sign_up_id uuid,
      state text not null check (state in ('present', 'late', 'left-early', 'excused', 'absent')),
      minutes integer not null check (minutes between 0 and 1440),
      companions integer not null default 0 check (companions between 0 and 50),
      reason text,
      recorded_by uuid,
      recorded_at timestamptz not null,
      primary key (site_id, id),
      unique (site_id, session_id, guest_id),
      foreign key (site_id, session_id) references programme.session on delete cascade,
      foreign key (site_id, guest_id) references programme.guest on delete set null (guest_id),
      foreign key (site_id, sign_up_id) references programme.sign_up on delete set null (sign_up_id),
      foreign key (site_id, recorded_by) references accounts.person on delete set null (recorded_by)
    );
    create index on programme.attendance (site_id, guest_id);
    create table programme.head_count (
      site_id uuid not null,
      session_id uuid not null,
      people integer not null check (people between 0 and 100000),
      primary key (site_id, session_id),
      foreign key (site_id, session_id) references programme.session on delete cascade
    );
    create table programme.notice (
      site_id uuid not null,
      id uuid not null,
      sign_up_id uuid not null,
      kind text not null check (kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed', 'cancelled', 'session-cancelled', 'session-moved', 'reminder')),
      about text not null default '',
      way text not null check (way in ('mail', 'phone', 'post', 'paper')),
      state text not null check (state in ('open', 'sent', 'done')),
      made_at timestamptz not null,
      done_at timestamptz,
      done_by uuid,
      primary key (site_id, id),
      unique (site_id, sign_up_id, kind, about),
      foreign key (site_id, sign_up_id) references programme.sign_up on delete cascade,
      foreign key (site_id, done_by) references accounts.person on delete set null (done_by)
    );
    create index on programme.notice (site_id, made_at) where state = 'open';
  `.execute(db);
  for (const table of tables) await protectTable("programme", table).execute(db);
}
