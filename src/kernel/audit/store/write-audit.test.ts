import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { inSite, readInSite } from "../../db/in-site.ts";
import type { TestDatabase } from "../../db/testing/test-database.ts";
import { anyCharacter } from "../../i18n/testing/any-character.ts";
import { newId } from "../../id/id.ts";
import { type AuditLine, faultOf } from "../audit-line.ts";
import { sealAudit } from "../seal-audit.ts";
import { auditDatabase, writeLines } from "../testing/audit-database.ts";
import { findAuditLines } from "./find-audit-lines.ts";
import { writeAudit } from "./write-audit.ts";

const person = newId();
const whole: AuditLine = {
  event: "person.role-taken",
  actor: { kind: "person", id: person, role: "administrator", from: "192.0.2.0" },
  subject: { kind: "person", id: "k3" },
  concerns: newId(),
  reason: "left the project",
  facts: { role: "coach", count: 3, rate: 0.1, isLast: true, before: null },
};

describe("writing to the audit", () => {
  let database: TestDatabase;
  before(async () => {
    database = await auditDatabase();
  });
  after(() => database.drop());

  const linesOf = async (site: string) =>
    (await readInSite(database.db, site, (tx) => findAuditLines(tx, {}, { limit: 100 }))).lines;

  it("gives back what was written, by the web role and by the owner", async () => {
    const site = newId();
    const began = Date.now() - 1000;
    await writeLines(database.db, site, [
      whole,
      { event: "page.read", actor: { kind: "nobody", from: "::" } },
    ]);
    await writeLines(database.owner, site, [
      { event: "site.set", actor: { kind: "command" } },
      { event: "site.cleaned", actor: { kind: "job", name: "nightly" } },
    ]);
    const lines = (await linesOf(site)).reverse();
    const { id, at, number, ...first } = lines[0] ?? assert.fail();
    assert.deepEqual(first, whole);
    assert.ok(id && at.getTime() >= began && at.getTime() <= Date.now() + 1000);
    assert.equal(number, undefined);
    assert.deepEqual(
      lines.slice(1).map(({ event, actor }) => ({ event, actor })),
      [
        { event: "page.read", actor: { kind: "nobody", from: "::" } },
        { event: "site.set", actor: { kind: "command" } },
        { event: "site.cleaned", actor: { kind: "job", name: "nightly" } },
      ],
    );
  });

  it("shows no site the lines of another", async () => {
    const [one, two] = [newId(), newId()];
    await writeLines(database.db, one, [whole]);
    assert.deepEqual(await linesOf(two), []);
  });

  it("leaves nothing of a transaction that was undone, and needs a site", async () => {
    const site = newId();
    const undone = inSite(database.db, site, async (tx) => {
      await writeAudit(tx, whole);
      throw new Error("undo");
    });
    await assert.rejects(undone, /undo/);
    assert.deepEqual(await linesOf(site), []);
    await assert.rejects(writeAudit(database.db, whole), /site_id|row-level security/);
  });

  it("lets the web role add lines and nothing else", async () => {
    const site = newId();
    await writeLines(database.db, site, [whole]);
    await sealAudit(database.owner, 0);
    const attempts = [
      "update audit.line set event = 'x'",
      "update audit.line set reason = null",
      "delete from audit.line",
      "truncate audit.line",
      "update audit.head set number = 7",
      "insert into audit.head values (gen_random_uuid(), 1, '')",
      "insert into audit.line (id, actor_kind, event, at) values (gen_random_uuid(), 'command', 'x', now())",
      "insert into audit.line (id, actor_kind, event, xact) values (gen_random_uuid(), 'command', 'x', '3')",
      "insert into audit.line (id, actor_kind, event, number, hash) values (gen_random_uuid(), 'command', 'x', 2, '')",
      `insert into audit.line (id, actor_kind, event, site_id) values (gen_random_uuid(), 'command', 'x', '${newId()}')`,
    ];
    for (const attempt of attempts)
      await assert.rejects(
        inSite(database.db, site, (tx) => sql.raw(attempt).execute(tx)),
        /permission denied/,
        attempt,
      );
    assert.equal((await linesOf(site)).length, 1);
  });

  it("refuses what does not belong into a line", async () => {
    const wrong: [Partial<AuditLine>, RegExp][] = [
      [{ event: "Person invited" }, /dotted words/],
      [{ event: "" }, /dotted words/],
      [{ reason: "x".repeat(501) }, /reason is longer than 500/],
      [{ reason: "a\0b" }, /cannot be stored/],
      [{ reason: "\ud800" }, /cannot be stored/],
      [{ facts: { note: "x".repeat(201) } }, /note is longer than 200/],
      [{ facts: { deep: { a: 1 } as unknown as string } }, /deep must be a text/],
      [{ facts: { list: ["a"] as unknown as string } }, /list must be a text/],
      [{ facts: { none: undefined as unknown as string } }, /none must be a text/],
      [{ facts: { rate: Number.NaN } }, /no number/],
      [{ facts: { "two words": 1 } }, /one short word/],
      [{ facts: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${n}`, n])) }, /more than 20/],
      [{ concerns: "Ayşe" }, /UUID/],
      [{ actor: { kind: "person", id: "me", role: null, from: "" } }, /UUID/],
      [{ subject: { kind: "person", id: "x".repeat(201) } }, /subject id is longer/],
    ];
    for (const [part, why] of wrong) {
      const writing = inSite(database.db, newId(), (tx) => writeAudit(tx, { ...whole, ...part }));
      await assert.rejects(writing, (error) => error instanceof TypeError && why.test(error.message));
    }
  });

  it("stores and gives back every line that it does not refuse", async () => {
    const site = newId();
    const text = fc.string({ unit: anyCharacter, maxLength: 220 });
    const plain = { noNullPrototype: true };
    const line = fc.record<AuditLine>(
      {
        event: fc.stringMatching(/^[a-z][a-z0-9-]{0,9}(\.[a-z][a-z0-9-]{0,9})?$/),
        actor: fc.oneof(
          fc.record(
            { kind: fc.constant("person" as const), id: fc.uuid(), role: fc.option(text), from: text },
            plain,
          ),
          fc.record({ kind: fc.constant("job" as const), name: text }, plain),
        ),
        subject: fc.record({ kind: text, id: text }, plain),
        concerns: fc.uuid(),
        reason: text,
        facts: fc.dictionary(
          fc.stringMatching(/^[a-z][A-Za-z0-9-]{0,9}$/),
          fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
          { maxKeys: 6, ...plain },
        ),
      },
      { requiredKeys: ["event", "actor"], ...plain },
    );
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(line, async (each) => {
        if (faultOf(each)) return;
        kept++;
        await writeLines(database.db, site, [each]);
        const [found] = (await readInSite(database.db, site, (tx) => findAuditLines(tx, {}, { limit: 1 })))
          .lines;
        const expected = { facts: {}, subject: undefined, concerns: undefined, reason: undefined, ...each };
        const { id, at, number, ...rest } = found ?? assert.fail();
        // JSON knows one zero.
        assert.deepEqual(rest, { ...expected, facts: JSON.parse(JSON.stringify(expected.facts)) });
      }),
      { numRuns: 150 },
    );
    assert.ok(kept > 50, `only ${kept} lines were written`);
  });
});
