import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Role } from "../rules/roles.ts";
import type { AccountsTables } from "./tables.ts";

export interface NewMembership {
  personId: string;
  role: Role;
  organisationId: string | null;
  from: string;
  until: string | null;
}

/** Gives a role; false where the person has it already, for the same organisation. */
export async function insertMembership(tx: Db, siteId: string, given: NewMembership): Promise<boolean> {
  const { personId, role, organisationId, from, until } = given;
  const added = await tx
    .withTables<AccountsTables>()
    .insertInto("accounts.membership")
    .values({
      site_id: siteId,
      id: newId(),
      person_id: personId,
      organisation_id: organisationId,
      role,
      state: "active",
      starts_on: from,
      ends_on: until,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Ends a role; the role that ended, or undefined where there is none in force. */
export async function endMembership(
  tx: Db,
  personId: string,
  membershipId: string,
  day: string,
): Promise<Role | undefined> {
  const ended = await tx
    .withTables<AccountsTables>()
    .updateTable("accounts.membership")
    .set({ state: "ended", ends_on: sql`greatest(starts_on, ${day}::date)` })
    .where("person_id", "=", personId)
    .where("id", "=", membershipId)
    .where("state", "!=", "ended")
    .returning("role")
    .executeTakeFirst();
  return ended?.role;
}
