// SPDX-License-Identifier: EUPL-1.2
import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import type { Place } from "../rules/planning/place.ts";
import type { Guest } from "./guests.ts";
import type { SignUp } from "./sign-ups.ts";

/** What the demo of a site is made of besides its offerings. */
export interface DemoRows {
  guests: (Guest & { madeAt: Date })[];
  sessions: {
    id: string;
    offeringId: string;
    startsAt: Date;
    endsAt: Date;
    rollCalledAt: Date | null;
    /** Where this one is, if somewhere else than the offering; then it has no rooms. */
    elsewhere?: Place | null;
  }[];
  bookings: {
    id: string;
    resourceId: string;
    unit: number;
    startsAt: Date;
    endsAt: Date;
    sessionId: string;
  }[];
  /** In the order in which people came. */
  signUps: (Pick<
    SignUp,
    | "id"
    | "offeringId"
    | "sessionId"
    | "quotaId"
    | "organisationId"
    | "seats"
    | "children"
    | "code"
    | "language"
    | "madeAt"
  > & {
    guestId: string;
    /** The group whose place they have. */
    pool: string | null;
    state: "seat" | "waiting";
    receipt: string;
  })[];
  attendance: {
    id: string;
    sessionId: string;
    guestId: string;
    signUpId: string;
    state: string;
    minutes: number;
    companions: number;
    at: Date;
  }[];
  headCounts: { sessionId: string; people: number }[];
}

/** Enters all of it, each table by one statement: the first start of the product waits for it. */
export async function insertDemoRows(tx: Db, siteId: string, rows: DemoRows): Promise<void> {
  const json = (list: readonly object[]) => sql`${JSON.stringify(list)}::jsonb`;
  await sql`
    insert into programme.guest (site_id, id, name, contact_kind, contact, language, made_at)
    select ${siteId}::uuid, r.id, r.name, r."contactKind", r.contact, r.language, r."madeAt"
    from jsonb_to_recordset(${json(rows.guests)}) as r(id uuid, name text, "contactKind" text, contact text, language text,
      "madeAt" timestamptz)`.execute(tx);
  await sql`
    insert into programme.session (site_id, id, offering_id, starts_at, ends_at, roll_called_at, elsewhere, needs)
    select ${siteId}::uuid, r.id, r."offeringId", r."startsAt", r."endsAt", r."rollCalledAt", nullif(r.elsewhere, 'null'),
      case when r.elsewhere <> 'null' then '[]'::jsonb end
    from jsonb_to_recordset(${json(rows.sessions)}) as r(id uuid, "offeringId" uuid, "startsAt" timestamptz, "endsAt" timestamptz,
      "rollCalledAt" timestamptz, elsewhere jsonb)`.execute(tx);
  await sql`
    insert into programme.booking (site_id, id, resource_id, unit, during, session_id)
    select ${siteId}::uuid, r.id, r."resourceId", r.unit, tstzrange(r."startsAt", r."endsAt"), r."sessionId"
    from jsonb_to_recordset(${json(rows.bookings)}) as r(id uuid, "resourceId" uuid, unit integer, "startsAt" timestamptz,
      "endsAt" timestamptz, "sessionId" uuid)`.execute(tx);
  await sql`
    insert into programme.sign_up (site_id, id, offering_id, session_id, guest_id, quota_id, pool, organisation_id, state, seats,
      children, receipt, code, language, made_at)
    select ${siteId}::uuid, r.id, r."offeringId", r."sessionId", r."guestId", r."quotaId", r.pool, r."organisationId", r.state, r.seats,
      array(select jsonb_array_elements_text(r.children)::integer), r.receipt, r.code, r.language, r."madeAt"
    from jsonb_to_recordset(${json(rows.signUps)}) as r(id uuid, "offeringId" uuid, "sessionId" uuid, "guestId" uuid, "quotaId" uuid, pool uuid,
      "organisationId" uuid, state text, seats integer, children jsonb, receipt text, code text, language text, "madeAt" timestamptz)`.execute(
    tx,
  );
  await sql`
    insert into programme.attendance (site_id, id, session_id, guest_id, sign_up_id, state, minutes, companions, recorded_at)
    select ${siteId}::uuid, r.id, r."sessionId", r."guestId", r."signUpId", r.state, r.minutes, r.companions, r.at
    from jsonb_to_recordset(${json(rows.attendance)}) as r(id uuid, "sessionId" uuid, "guestId" uuid, "signUpId" uuid, state text,
      minutes integer, companions integer, at timestamptz)`.execute(tx);
  await sql`
    insert into programme.head_count (site_id, session_id, people)
    select ${siteId}::uuid, r."sessionId", r.people
    from jsonb_to_recordset(${json(rows.headCounts)}) as r("sessionId" uuid, people integer)`.execute(tx);
}
