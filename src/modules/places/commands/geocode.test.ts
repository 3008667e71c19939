import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CommandRefused } from "../../../kernel/module/command.ts";
import { testSecrets } from "../../../kernel/secrets/testing/test-secrets.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { house, putThings, testPlaces } from "../testing/test-places.ts";
import { geocodeCommand } from "./geocode.ts";

const database = await testPlaces();
after(() => database.drop());

before(async () => {
  const site = await openSite(database, "duisburg");
  const at = (lat: number, street: string, postcode: string, city: string) =>
    house(lat, 6.76, {
      "addr:street": street,
      "addr:housenumber": "12",
      "addr:postcode": postcode,
      "addr:city": city,
    });
  await putThings(database, site, [
    at(51.42, "Wanheimer Straße", "47053", "Duisburg"),
    at(51.43, "Marktstraße", "47053", "Duisburg"),
    at(51.57, "Marktstraße", "45964", "Gladbeck"),
  ]);
});

async function run(words: string[], options: Record<string, string> = {}, json = false) {
  let result: unknown;
  let lines: string[] = [];
  const out = {
    json,
    say: () => {},
    progress: () => {},
    result: (value: unknown, said: string[]) => {
      result = value;
      lines = said;
    },
  };
  const all = { site: "duisburg", ...options };
  const refused = await geocodeCommand
    .run({
      db: database.owner,
      words,
      options: all,
      slots: new Map(),
      mailWorks: false,
      baseUrl: undefined,
      secrets: async () => testSecrets(),
      out,
    })
    .then(() => undefined)
    .catch((error: unknown) => {
      if (error instanceof CommandRefused) return error;
      throw error;
    });
  return { result: result as Record<string, unknown>, lines, refused };
}

test("an address is answered with its place, and how exact that is", async () => {
  const { lines, result } = await run(["wanheimerstr 12"]);
  assert.deepEqual(lines, [
    "51.420000,6.760000  Wanheimer Straße 12, 47053 Duisburg",
    "  the house itself, within about 10 m",
  ]);
  assert.equal(result.exactness, "address");
  const slip = await run(["Wannheimer Str. 12"]);
  assert.equal(slip.lines[2], "  not as asked: street");
});

test("what cannot be answered says why, with a choice; for a program as JSON on top", async () => {
  const { refused } = await run(["Marktstraße 12"]);
  assert.match(refused?.message ?? "", /^This may mean several places; .*\n.*Duisburg\n.*Gladbeck$/);
  assert.equal(refused?.exitCode, 1);
  const asJson = await run(["Marktstraße 12, Berlin"], {}, true);
  assert.equal(asJson.result.reason, "unknown-town");
  assert.equal((asJson.result.candidates as unknown[]).length, 2);
  assert.equal(asJson.refused?.exitCode, 1);
});

test("a place is answered with the nearest house", async () => {
  const { lines } = await run([], { reverse: "51.4201, 6.76" });
  assert.deepEqual(lines, [
    "Nearest house: Wanheimer Straße 12, 47053 Duisburg (11 m away, 51.420000,6.760000)",
  ]);
  assert.match((await run([], { reverse: "51.1,6.5" })).refused?.message ?? "", /no house and no street/);
});

test("wrong usage is told", async () => {
  for (const reverse of ["51.42", "north", "99,6", "51,42,6,76"])
    assert.equal((await run([], { reverse })).refused?.exitCode, 2, reverse);
  assert.equal((await run([])).refused?.exitCode, 2);
  assert.equal((await run(["Marktstraße", "12"])).refused?.exitCode, 2);
  assert.equal((await run(["Marktstraße 12"], { reverse: "51,6" })).refused?.exitCode, 2);
});
