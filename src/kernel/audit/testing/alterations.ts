import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { newId } from "../../id/id.ts";
import { type ChainedLine, sealOf } from "../chain.ts";
import { chainedColumns } from "../store/chain-rows.ts";

/** What somebody with the rights of the owner may do to a chain. */
export interface Alteration {
  name: string;
  /** Alters, in the transaction of the site. Returns what verification must say: kind and number. */
  alter(tx: Db, site: string): Promise<{ kind: string; number: number }>;
}

type Place = { n: number; m: number; of: number; salt: string };

const at = (n: number) => sql`site_id = current_setting('app.site_id')::uuid and number = ${n}`;
const update = (tx: Db, n: number, set: RawBuilder<unknown>) =>
  sql`update audit.line set ${set} where ${at(n)}`.execute(tx);
const kept = "actor_kind, actor_person, actor_role, actor_from, actor_job, event, subject_kind, subject_id";
const rest = "concerns, reason, facts, xact";

/** A new value for each column, never the old one: lines of the test hold none of them. */
const columns: Record<string, (place: Place) => RawBuilder<unknown>> = {
  id: () => sql`id = ${newId()}::uuid`,
  at: ({ salt }) => sql`at = at + ${1 + (salt.charCodeAt(0) % 97)} * interval '1 microsecond'`,
  "at, to no moment": () => sql`at = 'infinity'`,
  actor_kind: () => sql`actor_kind = case actor_kind when 'command' then 'job' else 'command' end`,
  actor_person: () => sql`actor_person = ${newId()}::uuid`,
  actor_role: ({ salt }) => sql`actor_role = coalesce(actor_role, '') || ${salt}`,
  "actor_role, none or empty": () => sql`actor_role = case when actor_role is null then '' end`,
  actor_from: ({ salt }) => sql`actor_from = coalesce(actor_from, '') || ${salt}`,
  actor_job: ({ salt }) => sql`actor_job = coalesce(actor_job, '') || ${salt}`,
  event: ({ salt }) => sql`event = event || ${salt}`,
  subject_kind: ({ salt }) => sql`subject_kind = coalesce(subject_kind, '') || ${salt}`,
  subject_id: ({ salt }) => sql`subject_id = coalesce(subject_id, '') || ${salt}`,
  "one field's end to the next": () =>
    sql`subject_kind = subject_kind || left(subject_id, 1), subject_id = substr(subject_id, 2)`,
  concerns: () => sql`concerns = ${newId()}::uuid`,
  "concerns nobody or somebody": () => sql`concerns = case when concerns is null then ${newId()}::uuid end`,
  reason: ({ salt }) => sql`reason = coalesce(reason, '') || ${salt}`,
  "reason, none or empty": () => sql`reason = case when reason is null then '' end`,
  facts: ({ salt }) => sql`facts = facts || jsonb_build_object('x', ${salt}::text)`,
  "facts, one number": () => sql`facts = jsonb_set(facts, '{big}', to_jsonb((facts->>'big')::numeric + 1))`,
  "facts, text for number": () => sql`facts = jsonb_set(facts, '{big}', to_jsonb(facts->>'big'))`,
  xact: () => sql`xact = (xact::text::bigint + 1)::text::xid8`,
  hash: ({ salt }) => sql`hash = sha256(convert_to(${salt}, 'UTF8'))`,
  "one bit of the hash": ({ m }) => sql`hash = set_bit(hash, ${m}, 1 - get_bit(hash, ${m}))`,
};

const ofColumns: [
  string,
  (tx: Db, site: string, place: Place) => Promise<{ kind: string; number: number }>,
][] = Object.entries(columns).map(([name, set]) => [
  `column ${name}`,
  async (tx, _site, place) => {
    await update(tx, place.n, set(place));
    return { kind: "altered", number: place.n };
  },
]);

/** Puts a further line in that looks like line `n`, under this number and with this seal. */
const putIn = (tx: Db, n: number, number: number, hash: RawBuilder<unknown>) =>
  sql`insert into audit.line (site_id, id, at, ${sql.raw(kept)}, ${sql.raw(rest)}, number, hash)
    select site_id, ${newId()}::uuid, at, ${sql.raw(kept)}, ${sql.raw(rest)}, ${number}, ${hash}
    from audit.line where ${at(n)}`.execute(tx);

const shift = (tx: Db, from: number, by: number) =>
  sql`update audit.line set number = number + ${by} where site_id = current_setting('app.site_id')::uuid and number >= ${from}`.execute(
    tx,
  );

const setHead = (tx: Db, set: RawBuilder<unknown>) => sql`update audit.head set ${set}`.execute(tx);

/** Seals line `n` anew, as it now is. */
async function reseal(tx: Db, n: number): Promise<void> {
  const { rows } = await sql<ChainedLine>`select ${chainedColumns} from audit.line where ${at(n)}`.execute(
    tx,
  );
  const before = await sql<{ hash: Buffer }>`select hash from audit.line where ${at(n - 1)}`.execute(tx);
  const [line] = rows;
  if (!line) throw new Error(`There is no line ${n}.`);
  const hash = sealOf(before.rows[0]?.hash ?? Buffer.alloc(32), BigInt(n), line);
  await update(tx, n, sql`hash = ${hash}`);
}

const ofLines: typeof ofColumns = [
  [
    "a line deleted",
    async (tx, _site, { n }) => {
      await sql`delete from audit.line where ${at(n)}`.execute(tx);
      return { kind: "missing", number: n };
    },
  ],
  [
    "a line deleted and the others moved up",
    async (tx, _site, { n, of }) => {
      await sql`delete from audit.line where ${at(n)}`.execute(tx);
      await shift(tx, n, -1);
      return n === of ? { kind: "missing", number: n } : { kind: "altered", number: n };
    },
  ],
  [
    "the newest lines cut off",
    async (tx, _site, { n }) => {
      await sql`delete from audit.line where number >= ${n}`.execute(tx);
      return { kind: "missing", number: n };
    },
  ],
  [
    "a line unsealed",
    async (tx, _site, { n }) => {
      await update(tx, n, sql`number = null, hash = null`);
      return { kind: "missing", number: n };
    },
  ],
  [
    "a line moved to another site",
    async (tx, _site, { n }) => {
      await sql`alter table audit.line no force row level security`.execute(tx);
      await update(tx, n, sql`site_id = ${newId()}::uuid`);
      await sql`alter table audit.line force row level security`.execute(tx);
      return { kind: "missing", number: n };
    },
  ],
  [
    "a number far away",
    async (tx, _site, { n, of }) => {
      await update(tx, n, sql`number = ${of + 1000}`);
      return { kind: "missing", number: n };
    },
  ],
  ...["number", "number, hash"].map((what): (typeof ofColumns)[number] => [
    `two lines exchanged, ${what}`,
    async (tx, _site, { n, m, of }) => {
      const other = 1 + ((n + (m % (of - 1))) % of);
      await sql`update audit.line a set (${sql.raw(what)}) = (select ${sql.raw(what)} from audit.line b
        where b.site_id = a.site_id and b.number = ${n + other} - a.number)
        where a.site_id = current_setting('app.site_id')::uuid and a.number in (${n}, ${other})`.execute(tx);
      return { kind: "altered", number: Math.min(n, other) };
    },
  ]),
  [
    "a line put in between",
    async (tx, _site, { n }) => {
      await shift(tx, n, 1);
      await putIn(tx, n + 1, n, sql`sha256('x')`);
      return { kind: "altered", number: n };
    },
  ],
  [
    "a line put in behind the end, well sealed",
    async (tx, _site, { n, of }) => {
      await putIn(tx, n, of + 1, sql`sha256('x')`);
      await reseal(tx, of + 1);
      return { kind: "head", number: of + 1 };
    },
  ],
  [
    "a line altered and sealed anew",
    async (tx, _site, { n, of, salt }) => {
      await update(tx, n, sql`event = event || ${salt}`);
      await reseal(tx, n);
      return n === of ? { kind: "head", number: n } : { kind: "altered", number: n + 1 };
    },
  ],
  [
    "the head set back",
    async (tx, _site, { n, of }) => {
      await setHead(tx, sql`number = ${n}, hash = (select hash from audit.line where ${at(n)})`);
      if (n < of) return { kind: "head", number: n + 1 };
      await setHead(tx, sql`number = number + 1`);
      return { kind: "missing", number: of + 1 };
    },
  ],
  [
    "the head's seal changed",
    async (tx, _site, { of, salt }) => {
      await setHead(tx, sql`hash = sha256(convert_to(${salt}, 'UTF8'))`);
      return { kind: "head", number: of };
    },
  ],
  [
    "the head deleted",
    async (tx, _site, { of }) => {
      await sql`delete from audit.head`.execute(tx);
      return { kind: "head", number: of };
    },
  ],
];

/** Any of them, anywhere in a chain of this many lines. */
export function anyAlteration(lines: number): fc.Arbitrary<Alteration> {
  const salt = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom(..."äß0 ,\"'\\]") });
  const place = fc.record({ n: fc.integer({ min: 1, max: lines }), m: fc.nat(255), salt });
  return fc.tuple(fc.constantFrom(...ofColumns, ...ofLines), place).map(([[name, alter], where]) => ({
    name: `${name} at ${where.n}`,
    alter: (tx, site) => alter(tx, site, { ...where, of: lines }),
  }));
}
