import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { haveEnded, processesIn, signal } from "../../src/kernel/db/embedded/processes.ts";
import { startDemo } from "../support/demo.ts";
import { launch, type Product, startProduct, temporaryFolder } from "../support/product.ts";

const sites = ["duisburg", "gladbeck"];
const kills = 6;

/** A random whole number up to a limit; printed with each failure. */
const upTo = (limit: number) => Math.round(Math.random() * limit);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** How many businesses each site shows, by its open data. */
async function countBusinesses(url: string): Promise<number[]> {
  return Promise.all(
    sites.map(async (site) => {
      const answer = await fetch(`${url}/api/v1/sites/${site}/businesses?per_page=1`);
      assert.equal(answer.status, 200);
      return ((await answer.json()) as { total: number }).total;
    }),
  );
}

describe("a server that is killed", () => {
  const folder = temporaryFolder();
  const dataDir = join(folder, "data");
  const open: Product[] = [];
  const start = async () => {
    const product = await startProduct({ env: { DATA_DIR: dataDir } });
    open.push(product);
    return product;
  };
  const killDatabase = async () => {
    const processes = processesIn(join(dataDir, "database"));
    for (const pid of processes) signal(pid, "SIGKILL");
    await haveEnded(processes, 3000);
  };
  let whole: number[] = [];
  before(async () => {
    const undisturbed = await startDemo();
    whole = await countBusinesses(undisturbed.url);
    await undisturbed.end();
    assert.ok(whole.every((count) => count > 300));
  });
  after(async () => {
    for (const product of open) product.process.kill("SIGKILL");
    await killDatabase();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it("makes the demo whole where the very first start was killed, again and again", {
    timeout: 300_000,
  }, async (t) => {
    // First while it makes the demo, then while it mends what the first kill has left.
    for (const phase of ["first", "second"]) {
      const child = launch("main", [], { env: { PORT: "0", DATA_DIR: dataDir, LOG_LEVEL: "info" } });
      const closed = once(child, "close");
      let written = "";
      const migrated = new Promise<void>((done) => {
        child.stdout?.on("data", (chunk) => {
          written += String(chunk);
          if (written.includes("003-search")) done();
        });
      });
      if (phase === "first") await Promise.race([migrated, closed]);
      const moment = upTo(phase === "first" ? 1000 : 2500);
      await pause(moment);
      child.kill("SIGKILL");
      await closed;
      const state = written.includes("Mittendrin is ready") ? "ready" : "not ready";
      t.diagnostic(`${phase} start killed after ${moment} ms: it was ${state}`);
      assert.ok(phase === "second" || state === "not ready", "the first kill came too late to mean anything");
    }
    const product = await start();
    assert.deepEqual(await countBusinesses(product.url), whole);
    for (const site of sites) {
      const project = await fetch(`${product.url}/${site}/de/projekt`);
      assert.equal(project.status, 200, `${site} has its project`);
    }
    assert.equal(await product.end(), 0);
  });

  it(`works after each of ${kills} kills of the web process or the database, at random, while people read`, {
    timeout: 300_000,
  }, async (t) => {
    let product = await start();
    for (let round = 0; round < kills; round++) {
      const readers = read(product.url);
      // Readers of a round that failed must not keep the tests from ending.
      t.after(() => readers.stop());
      const moment = upTo(500);
      await pause(moment);
      // Each at least twice, the rest as it happens.
      const victim = round < 4 ? round % 2 : upTo(2);
      const told = `round ${round}, ${["web process", "database", "both"][victim]} after ${moment} ms`;
      if (victim === 1) {
        const main = Number.parseInt(readFileSync(join(dataDir, "database/postmaster.pid"), "utf8"), 10);
        signal(main, "SIGKILL");
        await untilReady(product, told);
      } else {
        await product.end("SIGKILL");
        if (victim === 2) await killDatabase();
      }
      const seen = await readers.stop();
      assert.deepEqual(
        seen.filter((status) => status !== 200 && status !== 503),
        [],
        told,
      );
      if (victim !== 1) product = await start();
      assert.deepEqual(await countBusinesses(product.url), whole, told);
      const page = await fetch(`${product.url}/duisburg/de/betriebe?q=friseur`);
      assert.match(await page.text(), /class="card/, told);
    }
    assert.equal(await product.end(), 0);
    t.diagnostic(`${whole.join(" and ")} businesses after each`);
  });
});

/** People who read lists one after the other; `stop` returns each status. A connection that breaks is no answer. */
function read(url: string): { stop(): Promise<number[]> } {
  let reading = true;
  const statuses: number[] = [];
  const readers = Array.from({ length: 4 }, async (_, reader) => {
    for (let page = 1; reading; page = (page % 9) + 1) {
      try {
        const answer = await fetch(`${url}/${sites[reader % 2]}/tr/betriebe?sprache=tr&seite=${page}`);
        await answer.text();
        statuses.push(answer.status);
      } catch {
        await pause(20);
      }
    }
  });
  return {
    async stop() {
      reading = false;
      await Promise.all(readers);
      return statuses;
    },
  };
}

/** The server starts its database again by itself. */
async function untilReady({ url, written, process }: Product, told: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    assert.equal(
      process.exitCode,
      null,
      `${told}: the web process has ended as well\n${written().slice(-3000)}`,
    );
    // A connection that was kept may just be closed by the server; that is no failure.
    const answer = await fetch(`${url}/duisburg/de/betriebe?q=b%C3%A4cker+${Date.now()}`).catch(
      () => undefined,
    );
    await answer?.text();
    if (answer?.status === 200) return;
    await pause(50);
  }
  assert.fail(`${told}: no answer for 15 s\n${written().slice(-3000)}`);
}
