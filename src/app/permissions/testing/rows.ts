import { sql } from "kysely";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";

/** In the order in which rows may be added. */
const tables = [
  "organisation",
  "person",
  "membership",
  "session",
  "one_time_code",
  "recovery_code",
  "passkey",
  "spent_challenge",
  "mail_change",
  "factor_removal",
  "failures",
  "sign_on",
  "sign_on_person",
] as const;

/** What else a route may change. */
const watched = [
  "quarter.site",
  ...["setting", "proposal", "business", "change", "duplicate"].map((each) => `directory.${each}`),
  ...["list_file", "import_task", "visit"].map((each) => `directory.${each}`),
  ...["ownership", "claim_code", "photo", "confirmation", "question"].map((each) => `directory.${each}`),
  ...["room_request", "leader_time", "leader_absence", "double"].map((each) => `programme.${each}`),
  ...["offering", "offering_text", "session", "resource", "booking"].map((each) => `programme.${each}`),
  ...["picture", "involved_business", "involved_organisation", "calendar_link"].map(
    (each) => `programme.${each}`,
  ),
  ...["signed_list", "signed_list_session"].map((each) => `programme.${each}`),
  ...["funding_statement", "funding_logo"].map((each) => `quarter.${each}`),
  ...["guest", "sign_up", "attendance", "head_count", "notice", "question", "quota"].map(
    (each) => `programme.${each}`,
  ),
  ...["calendar", "foreign_event"].map((each) => `programme.${each}`),
  ...["roll_sync", "entry_form"].map((each) => `programme.${each}`),
];

/** All rows of accounts of one site, to be put back later. */
export interface Kept {
  rows: Record<(typeof tables)[number], string>;
  /** By which it shows whether anything but sessions has changed since they stood so. */
  mark: string;
  /** By the clock of the database. */
  at: string;
}

/** Notes how the accounts of a site stand. */
export async function keepRows(db: Db, siteId: string): Promise<Kept> {
  return inSite(db, siteId, async (tx) => {
    const { rows } = await sql<{ at: string }>`select now()::text as at`.execute(tx);
    return { rows: await readRows(tx), mark: await markOf(tx), at: rows[0]?.at ?? "" };
  });
}

async function readRows(tx: Db): Promise<Kept["rows"]> {
  const of = (table: string) =>
    sql`select ${table} as name, coalesce(json_agg(t), '[]')::text as all from ${sql.table(`accounts.${table}`)} t`;
  const { rows } = await sql<{
    name: string;
    all: string;
  }>`${sql.join(tables.map(of), sql` union all `)}`.execute(tx);
  return Object.fromEntries(rows.map(({ name, all }) => [name, all])) as Kept["rows"];
}

/**
 * Puts the accounts of a site back to how they stood, and sessions to the age that they had: reading who asks deletes those that are
 * over. Where nothing else has changed, only them: with people goes all that hangs on them.
 */
export async function putBack(db: Db, siteId: string, kept: Kept): Promise<void> {
  await inSite(db, siteId, async (tx) => {
    const all = (await markOf(tx)) !== kept.mark;
    for (const table of all
      ? ["person", "organisation", "failures", "spent_challenge", "sign_on"]
      : ["session"])
      await sql`delete from ${sql.table(`accounts.${table}`)}`.execute(tx);
    for (const table of all ? tables : (["session"] as const)) {
      const name = sql.table(`accounts.${table}`);
      if (kept.rows[table] !== "[]")
        await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${kept.rows[table]}::json)`.execute(
          tx,
        );
    }
    const passed = sql`(now() - ${kept.at}::timestamptz)`;
    await sql`update accounts.session set started_at = started_at + ${passed}, seen_at = seen_at + ${passed},
      proven_at = proven_at + ${passed}`.execute(tx);
    if (all) kept.mark = await markOf(tx);
  });
}

const others = tables.filter((table) => table !== "session").map((each) => `accounts.${each}`);

async function markOf(tx: Db): Promise<string> {
  const { rows } = await sql<{ state: string }>`${sql.join(
    others.map((table) => stateOf(table)),
    sql` union all `,
  )}`.execute(tx);
  return rows.map(({ state }) => state).join();
}

/** How many rows a table has, and which transaction wrote the last of them: what is changed is written anew. */
const stateOf = (table: string, which = sql``) =>
  sql<{ name: string; state: string }>`select ${table} as name,
    count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as state from ${sql.table(table)} ${which}`;

/**
 * How all stands in the database of a site's accounts, in what else routes change, and in its audit, as one text for each table. Of
 * sessions what stands in those of people who are given, but not when they were last used: reading who asks notes that, and deletes
 * sessions that are over. Nor that somebody was refused, which is noted of everybody who is signed in.
 */
export async function stateOfRows(
  db: Db,
  siteId: string,
  living: readonly string[],
): Promise<Record<string, string>> {
  const sessions = sql`select 'accounts.session' as name,
    coalesce(md5(string_agg((to_jsonb(t) - 'seen_at')::text, '|' order by t.id)), '') as state
    from accounts.session t where t.person_id::text = any(${[...living]})`;
  const lines = stateOf("audit.line", sql`where event <> 'account.refused'`);
  // In one question: it is asked four times for each route.
  const all = [...[...others, ...watched].map((table) => stateOf(table)), lines, sessions];
  const { rows } = await inSite(db, siteId, (tx) =>
    sql<{ name: string; state: string }>`${sql.join(all, sql` union all `)}`.execute(tx),
  );
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}
