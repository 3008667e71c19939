import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Role } from "../rules/roles.ts";
import type { AccountsTables, OrganisationKind } from "./tables.ts";

/** An organisation to which people belong. */
export interface Organisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  /** The day on which it ended, or null. */
  endedOn: string | null;
  /** How many people hold a role for it. */
  people: number;
}

function select(tx: Db) {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.organisation as organisation")
    .select(["organisation.id", "organisation.name", "organisation.kind"])
    .select(sql<string | null>`organisation.ended_on::text`.as("endedOn"))
    .select(
      sql<number>`(select count(distinct m.person_id)::int from accounts.membership m
        where m.site_id = organisation.site_id and m.organisation_id = organisation.id and m.state <> 'ended')`.as(
        "people",
      ),
    );
}

/** All that who asks may see, those that have ended last. */
export async function organisationsOf(tx: Db): Promise<Organisation[]> {
  return select(tx)
    .orderBy(sql`organisation.ended_on is not null`)
    .orderBy("organisation.name")
    .orderBy("organisation.id")
    .execute();
}

export async function organisationById(tx: Db, id: string): Promise<Organisation | undefined> {
  return select(tx).where("organisation.id", "=", id).executeTakeFirst();
}

/** The one of this name that has not ended, however it is capitalised. */
export async function organisationByName(tx: Db, name: string): Promise<Organisation | undefined> {
  return select(tx)
    .where(sql<boolean>`lower(organisation.name) = lower(${name})`)
    .where("organisation.ended_on", "is", null)
    .executeTakeFirst();
}

/** The id, or undefined where one of this name is there already. */
export async function insertOrganisation(
  tx: Db,
  siteId: string,
  { name, kind }: Pick<Organisation, "name" | "kind">,
): Promise<string | undefined> {
  const id = newId();
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.organisation")
    .values({ site_id: siteId, id, name, kind, ended_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows ? id : undefined;
}

export async function renameOrganisation(tx: Db, id: string, name: string): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.organisation")
    .set({ name })
    .where("id", "=", id)
    .execute();
}

export async function endOrganisation(tx: Db, id: string, day: string): Promise<void> {
  await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.organisation")
    .set({ ended_on: day })
    .where("id", "=", id)
    .execute();
}

/** Somebody who holds a role for an organisation. */
export interface Member {
  membershipId: string;
  personId: string;
  name: string;
  role: Role;
  since: string;
}

export async function membersOf(tx: Db, organisationId: string): Promise<Member[]> {
  return tx
    .withTables<AccountsTables>()
    .selectFrom("accounts.membership as membership")
    .innerJoin("accounts.person as person", (join) =>
      join.onRef("person.site_id", "=", "membership.site_id").onRef("person.id", "=", "membership.person_id"),
    )
    .select(["membership.id as membershipId", "person.id as personId", "person.name", "membership.role"])
    .select(sql<string>`membership.starts_on::text`.as("since"))
    .where("membership.organisation_id", "=", organisationId)
    .where("membership.state", "!=", "ended")
    .orderBy("person.name")
    .orderBy("membership.id")
    .execute();
}
