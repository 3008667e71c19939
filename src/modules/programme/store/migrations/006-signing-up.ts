// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { limitToAsker, protectTable } from "../../../../kernel/db/row-level-security.ts";

const tables = ["finder", "double", "question", "answer", "room_request", "leader_time", "leader_absence"];

/**
 * One person is one guest: a `finder` is a keyed hash of name and contact, by which somebody is found without opening what is sealed.
 * A `double` is a second sign-up of the same person for the same: it has a receipt, but no seat. What an offering asks, what
 * partners have places for, what residents may ask for, and when those who run something can.
 */
export async function up(db: Db): Promise<void> {
  await sql`
    create table programme.finder (
      site_id uuid not null,
      finder text not null,
      guest_id uuid not null,
      primary key (site_id, finder),
      foreign key (site_id, guest_id) references programme.guest on delete cascade
    );
    create index on programme.finder (site_id, guest_id);
    create table programme.double (
      site_id uuid not null,
      id uuid not null,
      sign_up_id uuid not null,
      receipt text not null,
      code text not null,
      state text not null check (state in ('seat', 'waiting', 'cancelled')),
      seats integer not null check (seats between 1 and 20),
      children integer[] not null default '{}',
      made_at timestamptz not null,
      primary key (site_id, id),
      unique (site_id, receipt),
      foreign key (site_id, sign_up_id) references programme.sign_up on delete cascade
    );
    create index on programme.double (site_id, sign_up_id);
    create table programme.question (
      site_id uuid not null,
      id uuid not null,
      offering_id uuid not null,
      position integer not null,
      kind text not null check (kind in ('text', 'choice', 'yes-no')),
      required boolean not null,
      kept_days integer not null check (kept_days between 0 and 366),
      texts jsonb not null,
      primary key (site_id, id),
      foreign key (site_id, offering_id) references programme.offering on delete cascade
    );
    create index on programme.question (site_id, offering_id);
    create table programme.answer (
      site_id uuid not null,
      sign_up_id uuid not null,
      question_id uuid not null,
      said text not null,
      primary key (site_id, sign_up_id, question_id),
      foreign key (site_id, sign_up_id) references programme.sign_up on delete cascade,
      foreign key (site_id, question_id) references programme.question on delete cascade
    );
    create index on programme.answer (site_id, question_id);
    alter table programme.quota add column organisation_id uuid,
      add foreign key (site_id, organisation_id) references accounts.organisation on delete set null (organisation_id);
    create index on programme.quota (site_id, organisation_id) where organisation_id is not null;
    alter table programme.sign_up add column organisation_id uuid,
      add foreign key (site_id, organisation_id) references accounts.organisation on delete set null (organisation_id);
    create index on programme.sign_up (site_id, organisation_id) where organisation_id is not null;
    alter table programme.resource add column askable boolean not null default false;
    create table programme.room_request (
      site_id uuid not null,
      id uuid not null,
      resource_id uuid not null,
      guest_id uuid,
      units integer not null check (units between 1 and 200),
      starts_at timestamptz not null,
      ends_at timestamptz not null check (ends_at > starts_at),
      purpose text,
      state text not null check (state in ('open', 'doubtful', 'accepted', 'refused', 'withdrawn')),
      reason text,
      receipt text not null,
      code text,
      language text not null,
      made_at timestamptz not null,
      decided_at timestamptz,
      decided_by uuid,
      primary key (site_id, id),
      unique (site_id, receipt),
      foreign key (site_id, resource_id) references programme.resource on delete cascade,
      foreign key (site_id, guest_id) references programme.guest on delete set null (guest_id),
      foreign key (site_id, decided_by) references accounts.person on delete set null (decided_by)
    );
    create index on programme.room_request (site_id, starts_at) where state in ('open', 'doubtful');
    create index on programme.room_request (site_id, guest_id);
    alter table programme.booking add column request_id uuid,
      add foreign key (site_id, request_id) references programme.room_request on delete cascade;
    create index on programme.booking (site_id, request_id) where request_id is not null;
    create table programme.leader_time (
      site_id uuid not null,
      person_id uuid not null,
      weekday integer not null check (weekday between 1 and 7),
      from_time text not null,
      to_time text not null check (to_time > from_time),
      primary key (site_id, person_id, weekday),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create table programme.leader_absence (
      site_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      first_day date not null,
      last_day date not null check (last_day >= first_day),
      primary key (site_id, id),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    create index on programme.leader_absence (site_id, person_id, last_day);
  `.execute(db);
  for (const table of tables) await protectTable("programme", table).execute(db);
  await limitToAsker("programme", "sign_up", { organisation: "organisation_id" }).execute(db);
  await limitToAsker("programme", "guest", {
    also: (organisations) => sql`exists (select from programme.sign_up u where u.site_id = guest.site_id
      and u.guest_id = guest.id and u.organisation_id = any (${organisations}))`,
  }).execute(db);
}
