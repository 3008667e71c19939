import { sql } from "kysely";
import { dayIn } from "../../../kernel/clock/berlin.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { openSession } from "../../../modules/accounts/actions/sign-in/open-session.ts";
import type { Role } from "../../../modules/accounts/rules/roles.ts";
import { formToken } from "../../../modules/accounts/rules/signed-in.ts";
import type { PersonState } from "../../../modules/accounts/rules/standing.ts";
import { setTotp } from "../../../modules/accounts/store/credentials.ts";
import { endMembership, insertMembership } from "../../../modules/accounts/store/memberships.ts";
import { insertPerson, updatePerson } from "../../../modules/accounts/store/people.ts";
import { proveSession, touchSession } from "../../../modules/accounts/store/sessions.ts";

/** One way in which somebody stands to the site, and what of it counts, as the issue and the README say. */
export interface Situation {
  name: string;
  /** Whether somebody is signed in at all. */
  signedIn: boolean;
  /** Whether only the first step of the sign-in is done. */
  half?: true;
  /** Which roles count. */
  counts: "all" | "others" | "none";
  /** Whether they showed just now who they are. */
  fresh: boolean;
  made: Making;
}

/** How it comes about; what is not said is in best order. */
interface Making {
  state?: PersonState;
  /** The last day of the account, in days from today. */
  accountUntil?: number;
  factor?: "first" | "second";
  secondFactor?: false;
  membership?: "suspended" | "ended" | { from: number; until: number | null };
  /** When the session began, was last used, and last proven; in minutes before now. */
  session?: { started: number; seen: number; proven: number };
}

const day = 24 * 60;
const stranger = { signedIn: false, counts: "none", fresh: false } as const;

/** Every situation that is asked. */
export const situations: Situation[] = [
  { name: "confirmed, with second factor", signedIn: true, counts: "all", fresh: true, made: {} },
  {
    name: "confirmed, without second factor",
    signedIn: true,
    counts: "others",
    fresh: true,
    made: { factor: "first", secondFactor: false },
  },
  {
    name: "half signed in",
    signedIn: true,
    half: true,
    counts: "none",
    fresh: true,
    made: { factor: "first" },
  },
  {
    name: "signed in long ago",
    signedIn: true,
    counts: "all",
    fresh: false,
    made: { session: { started: 20, seen: 0, proven: 20 } },
  },
  ...(["invited", "suspended", "expired", "left"] as const).map((state) => ({
    name: state,
    ...stranger,
    made: { state },
  })),
  { name: "account over", ...stranger, made: { accountUntil: -1 } },
  {
    name: "session unused for too long",
    ...stranger,
    made: { session: { started: 15 * day, seen: 15 * day, proven: 15 * day } },
  },
  {
    name: "session too old",
    ...stranger,
    made: { session: { started: 31 * day, seen: 0, proven: 0 } },
  },
  ...(
    [
      ["membership suspended", "suspended"],
      ["membership ended", "ended"],
      ["membership not yet begun", { from: 1, until: null }],
      ["membership over", { from: -10, until: -1 }],
    ] as const
  ).map(([name, membership]) => ({
    name,
    signedIn: true,
    counts: "none" as const,
    fresh: true,
    made: { membership },
  })),
];

/** Somebody who asks. */
export interface Persona {
  role: Role | "none";
  situation: Situation;
  /** Undefined for nobody. */
  id?: string;
  secret?: string;
  token: string;
}

/** Nobody: no cookie, no account. */
export const nobody: Persona = {
  role: "none",
  situation: { name: "signed out", ...stranger, made: {} },
  token: "",
};

/**
 * Makes the person of a role in a situation, with their session, by what the program itself stores them with.
 *
 * @param organisation of whoever works outside the project
 */
export async function makePersona(
  db: Db,
  siteId: string,
  role: Role | "none",
  situation: Situation,
  now: Date,
  organisation: string | null = null,
): Promise<Persona> {
  const { state = "confirmed", accountUntil, factor = "second", secondFactor, membership } = situation.made;
  const { started, seen, proven } = situation.made.session ?? { started: 0, seen: 0, proven: 0 };
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const onDay = (days: number) => dayIn(ago(-days * day));
  return inSite(db, siteId, async (tx) => {
    const id = await insertPerson(tx, siteId, {
      name: `${role}, ${situation.name}`,
      login: `${role} ${situation.name}`.replaceAll(/\W+/g, "-"),
      mail: null,
      locale: "de",
      until: accountUntil === undefined ? null : onDay(accountUntil),
    });
    if (id === undefined) throw new Error(`There are two of ${role}, ${situation.name}.`);
    if (role !== "none") await giveMembership(role, id);
    if (secondFactor !== false) await setTotp(tx, id, "sealed");
    const client = { address: "127.0.0.1", agent: "" };
    const secret = await openSession(tx, siteId, id, factor, client, ago(started));
    const { rows } = await sql<{
      id: string;
    }>`select id from accounts.session where person_id = ${id}`.execute(tx);
    const session = rows[0]?.id ?? "";
    await touchSession(tx, session, ago(seen));
    await proveSession(tx, session, ago(proven));
    await updatePerson(tx, id, { state });
    return { role, situation, id, secret, token: formToken(secret) };

    async function giveMembership(held: Role, personId: string) {
      const { from, until } = typeof membership === "object" ? membership : { from: -10, until: null };
      await insertMembership(tx, siteId, {
        personId,
        role: held,
        organisationId: held === "partner" ? organisation : null,
        from: onDay(from),
        until: until === null ? null : onDay(until),
      });
      if (membership === "suspended")
        await sql`update accounts.membership set state = 'suspended' where person_id = ${personId}`.execute(
          tx,
        );
      if (membership !== "ended") return;
      const { rows } = await sql<{ id: string }>`
        select id from accounts.membership where person_id = ${personId}`.execute(tx);
      await endMembership(tx, personId, rows[0]?.id ?? "", onDay(0));
    }
  });
}
