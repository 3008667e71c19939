import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findAuditLines } from "../../../kernel/audit/store/find-audit-lines.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../kernel/id/id.ts";
import type { Site } from "../../quarter/index.ts";
import { type Town, testAccounts, townOf } from "../testing/test-accounts.ts";
import { webOf } from "../testing/test-web.ts";

describe("what somebody is refused", () => {
  let database: TestDatabase;
  let site: Site;
  let town: Town;
  let ask: ReturnType<typeof webOf>;
  before(async () => {
    ({ database, site } = await testAccounts());
    town = townOf(database, site, new Date());
    ask = webOf(database);
  });
  after(() => database.drop());

  const start = "/hochfeld/de";
  async function signedIn(role: "editor" | "site-administrator" | "participant") {
    const person = await town.confirm(role);
    const secret = role === "participant" ? person.secret : (await town.secure(person.secret)).secret;
    const cookie = `session-hochfeld=${secret}`;
    const token = (await town.who(secret))?.token ?? "";
    return {
      id: person.id,
      get: (path: string) => ask(start + path, { cookie }),
      post: (path: string, form: Record<string, string> = {}) =>
        ask(start + path, { cookie, form: { ...form, token } }),
    };
  }
  const linesOf = async (id: string) => {
    const { lines } = await readInSite(database.db, site.id, (tx) =>
      findAuditLines(tx, { event: "account.refused" }, { limit: 500 }),
    );
    return lines.filter(({ actor }) => actor.kind === "person" && actor.id === id);
  };
  const factsOf = async (id: string) => (await linesOf(id)).map(({ facts }) => facts).reverse();

  it("is noted with who and the route, for reading and for changing, and the answer stays that of what is missing", async () => {
    const { id, get, post } = await signedIn("editor");
    const read = await get("/intern/personen");
    const changed = await post("/intern/personen/einladen", { name: "Geheim" });
    assert.deepEqual([read.status, changed.status], [404, 404]);
    assert.equal(read.text, (await get("/intern/gibt-es-nicht")).text);
    assert.deepEqual(await factsOf(id), [
      { method: "GET", route: "/intern/personen" },
      { method: "POST", route: "/intern/personen/einladen" },
    ]);
    const [line] = await linesOf(id);
    assert.equal(line?.actor.kind === "person" && line.actor.role, "editor");
  });

  it("is noted as well where only the thing is not theirs, without its number", async () => {
    const { id, get } = await signedIn("site-administrator");
    const other = newId();
    assert.equal((await get(`/intern/personen/${other}`)).status, 404);
    assert.deepEqual(await factsOf(id), [{ method: "GET", route: "/intern/personen/:person" }]);
    assert.ok(!JSON.stringify(await linesOf(id)).includes(other));
  });

  it("names the role as which somebody looks", async () => {
    const { id, get, post } = await signedIn("site-administrator");
    await post("/intern/ansicht", { role: "auditor" });
    assert.equal((await get("/intern/personen")).status, 404);
    assert.deepEqual(await factsOf(id), [{ method: "GET", route: "/intern/personen", viewingAs: "auditor" }]);
  });

  it("fills no disk: twenty lines in ten minutes, the last of which says so", async () => {
    const { id, get } = await signedIn("editor");
    for (let n = 0; n < 25; n++) await get("/intern/personen");
    const facts = await factsOf(id);
    assert.equal(facts.length, 20);
    assert.deepEqual(
      facts.map(({ furtherOnes }) => furtherOnes !== undefined),
      facts.map((_, n) => n === 19),
    );
  });

  it("leaves no line of what somebody may see, of a second step that is missing, or of nobody", async () => {
    const { id, get } = await signedIn("participant");
    assert.equal((await get("/konto")).status, 200);
    const half = await town.confirm("editor");
    const { status } = await ask(`${start}/intern/personen`, { cookie: `session-hochfeld=${half.secret}` });
    assert.equal(status, 303);
    assert.equal((await ask(`${start}/intern/personen`)).status, 303);
    assert.deepEqual([...(await linesOf(id)), ...(await linesOf(half.id))], []);
  });

  it("leaves the way out open: whoever signs out on any page is asked once, and is out", async () => {
    const { get, post } = await signedIn("participant");
    const asks = await get("/abmelden");
    assert.match(asks.text, /Angemeldet als Ayşe Öztürk/);
    assert.ok(asks.fields("/abmelden").token);
    assert.doesNotMatch(asks.text, /data-all/, "nothing is deleted from the device by asking");
    assert.equal((await post("/abmelden")).status, 303);
    assert.equal((await get("/konto")).status, 303);
    assert.match((await get("/abmelden")).text, /data-all/);
  });
});
