import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import type { Site } from "../../quarter/index.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { house, putThings, street, testPlaces } from "../testing/test-places.ts";
import { geocode } from "./geocode.ts";
import { openGeocoder } from "./open-geocoder.ts";
import { addressAt, reverse } from "./reverse.ts";

const database = await testPlaces();
after(() => database.drop());
let site: Site;
let other: Site;

const hochfeld = { "addr:postcode": "47053", "addr:city": "Duisburg", "addr:suburb": "Hochfeld" };
const gladbeck = { "addr:postcode": "45964", "addr:city": "Gladbeck" };
const row = (name: string, numbers: string[], where: Record<string, string>, lat: number, lon: number) =>
  numbers.map((number, index) =>
    house(lat + index * 0.00018, lon, { "addr:street": name, "addr:housenumber": number, ...where }),
  );

before(async () => {
  site = await openSite(database, "duisburg");
  other = await openSite(database, "elsewhere");
  await putThings(database, site, [
    ...row("Wanheimer Straße", ["10", "12", "14", "18"], hochfeld, 51.42, 6.76),
    street("Wanheimer Straße", [
      [6.7602, 51.419],
      [6.7602, 51.423],
    ]),
    ...row("Friedrich-Ebert-Straße", ["1", "2", "3"], hochfeld, 51.425, 6.77),
    ...row("Friedrich-Ebert-Straße", ["1", "2", "3"], gladbeck, 51.57, 6.98),
    ...row("Am Markt", ["1", "3"], gladbeck, 51.572, 6.985),
    // A street without any house: its neighbours say where it lies.
    street("Brückenweg", [
      [6.7605, 51.4195],
      [6.7625, 51.4195],
    ]),
    house(51.43, 6.765, { "addr:place": "Hof Rosenau", "addr:housenumber": "2", ...hochfeld }),
  ]);
  await putThings(database, other, row("Wanheimer Straße", ["99"], gladbeck, 51.2, 6.9));
});

/** What was found in one line: exactness, street with number, postcode; or the reason why nothing was. */
async function say(asked: Parameters<typeof geocode>[2]): Promise<string> {
  const found = await geocode(database.read, site.id, asked);
  if (!found.ok) return [found.reason.reason, found.reason.candidates.length].join(" ");
  const { exactness, address, doubts } = found.value;
  return [exactness, address.street, address.number, address.postcode, ...doubts].filter(Boolean).join("|");
}

test("an address in one line, however it is written", async () => {
  for (const text of [
    "Wanheimer Straße 12",
    "wanheimerstr. 12, 47053 duisburg",
    "12 Wanheimer Strasse",
    "WANHEIMER STR. 12 DUISBURG",
    "47053 Duisburg-Hochfeld, Wanheimer Str 12",
    "Wanheimer Straße 12, Hinterhof, Duisburg",
  ])
    assert.equal(await say(text), "address|Wanheimer Straße|12|47053", text);
  assert.equal(await say("Hof Rosenau 2"), "address|Hof Rosenau|2|47053");
  assert.equal(await say("Wanheimer Str. 16"), "interpolated|Wanheimer Straße|16|47053");
});

test("slips of the pen and words cut short are seen through, and told", async () => {
  assert.equal(await say("Wannheimer Strase 12"), "address|Wanheimer Straße|12|47053|street");
  assert.equal(await say("Fr.-Ebert-Str. 2, Gladbeck"), "address|Friedrich-Ebert-Straße|2|45964|street");
  assert.equal(await say("Wanheimer Weg 12"), "unknown-street 0");
});

test("namesakes in two towns are not guessed between", async () => {
  assert.equal(await say("Friedrich-Ebert-Straße 2"), "ambiguous 2");
  assert.equal(await say("Friedrich-Ebert-Straße 2, Gladbeck"), "address|Friedrich-Ebert-Straße|2|45964");
  assert.equal(await say("Friedrich-Ebert-Straße 2, 45899 Gelsenkirchen"), "unknown-town 2");
  assert.equal(await say({ street: "Am Markt", houseNumber: "3", city: "Duisburg" }), "street-not-there 1");
  assert.equal(await say({ street: "Am Markt", houseNumber: "3", postcode: "46045" }), "unknown-postcode 1");
});

test("a street without houses lies where its neighbours do", async () => {
  assert.equal(await say("Brückenweg, 47053 Duisburg"), "street|Brückenweg|47053");
  assert.equal(await say("Brückenweg 3, Gladbeck"), "street-not-there 1");
});

test("places instead of streets, and nothing at all", async () => {
  assert.equal(await say("45964"), "place|45964");
  assert.equal(await say("Hochfeld"), "place|47053");
  assert.equal(await say({ postcode: "47053", city: "Duisburg" }), "place|47053");
  assert.equal(await say("99999"), "unknown-postcode 0");
  assert.equal(await say("!?"), "not-an-address 0");
  assert.equal(await say({}), "not-an-address 0");
  for (const text of ["'; drop table places.street; --", "%", "_", "\u0000", "a".repeat(5000), "(1,2)"])
    assert.match(await say(text), /^(not-an-address|unknown)/, text.slice(0, 20));
});

test("a street of which few houses and no line are known is one, in the town that its neighbours name", async () => {
  const few = await openSite(database, "few");
  await putThings(database, few, [
    ...row("Lange Straße", ["1", "5"], {}, 51.42, 6.76),
    ...row("Lange Straße", ["101", "105"], {}, 51.428, 6.76),
    ...row("Am Ufer", ["1"], hochfeld, 51.42, 6.761),
    ...row("Am Ufer", ["90"], { ...hochfeld, "addr:city": "Duisbrug" }, 51.428, 6.761),
  ]);
  const say = async (text: string) => {
    const found = await geocode(database.read, few.id, text);
    return found.ok ? [found.value.exactness, found.value.address.number].join(" ") : found.reason.reason;
  };
  assert.equal(await say("Lange Straße 101"), "address 101");
  assert.equal(await say("Lange Straße 103"), "interpolated 103");
  assert.equal(await say("Lange Straße 51, Duisburg"), "street ");
  assert.equal(await say("Am Ufer 40"), "street ");
});

test("many rows at once get the same answers as one by one, in their order", async () => {
  const rows = [
    { street: "Wanheimer Str.", houseNumber: "12", postcode: "47053" },
    "Friedrich-Ebert-Straße 2",
    { street: "Wannheimer Str.", houseNumber: "14", city: "Duisburg" },
    "nirgends 1",
    {},
  ];
  const geocoder = await openGeocoder(database.read, site.id);
  const together = await geocoder.locateAll(rows);
  const apart = await Promise.all(rows.map((one) => geocode(database.read, site.id, one)));
  assert.deepEqual(together, apart);
  assert.deepEqual(await geocoder.locateAll([]), []);
});

test("an import again replaces what it knows, and adds nothing twice", async () => {
  const again = await openSite(database, "again");
  const things = row("Lange Straße", ["1", "3"], hochfeld, 51.43, 6.75);
  await putThings(database, again, things);
  await putThings(database, again, things);
  const [first] = things;
  assert.ok(first);
  await putThings(database, again, [
    { ...first, tags: { ...first.tags, "addr:housenumber": "7" }, point: { lat: 51.44, lon: 6.75 } },
  ]);
  const { rows } = await inSite(database.owner, again.id, (tx) =>
    sql<{ number: string }>`select number from places.address_point order by number`.execute(tx),
  );
  assert.deepEqual(
    rows.map(({ number }) => number),
    ["3", "7"],
  );
  const moved = await geocode(database.read, again.id, "Lange Straße 7");
  assert.ok(moved.ok && moved.value.point.lat === 51.44);
});

test("sites do not see each other's addresses", async () => {
  assert.match(await say("Wanheimer Straße 99"), /^street/);
  const there = await geocode(database.read, other.id, "Wanheimer Straße 12, 47053");
  assert.ok(!there.ok);
  const { rows } = await sql<{ n: string }>`select count(*) as n from places.address_point`.execute(
    database.read,
  );
  assert.equal(rows[0]?.n, "0");
});

test("from a place to the nearest house and street", async () => {
  const at = { lat: 51.4202, lon: 6.7599 };
  const { house: near, street: along } = await reverse(database.read, site.id, at);
  assert.deepEqual(near?.address, {
    street: "Wanheimer Straße",
    number: "12",
    postcode: "47053",
    town: "Duisburg",
    quarter: "Hochfeld",
  });
  assert.equal(near?.distanceMetres, Math.round(distanceMetres(at, { lat: 51.42018, lon: 6.76 })));
  assert.equal(along?.address.street, "Wanheimer Straße");
  assert.ok(along && along.distanceMetres > 15 && along.distanceMetres < 25);
  assert.equal(near?.attribution, "© those who made it");
  assert.deepEqual(await reverse(database.read, site.id, { lat: 51.3, lon: 6.5 }), {});
});

test("where somebody stands is said by the house that is near enough, else by the street, else not at all", async () => {
  const [at, nowhere] = [
    { lat: 51.4202, lon: 6.7599 },
    { lat: 51.3, lon: 6.5 },
  ];
  const { house: near, street: along } = await reverse(database.read, site.id, at);
  const said = (house: number, far: number, point = at) =>
    addressAt(database.read, site.id, point, { house, street: far });
  const [toHouse = 0, toStreet = 0] = [near?.distanceMetres, along?.distanceMetres];
  assert.deepEqual(await said(toHouse, 0), near?.address);
  assert.deepEqual(await said(toHouse - 1, toStreet), along?.address);
  assert.equal((await said(toHouse - 1, toStreet))?.town, "Duisburg");
  assert.equal(await said(toHouse - 1, toStreet - 1), undefined);
  assert.equal(await said(2000, 2000, nowhere), undefined);
});

test("the public asks through functions of the search role", async () => {
  const functions = [
    "address_streets(uuid, text[])",
    "streets_alike(uuid, text[], text[])",
    "addresses_within(uuid, box, integer)",
  ];
  for (const name of functions) {
    const { rows } = await sql<{ owner: string; definer: boolean }>`
      select pg_get_userbyid(proowner) as owner, prosecdef as definer
      from pg_proc where oid = ${`places.${name}`}::regprocedure`.execute(database.read);
    assert.equal(rows[0]?.definer, true, name);
    assert.match(rows[0]?.owner ?? "", /search$/, name);
  }
});
