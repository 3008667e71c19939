import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import { limitToAsker, protectTable } from "../../../../kernel/db/row-level-security.ts";

/** Signing in with a provider of the town (OpenID Connect), and organisations that end. */
export async function up(db: Db): Promise<void> {
  await sql`
    create table accounts.sign_on (
      site_id uuid not null primary key references quarter.site on delete cascade,
      issuer text not null,
      client_id text not null,
      client_secret_sealed text not null,
      label text not null check (label <> ''),
      mail_claim text not null,
      new_role text,
      factor text not null check (factor in ('told', 'always', 'never')),
      acr_values text[] not null default '{}',
      changed_at timestamptz not null default now()
    );
    -- Whom a provider means; one account there for each of ours, and the other way round.
    create table accounts.sign_on_person (
      site_id uuid not null,
      issuer text not null,
      subject text not null,
      person_id uuid not null,
      bound_at timestamptz not null,
      primary key (site_id, issuer, subject),
      unique (site_id, person_id, issuer),
      foreign key (site_id, person_id) references accounts.person on delete cascade
    );
    -- Answers of providers that have come back: none counts twice.
    create table accounts.sign_on_used (
      site_id uuid not null references quarter.site on delete cascade,
      secret_hash text not null,
      expires_at timestamptz not null,
      primary key (site_id, secret_hash)
    );
    alter table accounts.organisation add column ended_on date;
    create unique index organisation_name on accounts.organisation (site_id, lower(name)) where ended_on is null;
    -- Rows from before, if any, stay until they end; they give nothing.
    alter table accounts.membership add constraint partner_of
      check (role <> 'partner' or organisation_id is not null or state = 'ended') not valid;
    create index membership_organisation on accounts.membership (site_id, organisation_id) where organisation_id is not null;
  `.execute(db);
  for (const table of ["sign_on", "sign_on_person", "sign_on_used"])
    await protectTable("accounts", table).execute(db);
  await limitToAsker("accounts", "organisation", { organisation: "id" }).execute(db);
  await limitToAsker("accounts", "membership", {
    organisation: "organisation_id",
    person: "person_id",
  }).execute(db);
  const ofPerson = [
    ...["session", "one_time_code", "recovery_code", "sign_on_person"],
    ...["passkey", "mail_change", "factor_removal"],
  ];
  for (const table of ofPerson) await limitToAsker("accounts", table, { person: "person_id" }).execute(db);
  await limitToAsker("accounts", "person", {
    person: "id",
    also: (organisations) => sql`exists (
      select from accounts.membership m where m.site_id = person.site_id and m.person_id = person.id
        and m.state <> 'ended' and m.organisation_id = any (${organisations}))`,
  }).execute(db);
}
