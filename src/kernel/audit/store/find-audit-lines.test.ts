import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { sql } from "kysely";
import { inSite, readInSite } from "../../db/in-site.ts";
import type { TestDatabase } from "../../db/testing/test-database.ts";
import { newId } from "../../id/id.ts";
import { auditCsv } from "../audit-csv.ts";
import type { AuditLine } from "../audit-line.ts";
import { auditDatabase, writeLines } from "../testing/audit-database.ts";
import { type AuditFilter, type FoundLine, findAuditLines } from "./find-audit-lines.ts";
import { writeAudit } from "./write-audit.ts";

describe("searching the audit", () => {
  let database: TestDatabase;
  const site = newId();
  const people = [newId(), newId(), newId()];
  const one = (n: number) => people[n % 3] ?? "";
  let all: FoundLine[] = [];

  before(async () => {
    database = await auditDatabase();
    const lines = Array.from(
      { length: 60 },
      (_, n): AuditLine => ({
        event: n % 4 ? "file.read" : "file.changed",
        actor: n % 5 ? { kind: "person", id: one(n), role: "coach", from: "192.0.2.0" } : { kind: "command" },
        ...(n % 2
          ? { subject: { kind: n % 3 ? "file" : "note", id: `f${n % 6}` }, concerns: one(n + 1) }
          : {}),
      }),
    );
    await writeLines(database.db, site, lines.slice(0, 40));
    // Many lines of one moment, as an import of old lines would write them.
    await inSite(database.owner, site, async (tx) => {
      for (const line of lines.slice(40)) await writeAudit(tx, line);
      await sql`update audit.line set at = timestamptz '2026-03-01 10:00:00.123456+01' where xact = pg_current_xact_id()`.execute(
        tx,
      );
    });
    all = (await find({}, 100)).lines;
  });
  after(() => database.drop());

  const find = (filter: AuditFilter, limit: number, next?: string) =>
    readInSite(database.db, site, (tx) => findAuditLines(tx, filter, { limit, after: next }));

  const matches = (line: FoundLine, filter: AuditFilter) =>
    (!filter.from || line.at >= filter.from) &&
    (!filter.until || line.at < filter.until) &&
    (filter.event === undefined || line.event === filter.event) &&
    (filter.actor === undefined || (line.actor.kind === "person" && line.actor.id === filter.actor)) &&
    (filter.concerns === undefined || line.concerns === filter.concerns) &&
    (!filter.subject ||
      (line.subject?.kind === filter.subject.kind && line.subject.id === filter.subject.id));

  it("gives all lines, the newest first", () => {
    assert.equal(all.length, 60);
    for (const [n, line] of all.entries()) assert.ok(n === 0 || line.at <= (all[n - 1]?.at ?? new Date(0)));
  });

  it("gives for each filter and length of page exactly the lines that match, in their order", async () => {
    const person = fc.constantFrom(...people);
    const moment = fc.constantFrom(...[0, 5, 20, 39, 45].map((n) => all[n]?.at ?? new Date()));
    const filters = fc.record(
      {
        from: moment,
        until: moment,
        event: fc.constantFrom("file.read", "file.changed", "file.gone"),
        actor: person,
        concerns: person,
        subject: fc.record({ kind: fc.constantFrom("file", "note"), id: fc.constantFrom("f1", "f3", "f5") }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 25 }), async (filter, limit) => {
        const found: string[] = [];
        let next: string | undefined;
        do {
          const page = await find(filter, limit, next);
          assert.ok(page.lines.length <= limit);
          found.push(...page.lines.map(({ id }) => id));
          next = page.next;
        } while (next !== undefined);
        assert.deepEqual(
          found,
          all.filter((line) => matches(line, filter)).map(({ id }) => id),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("begins anew where the place to go on from is none", async () => {
    for (const wrong of ["", "x", "1_2", "'; drop table audit.line; --", `99999999999999999_${newId()}`])
      assert.deepEqual((await find({}, 3, wrong)).lines, all.slice(0, 3));
    assert.deepEqual((await find({}, 3, `9999999999999999_${newId()}`)).lines, all.slice(0, 3));
  });

  it("gives the same as a table that no spreadsheet runs", async () => {
    await writeLines(database.db, site, [
      {
        event: "file.read",
        actor: { kind: "nobody", from: "::" },
        reason: '=1+1 "ä",\nnext',
        facts: { n: 1 },
      },
    ]);
    const pieces: string[] = [];
    for await (const piece of auditCsv(database.db, site, { event: "file.read" })) pieces.push(piece);
    const text = pieces.join("");
    assert.ok(text.startsWith("\ufeffnumber,id,at,event,"));
    const rows = parse(text, { columns: true, bom: true, record_delimiter: "\r\n" }) as Record<
      string,
      string
    >[];
    const expected = all.filter(({ event }) => event === "file.read");
    assert.equal(rows.length, expected.length + 1);
    assert.equal(rows[0]?.reason, `'=1+1 "ä",\nnext`);
    assert.equal(rows[0]?.facts, '{"n":1}');
    assert.deepEqual(
      rows.slice(1).map(({ id, at, actor_kind, concerns }) => [id, at, actor_kind, concerns]),
      expected.map((line) => [line.id, line.at.toISOString(), line.actor.kind, line.concerns ?? ""]),
    );
  });

  it("uses an index for each filter, as the web role", async () => {
    const own = newId();
    await inSite(database.owner, own, (tx) =>
      sql`insert into audit.line (id, at, actor_kind, actor_person, event, subject_kind, subject_id, concerns)
        select gen_random_uuid(), now() - n * interval '1 minute', 'person', md5((n % 500)::text)::uuid,
          'event-' || n % 50, 'file', n % 700, md5((n % 900)::text)::uuid from generate_series(1, 20000) n`.execute(
        tx,
      ),
    );
    await sql`analyze audit.line`.execute(database.owner);
    const plan = (where: string) =>
      readInSite(database.db, own, async (tx) => {
        const { rows } = await sql<{ "QUERY PLAN": string }>`
          explain select * from audit.line where site_id = current_setting('app.site_id')::uuid and ${sql.raw(where)}
          order by at desc, id desc limit 50`.execute(tx);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      });
    const expected: [string, RegExp][] = [
      ["true", /line_at/],
      [`(at, id) < (now(), '${newId()}')`, /line_at/],
      ["event = 'event-7'", /line_event/],
      [`actor_person = md5('7')::uuid`, /line_actor/],
      [`concerns = md5('7')::uuid`, /line_concerns/],
      [`subject_kind = 'file' and subject_id = '7'`, /line_subject/],
    ];
    for (const [where, index] of expected) assert.match(await plan(where), index, where);
  });
});
