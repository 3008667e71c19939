import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { writeAudit } from "../../src/kernel/audit/store/write-audit.ts";
import { verifyAudit } from "../../src/kernel/audit/verify-audit.ts";
import { inSite } from "../../src/kernel/db/in-site.ts";
import { silentLog } from "../../src/kernel/db/log.ts";
import { type Db, openPool } from "../../src/kernel/db/pool.ts";
import { allSites } from "../../src/modules/quarter/index.ts";
import type { CopiedDatabase } from "../support/copied-database.ts";
import { demoDatabase } from "../support/demo.ts";
import { type Product, runCommand, startProduct, temporaryFolder } from "../support/product.ts";

interface Told {
  ok: boolean;
  findings: { name: string; ok: boolean; says: string }[];
}

describe("the audit of a town with two web processes", () => {
  let own: CopiedDatabase;
  let db: Db;
  let env: Record<string, string>;
  const folder = temporaryFolder();
  const products: Product[] = [];
  before(async () => {
    own = await demoDatabase("audit", folder);
    env = { ...own.env, DATA_DIR: folder };
    db = openPool(own.url, { application_name: "test", max: 4 }, silentLog);
    products.push(await startProduct({ env }), await startProduct({ env }));
  });
  after(async () => {
    await Promise.all(products.map((product) => product.end("SIGKILL")));
    await db.destroy();
    await own.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const doctor = async () => {
    const { code, out } = await runCommand(["doctor", "--json"], env);
    return { code, told: JSON.parse(out) as Told };
  };

  it("is sealed within seconds though processes are killed, and the doctor sees what was altered", async () => {
    const [site] = await allSites(db);
    assert.ok(site);
    const total = 600;
    for (let n = 1; n <= total; n++) {
      await inSite(db, site.id, (tx) =>
        writeAudit(tx, { event: "file.read", actor: { kind: "command" }, facts: { n } }),
      );
      if (n % 300 === 0) {
        // Killed while the other one goes on, and at once begun again.
        await products.shift()?.end("SIGKILL");
        products.push(await startProduct({ env }));
      }
    }
    const written = Date.now();
    for (;;) {
      const { fault, unsealed } = await verifyAudit(db, site.id);
      assert.equal(fault, undefined);
      if (unsealed === 0) break;
      // Ten seconds are the longest that lines wait for transactions of others, here: of other tests.
      assert.ok(Date.now() - written < 20_000, `${unsealed} lines are not sealed after 20 seconds`);
      await pause(100);
    }
    const { code, told } = await doctor();
    assert.deepEqual([code, told.ok], [0, true], JSON.stringify(told));
    const found = told.findings.find(({ name }) => name === `audit of ${site.key}`);
    // One more: that its first administrator was invited.
    assert.match(found?.says ?? "", new RegExp(`^${total + 1} lines sealed`));

    const client = await own.superuser();
    await client.query("update audit.line set facts = '{\"n\": 0}' where number = 271");
    await client.end();
    const after = await doctor();
    assert.deepEqual([after.code, after.told.ok], [1, false]);
    const wrong = after.told.findings.filter((finding) => !finding.ok);
    assert.deepEqual([wrong.length, wrong[0]?.name], [1, `audit of ${site.key}`]);
    assert.match(wrong[0]?.says ?? "", /broken at number 271\./);
  });

  it("is sealed by a command where no server runs, and goes with its site", async () => {
    await Promise.all(products.splice(0).map((product) => product.end()));
    const [site] = await allSites(db);
    assert.ok(site);
    // Older than anybody waits for transactions of others.
    await inSite(db, site.id, async (tx) => {
      await writeAudit(tx, { event: "file.read", actor: { kind: "job", name: "nightly" } });
      await sql`update audit.line set at = now() - interval '1 minute' where number is null`.execute(tx);
    });
    assert.equal((await verifyAudit(db, site.id)).unsealed, 1);
    await runCommand(["site", "list"], env);
    assert.equal((await verifyAudit(db, site.id)).unsealed, 0);
    assert.equal((await runCommand(["demo", "remove"], env)).code, 0);
    const { code, told } = await doctor();
    assert.deepEqual(
      [code, told.findings.some(({ says }) => says === "No site has audit lines yet.")],
      [0, true],
    );
  });

  it("says what hinders the doctor, in lines for people", async () => {
    const nothing = await runCommand(["doctor"], { DATA_DIR: folder });
    assert.equal(nothing.code, 1);
    assert.match(nothing.out, /^wrong {2}database: There is no database in .* What to do: Start the server/);
    const gone = await runCommand(["doctor"], {
      DATABASE_URL: "postgres://x:y@127.0.0.1:1/z",
      DATA_DIR: folder,
    });
    assert.equal(gone.code, 1);
    assert.match(gone.out, /^wrong {2}database: .*127\.0\.0\.1.*\n1 of 1 are wrong\.\n$/);
    assert.equal(gone.err, "");
  });
});
