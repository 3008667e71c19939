import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import type { App } from "../../../../kernel/web/build-app.ts";
import type { Site } from "../../../quarter/index.ts";
import { setStatus } from "../../actions/set-status.ts";
import { deleteBusinesses } from "../../store/businesses.ts";
import { importNodes, openDataApp, testDirectory } from "../../testing/test-directory.ts";

interface Change {
  id: string;
  change: string;
  at: string;
  business: { name: string } | null;
}
interface Answer {
  next: string | null;
  ask_again_since: string;
  changes: Change[];
  licence: string;
}

describe("what changed since a day", () => {
  let database: TestDatabase;
  let site: Site;
  let app: App;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      Array.from({ length: 25 }, (_, index) => ({
        id: index + 1,
        tags: { shop: "kiosk", name: `Laden ${index + 1}` },
      })),
    );
  });
  after(() => database.drop());

  const get = async (query: string): Promise<Answer> => {
    const answer = await app.fetch(new Request(`http://localhost/api/v1/sites/hochfeld/changes?${query}`));
    assert.equal(answer.status, 200, query);
    return (await answer.json()) as Answer;
  };
  /** All pages, as a program reads them: it follows `next` to the end. */
  const all = async (query: string): Promise<Change[]> => {
    app = openDataApp(database);
    const changes: Change[] = [];
    for (let next: string | null = `?${query}`; next; ) {
      const answer = await get(new URL(next, "http://localhost").search.slice(1));
      changes.push(...answer.changes);
      next = answer.next;
    }
    return changes;
  };
  const moment = async () => {
    const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database.owner);
    return rows[0]?.now ?? new Date();
  };
  const called = (changes: Change[], name: string) => changes.find(({ business }) => business?.name === name);
  /** Lets what was written so far look as if it had been written long ago. */
  const ageAll = (days: number) =>
    sql`
      alter table directory.business no force row level security;
      alter table directory.listing no force row level security;
      update directory.business set created_at = created_at - interval '${sql.raw(String(days))} days';
      update directory.listing set changed_at = changed_at - interval '${sql.raw(String(days))} days';
      alter table directory.business force row level security;
      alter table directory.listing force row level security;
    `.execute(database.owner);

  /** The two whole files with the same `since` tell the same. */
  const sameInFiles = async (query: string, changes: Change[]) => {
    const file = async (format: string, more = "") => {
      const path = `/api/v1/sites/hochfeld/businesses.${format}?${query}${more}`;
      const answer = await app.fetch(new Request(`http://localhost${path}`));
      assert.equal(answer.status, 200, path);
      return answer.text();
    };
    const ids = (kind: string) => changes.flatMap(({ id, change }) => (change === kind ? [id] : [])).sort();
    const read = JSON.parse(await file("geojson")) as {
      features: { id: string; properties: { change: string } }[];
      gone: { id: string; at: string }[];
    };
    for (const kind of ["new", "changed"]) {
      const told = read.features.filter(({ properties }) => properties.change === kind);
      assert.deepEqual(told.map(({ id }) => id).sort(), ids(kind));
    }
    assert.deepEqual(read.gone.map(({ id }) => id).sort(), ids("gone"));
    const lines = (await file("csv")).trim().split("\r\n").slice(1);
    const written = lines.map((line) => `${line.split(",")[0]} ${line.split(",").at(-1)}`);
    assert.deepEqual(written.sort(), changes.map(({ id, change }) => `${id} ${change}`).sort());
    // Filters narrow what is told of; what is gone can no longer be filtered.
    const narrowed = JSON.parse(await file("geojson", "&category=shop/bakery")) as typeof read;
    assert.deepEqual([narrowed.features.length, narrowed.gone.length], [1, ids("gone").length]);
  };

  it("tells each entry once, page by page, also where all of them changed at the same moment", async () => {
    const changes = await all("per_page=7");
    assert.equal(changes.length, 25);
    assert.equal(new Set(changes.map(({ id }) => id)).size, 25);
    assert.ok(changes.every(({ change, business }) => change === "new" && business));
    assert.deepEqual(await all("per_page=7"), changes);
    assert.deepEqual(await all("per_page=500"), changes);
  });

  it("tells new from changed, and of what is hidden or taken back only the id and when", async () => {
    await ageAll(10);
    const since = `since=${(await moment()).toISOString().slice(0, 10)}`;
    assert.deepEqual(await all(since), []);
    const before = await all("since=1970-01-01");
    const [hidden, changed, deleted] = ["Laden 3", "Laden 4", "Laden 5"].map(
      (name) => called(before, name)?.id ?? "",
    );
    await importNodes(database, site, [
      { id: 4, tags: { shop: "kiosk", name: "Laden 4", phone: "0203 111111" } },
      { id: 99, tags: { shop: "bakery", name: "Neu" } },
    ]);
    await setStatus(database.owner, site, hidden ?? "", { status: "hidden", actor: "test" });
    await inSite(database.owner, site.id, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from directory.business where short_id = ${deleted}`.execute(tx);
      await deleteBusinesses(
        tx,
        rows.map(({ id }) => id),
      );
    });
    const changes = await all(since);
    assert.deepEqual(Object.fromEntries(changes.map(({ id, change }) => [id, change])), {
      [changed ?? ""]: "changed",
      [hidden ?? ""]: "gone",
      [deleted ?? ""]: "gone",
      [called(changes, "Neu")?.id ?? ""]: "new",
    });
    for (const change of changes.filter(({ change }) => change === "gone")) {
      assert.deepEqual(Object.keys(change).sort(), ["at", "business", "change", "id"]);
      assert.equal(change.business, null);
    }
    assert.equal(JSON.stringify(changes).includes("Laden 3"), false);
    await sameInFiles(since, changes);
    const times = changes.map(({ at }) => at);
    assert.deepEqual(times, [...times].sort());
  });

  it("takes back what was gone when it is published again", async () => {
    const gone = (await all("")).find(({ change }) => change === "gone")?.id ?? "";
    const restore = async (id: string) =>
      setStatus(database.owner, site, id, { status: "published", actor: "test", lifted: true });
    // One of the two is hidden, the other deleted.
    const other = (await all("")).findLast(({ change }) => change === "gone")?.id ?? "";
    const hidden = (await restore(gone)).ok ? gone : other;
    await restore(hidden);
    const back = (await all("")).filter(({ id }) => id === hidden);
    assert.deepEqual(
      back.map(({ change, business }) => [change, business?.name]),
      [["new", "Laden 3"]],
    );
  });

  it("refuses what is no day and no place between pages", async () => {
    for (const query of ["since=2026-02-30", "since=yesterday", "after=x", "per_page=501"]) {
      const answer = await app.fetch(new Request(`http://localhost/api/v1/sites/hochfeld/changes?${query}`));
      assert.equal(answer.status, 400, query);
    }
    for (const path of ["businesses.geojson?since=yesterday", "businesses.csv?since=2026-02-30"]) {
      const answer = await app.fetch(new Request(`http://localhost/api/v1/sites/hochfeld/${path}`));
      assert.equal(answer.status, 400, path);
    }
  });

  it("shows nothing of another site", async () => {
    const answer = await app.fetch(new Request("http://localhost/api/v1/sites/nowhere/changes"));
    assert.equal(answer.status, 404);
  });
});
