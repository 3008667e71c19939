// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { protectTable } from "../../../../kernel/db/row-level-security.ts";

/**
 * What people are told, by which way, and what went wrong with it. A notice is about a sign-up or about somebody who asked for a
 * room. Text messages wait in a table of their own; number and text are sealed, and gone as soon as nobody needs them any more.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    alter table programme.notice alter column sign_up_id drop not null, add column request_id uuid, add column mail_id uuid,
      add column problem text, add column told jsonb,
      add foreign key (site_id, request_id) references programme.room_request on delete cascade,
      drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in ('seat', 'waiting', 'moved-up', 'asked', 'lapsed', 'cancelled',
        'session-cancelled', 'session-moved', 'reminder', 'double', 'double-cancelled', 'request-made', 'request-accepted',
        'request-refused')),
      add constraint notice_subject check (num_nonnulls(sign_up_id, request_id) = 1);
    create unique index notice_request on programme.notice (site_id, request_id, kind, about) where request_id is not null;
    create index on programme.notice (site_id, mail_id) where mail_id is not null and state = 'sent';
    create table programme.text_message (
      site_id uuid not null,
      id uuid not null,
      notice_id uuid,
      number text,
      text text,
      parts integer not null check (parts between 1 and 20),
      price numeric(8, 3) not null default 0,
      state text not null check (state in ('waiting', 'sent', 'failed')),
      tries integer not null default 0,
      made_at timestamptz not null,
      next_try_at timestamptz,
      last_try_by timestamptz not null,
      sent_at timestamptz,
      problem text,
      primary key (site_id, id),
      check ((state = 'waiting') = (number is not null)),
      check ((state = 'waiting') = (text is not null)),
      check ((state = 'waiting') = (next_try_at is not null)),
      foreign key (site_id, notice_id) references programme.notice on delete set null (notice_id)
    );
    create index on programme.text_message (site_id, next_try_at) where state = 'waiting';
    create index on programme.text_message (site_id, sent_at) where state = 'sent';
  `.execute(db);
  await protectTable("programme", "text_message").execute(db);
}
