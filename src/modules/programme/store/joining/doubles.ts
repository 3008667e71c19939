// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../../kernel/db/db.ts";
import type { SignUp } from "../sign-ups.ts";

/** A second sign-up of the same person for the same thing, as its receipt shows it. */
export interface Double extends SignUp {
  doubleId: string;
}

/** Enters the receipt of a second sign-up. @param state what somebody new would have got at that moment */
export async function insertDouble(
  tx: Db,
  siteId: string,
  double: Pick<SignUp, "id" | "seats" | "children" | "madeAt"> & {
    signUpId: string;
    receipt: string;
    code: string;
    state: "seat" | "waiting";
  },
): Promise<void> {
  const { id, signUpId, receipt, code, state, seats, children, madeAt } = double;
  await sql`
    insert into programme.double (site_id, id, sign_up_id, receipt, code, state, seats, children, made_at)
    values (${siteId}, ${id}, ${signUpId}, ${receipt}, ${code}, ${state}, ${seats}, ${children}::integer[], ${madeAt})
    on conflict (site_id, receipt) do nothing`.execute(tx);
}

/**
 * What a receipt of a second sign-up shows: the offering and its dates, and of the state what was said when it was made. It tells
 * nothing of the first one: whoever knows a name and a number must not learn by it whether that person comes.
 *
 * @param receipts what the code may be stored as, one for each secret key
 */
export async function doubleByReceipt(tx: Db, receipts: string[]): Promise<Double | undefined> {
  const { rows } = await sql<Double>`
    select d.id as "doubleId", u.id, u.offering_id as "offeringId", u.session_id as "sessionId", null as "guestId",
      null as "quotaId", d.state, d.seats, d.children, null as "askedUntil", d.code, u.language, d.made_at as "madeAt",
      null as "cancelledHow" from programme.double d
    join programme.sign_up u on u.site_id = d.site_id and u.id = d.sign_up_id
    where d.receipt = any(${receipts}::text[])`.execute(tx);
  return rows[0];
}

/** @returns whether there was one to cancel */
export async function cancelDouble(tx: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update programme.double set state = 'cancelled' where id = ${id} and state <> 'cancelled'`.execute(tx);
  return numAffectedRows === 1n;
}
