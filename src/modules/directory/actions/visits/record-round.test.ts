// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { findAuditLines } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../../kernel/db/testing/test-database.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { testSecrets } from "../../../../kernel/secrets/testing/test-secrets.ts";
import type { Doing } from "../../../accounts/index.ts";
import { insertPerson } from "../../../accounts/store/people.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Round, SeenEntry } from "../../rules/visits/read-round.ts";
import type { KnownEntry } from "../../rules/visits/street-coverage.ts";
import { confirmationOf } from "../../store/fresh/confirmations.ts";
import { countWaiting } from "../../store/proposals/queue.ts";
import { knownEntries, vacantHouses } from "../../store/visits/visits.ts";
import { importNodes, testDirectory } from "../../testing/test-directory.ts";
import { setStatus } from "../set-status.ts";
import { recordRound } from "./record-round.ts";

const names = ["Bäckerei", "Café", "Kiosk", "Friseur", "Blumen"];

describe("a round through the streets", () => {
  let database: TestDatabase;
  let site: Site;
  let doing: Doing;
  before(async () => {
    ({ database, site } = await testDirectory());
    await importNodes(
      database,
      site,
      names.map((name, index) => ({
        id: index + 1,
        tags: {
          shop: "bakery",
          name,
          "addr:street": "Wanheimer Straße",
          "addr:housenumber": String(index + 1),
        },
      })),
    );
    const person = { name: "Beratung", login: "beratung", mail: null, locale: "de", until: null };
    const id = await inSite(database.db, site.id, (tx) => insertPerson(tx, site.id, person));
    doing = {
      db: database.db,
      siteId: site.id,
      actor: { kind: "person", id: id ?? "", role: "business-adviser", from: "127.0.0.0" },
      secrets: testSecrets(),
      now: new Date("2026-11-26T09:00:00Z"),
    };
  });
  after(() => database.drop());

  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const known = async (name: string): Promise<KnownEntry | undefined> =>
    (await within((tx) => knownEntries(tx, undefined))).find((entry) => entry.name === name);
  const round = (entries: SeenEntry[], others: Round["others"] = []): Round => ({
    id: newId(),
    day: "2026-11-25",
    entries,
    others,
  });
  const seen = async (name: string, outcome: SeenEntry["outcome"], note = ""): Promise<SeenEntry> => ({
    shortId: (await known(name))?.shortId ?? assert.fail(name),
    outcome,
    note,
  });

  it("confirms who is there, closes who is not, and hands on what changed, once", async () => {
    const fresh = await known("Café");
    assert.deepEqual([fresh?.confirmedOn, fresh?.visitedOn, fresh?.sources], [null, null, 1]);
    const doubted = await known("Kiosk");
    const doubt = { status: "perhaps-closed", actor: "import" } as const;
    await setStatus(database.db, site, doubted?.shortId ?? "", doubt);

    const walked = round([
      await seen("Bäckerei", "confirmed"),
      await seen("Café", "changed", "hat jetzt sonntags auf"),
      await seen("Kiosk", "confirmed"),
      await seen("Friseur", "closed"),
      await seen("Blumen", "vacant"),
    ]);
    for (const _ of [1, 2]) {
      const done = await recordRound(doing, site, walked);
      assert.ok(done.ok);
    }
    const [bakery, kiosk] = [await known("Bäckerei"), await known("Kiosk")];
    assert.deepEqual([bakery?.confirmedOn, bakery?.visitedOn], ["2026-11-25", "2026-11-25"]);
    assert.match(bakery?.confirmedBy ?? "", /^person /);
    const said = await within((tx) => confirmationOf(tx, bakery?.id ?? ""));
    assert.deepEqual(
      said,
      { day: "2026-11-25", word: "editor" },
      "its page says so, and no mail asks about it",
    );
    const cafe = await known("Café");
    assert.deepEqual(
      [cafe?.confirmedOn, cafe?.visitedOn],
      [null, "2026-11-25"],
      "what changed is not confirmed",
    );
    assert.equal(kiosk?.isDoubted, false, "seen open, it is doubted no more");
    assert.equal(await known("Friseur"), undefined);
    assert.equal(await known("Blumen"), undefined);
    assert.equal((await within(countWaiting)).change, 1, "sent twice, it is one round");
    const { lines } = await within((tx) => findAuditLines(tx, {}, { limit: 10 }));
    assert.deepEqual(
      lines.map(({ event, facts }) => [event, facts.visits, facts.queued]),
      [["round.recorded", 5, 1]],
    );
  });

  it("remembers empty rooms, and says where a new business cannot be placed", async () => {
    const other = { name: "", category: "", street: "Eigenstraße", houseNumber: "3", note: "" };
    const empty = await recordRound(doing, site, round([], [{ ...other, outcome: "vacant" }]));
    assert.ok(empty.ok);
    assert.deepEqual(await within(vacantHouses), [
      { street: "Eigenstraße", houseNumber: "3", day: "2026-11-25" },
    ]);
    const lost = await recordRound(
      doing,
      site,
      round(
        [await seen("Café", "confirmed")],
        [{ ...other, outcome: "new", name: "Neu", category: "amenity/cafe" }],
      ),
    );
    assert.deepEqual(lost, { ok: false, reason: [{ field: "street-0", reason: "street" }] });
    assert.equal((await within(countWaiting)).new, 0);
  });
});
