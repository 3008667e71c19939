// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { inSite } from "../../../kernel/db/in-site.ts";
import type { TestDatabase } from "../../../kernel/db/testing/test-database.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { createBusinessWithin } from "../../../modules/directory/actions/create-business.ts";
import { type Decider, decide } from "../../../modules/directory/actions/proposals/decide.ts";
import {
  readReceiptCode,
  receiptCode,
  receiptDigests,
} from "../../../modules/directory/actions/proposals/receipt.ts";
import { suggestChange } from "../../../modules/directory/actions/proposals/suggest-change.ts";
import { setStatus } from "../../../modules/directory/actions/set-status.ts";
import { listPairs } from "../../../modules/directory/store/duplicates/queue.ts";
import { disagreements } from "../../../modules/directory/store/proposals/disagreements.ts";
import { proposalByReceipt } from "../../../modules/directory/store/proposals/proposals.ts";
import { importNodes } from "../../../modules/directory/testing/test-directory.ts";
import type { Site } from "../../../modules/quarter/index.ts";

const secrets = testSecrets();
const word = { kind: "editor", name: "Redaktion", licence: "CC0-1.0", actor: "test" } as const;

/** Makes what the routes of the editors' queue decide on. */
export function casesOf(database: TestDatabase, site: Site) {
  let made = 0;
  const within = <T>(run: Parameters<typeof inSite<T>>[2]) => inSite(database.db, site.id, run);
  const decider = (): Decider => ({ db: database.db, site, secrets, actor: { kind: "command" }, word });

  /** An entry of its own: no two are alike. */
  async function business(alike = ++made): Promise<string> {
    const { business: entry } = await within((tx) =>
      createBusinessWithin(
        tx,
        site,
        "business",
        {
          names: [{ value: `Backstube ${alike} Nummer ${"ABCDEFGHIJKLMNOP"[alike % 16]}`, kind: "name" }],
          categories: ["shop/bakery"],
          phones: [`+4920348${String(10_000 + alike * 37)}`],
          place: { lat: site.centre.lat + alike / 100, lon: site.centre.lon },
        },
        word,
      ),
    );
    return entry.shortId;
  }

  /** A suggestion that waits, with the code of its receipt. */
  async function proposal(): Promise<{ id: string; code: string }> {
    const read = readReceiptCode(receiptCode(secrets, site.id, `case ${++made}`));
    const code = read.ok ? read.value : assert.fail("no code");
    const asker = { siteId: site.id, secrets, locale: "de" as const, actor: { kind: "command" } as const };
    const said = { what: "other", words: "Etwas stimmt nicht.", contact: "" } as const;
    await suggestChange(database.db, asker, await business(), said, code, undefined);
    const found = await within((tx) => proposalByReceipt(tx, receiptDigests(secrets, site.id, code)));
    return { id: found?.id ?? assert.fail("no proposal"), code };
  }

  return {
    business,
    proposal,
    async decided(): Promise<string> {
      const { id } = await proposal();
      const done = await decide(decider(), id, {
        state: "refused",
        reason: "Nein.",
        written: "Nein.",
        given: [],
      });
      assert.ok(done.ok);
      return id;
    },
    async pair(): Promise<number> {
      const alike = ++made;
      const ids = [await business(alike), await business(alike)];
      const pairs = await within((tx) => listPairs(tx, { state: "open" }, 100, 0));
      const pair = pairs.find(({ one, other }) => ids.includes(one.shortId) && ids.includes(other.shortId));
      return pair?.id ?? assert.fail("no pair");
    },
    async vanished(): Promise<string> {
      const id = await business();
      assert.ok((await setStatus(database.db, site, id, { status: "perhaps-closed", actor: "test" })).ok);
      return id;
    },
    /** Two sources say something else of the telephone of an entry. */
    async disagreement(): Promise<string> {
      const tags = { shop: "florist", name: "Blumen Ayla" };
      for (const [source, phone] of [
        ["Eine Liste", "0203 111222"],
        ["Andere Liste", "0203 333444"],
      ] as const)
        await importNodes(database, site, [{ id: 77, tags: { ...tags, phone } }], {
          partial: true,
          source: { name: source, licence: "CC0-1.0", attribution: null, url: null },
        });
      const [found] = await within((tx) => disagreements(tx, 1, 0));
      return found?.shortId ?? assert.fail("no disagreement");
    },
  };
}
