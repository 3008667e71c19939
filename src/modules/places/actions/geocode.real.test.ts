import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { sql } from "kysely";
import { inSite } from "../../../kernel/db/in-site.ts";
import { distanceMetres } from "../../../kernel/geo/distance.ts";
import type { OsmThing } from "../../../kernel/geo/osm/osm-thing.ts";
import { readOsm } from "../../../kernel/geo/osm/read-osm.ts";
import { openSite } from "../../quarter/testing/open-site.ts";
import { type AddressPoint, addressPointOf, bearsAddress } from "../rules/address/address-thing.ts";
import { putThings, testPlaces } from "../testing/test-places.ts";
import { openGeocoder } from "./open-geocoder.ts";

const folder = join(process.env.TEST_DATA ?? "../shared/data", "poi");
const files = ["raw/heidelberg.osm.pbf", "raw/frankfurt-darmstadt.osm.pbf", "osm-vancouver.geojsonl.gz"];
const found = await Promise.all(
  files.map((file) =>
    access(join(folder, file)).then(
      () => true,
      () => false,
    ),
  ),
);
const absent = found.every(Boolean) ? false : `no test data in ${folder}`;
const database = await testPlaces();
after(() => database.drop());

const nameOf = ({ key, low, high, suffix, city }: AddressPoint): string =>
  [key, low, high, suffix, city].join("|");
/** In which fifth an address is: by its name, so that all entries of a house are held out together. */
const fifthOf = (address: AddressPoint): number =>
  (createHash("sha256").update(nameOf(address)).digest()[0] ?? 0) % 5;

async function thingsOf(file: string): Promise<OsmThing[]> {
  const things: OsmThing[] = [];
  for await (const events of readOsm(join(folder, file), { wanted: bearsAddress }))
    for (const event of events) if (event.kind === "thing") things.push(event.thing);
  return things;
}

interface Tally {
  /** Metres from the true place, by exactness. */
  off: Record<string, number[]>;
  refused: Record<string, number>;
  within: number;
}

/** Every address once: a fifth is held out, the rest indexed, in turn. */
async function holdOut(file: string): Promise<Tally> {
  const things = await thingsOf(file);
  const addresses = things.map((thing) => ({ thing, address: addressPointOf(thing) }));
  const tally: Tally = { off: {}, refused: {}, within: 0 };
  const site = await openSite(database, file.replace(/\W+/g, "-").slice(4, 20));
  const thingsWhere = (wanted: (address: AddressPoint | undefined) => boolean): OsmThing[] =>
    addresses.filter(({ address }) => wanted(address)).map(({ thing }) => thing);
  await putThings(
    database,
    site,
    thingsWhere((address) => !address),
  );
  for (let fifth = 0; fifth < 5; fifth++) {
    await inSite(database.owner, site.id, (tx) => sql`delete from places.address_point`.execute(tx));
    await putThings(
      database,
      site,
      thingsWhere((address) => address !== undefined && fifthOf(address) !== fifth),
    );
    const held = new Map<string, AddressPoint[]>();
    for (const { address } of addresses)
      if (address && fifthOf(address) === fifth)
        held.set(nameOf(address), [...(held.get(nameOf(address)) ?? []), address]);
    const rows = [...held.values()];
    const geocoder = await openGeocoder(database.read, site.id);
    const answers = await geocoder.locateAll(
      rows.map(([one]) => ({
        street: one?.street,
        houseNumber: one?.number,
        postcode: one?.postcode,
        city: one?.city,
      })),
    );
    answers.forEach((answer, index) => {
      if (!answer.ok) {
        tally.refused[answer.reason.reason] = (tally.refused[answer.reason.reason] ?? 0) + 1;
        return;
      }
      const { point, exactness, errorMetres } = answer.value;
      const off = Math.min(...(rows[index] ?? []).map((truth) => distanceMetres(truth, point)));
      tally.off[exactness] = [...(tally.off[exactness] ?? []), off];
      if (off <= errorMetres) tally.within++;
    });
  }
  return tally;
}

const share = (values: number[], metres: number): number =>
  values.filter((value) => value <= metres).length / Math.max(1, values.length);

for (const file of files)
  test(`held-out addresses of ${file} are placed within 50 m where the house is vouched for`, {
    skip: absent,
  }, async (t) => {
    const { off, refused, within } = await holdOut(file);
    const all = Object.values(off).flat();
    const vouched = [...(off.address ?? []), ...(off.interpolated ?? []), ...(off["nearby-number"] ?? [])];
    t.diagnostic(`vouched for: ${vouched.length}, ${(share(vouched, 50) * 100).toFixed(1)} % within 50 m`);
    for (const [exactness, values] of Object.entries(off))
      t.diagnostic(`${exactness}: ${values.length}, ${(share(values, 50) * 100).toFixed(1)} % within 50 m`);
    t.diagnostic(`all: ${all.length}, ${(share(all, 50) * 100).toFixed(1)} % within 50 m`);
    t.diagnostic(`within the stated error: ${((within / all.length) * 100).toFixed(1)} %`);
    t.diagnostic(`refused: ${JSON.stringify(refused)}`);
    assert.ok(all.length > 250);
    // They hold a tenth of the houses of their towns, one of them no lines: the numbers next to a house are mostly not known.
    assert.ok(share(vouched, 50) >= 0.93 && vouched.length > 80);
    assert.ok(share(off.interpolated ?? [], 50) >= 0.95);
    assert.ok(share(all, 50) >= 0.6);
    assert.ok(within / all.length >= 0.65);
  });
