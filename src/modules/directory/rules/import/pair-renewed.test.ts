// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import { type Drawn, pairRenewed } from "./pair-renewed.ts";
import { hasMoved, isSamePlace } from "./same-place.ts";

const drawn = fc.record({
  kind: fc.constantFrom("business" as const, "place" as const),
  name: fc.constantFrom("Coop", "COOP", "Café Süd", "Cafe Sued", ""),
  category: fc.constantFrom("shop/supermarket", "shop/convenience", "amenity/cafe"),
  place: fc.record({
    lat: fc.integer({ min: 0, max: 20 }).map((step) => 47.1 + step / 5_000),
    lon: fc.integer({ min: 0, max: 20 }).map((step) => 9.5 + step / 5_000),
  }),
});
const list = (prefix: string) =>
  fc
    .array(drawn, { maxLength: 8 })
    .map((all) => all.map((one, index): Drawn => ({ ...one, id: `${prefix}${index}` })));

describe("entries that were drawn anew", () => {
  it("are paired once at most, near, with a name and of the same kind", () => {
    fc.assert(
      fc.property(list("old"), list("new"), (gone, created) => {
        const pairs = pairRenewed(gone, created);
        const ids = pairs.flatMap((pair) => [pair.gone, pair.created]);
        assert.equal(new Set(ids).size, ids.length);
        for (const pair of pairs) {
          const [before, after] = [
            gone.find(({ id }) => id === pair.gone),
            created.find(({ id }) => id === pair.created),
          ];
          assert.ok(before && after && before.name !== "" && before.kind === after.kind);
          assert.ok(distanceMetres(before.place, after.place) <= 150);
        }
      }),
    );
  });

  it("are the nearest of several", () => {
    const at = (id: string, lat: number): Drawn => ({
      id,
      kind: "business",
      name: "Coop",
      category: "shop/supermarket",
      place: { lat, lon: 9.5 },
    });
    assert.deepEqual(pairRenewed([at("old", 47.1)], [at("far", 47.101), at("near", 47.1002)]), [
      { gone: "old", created: "near" },
    ]);
    assert.deepEqual(pairRenewed([at("old", 47.1)], [at("town", 47.2)]), []);
  });
});

describe("the place of an entry", () => {
  const here = { lat: 51.42, lon: 6.76 };
  it("is the same within the rounding and within the mapped area", () => {
    assert.ok(isSamePlace(here, { lat: 51.420005, lon: 6.76 }, 0));
    assert.ok(!isSamePlace(here, { lat: 51.42005, lon: 6.76 }, 0));
    assert.ok(isSamePlace(here, { lat: 51.4205, lon: 6.76 }, 60));
  });
  it("has moved from the next house on", () => {
    assert.ok(!hasMoved(here, { lat: 51.4202, lon: 6.76 }));
    assert.ok(hasMoved(here, { lat: 51.4203, lon: 6.76 }));
    assert.ok(!hasMoved(undefined, here));
  });
});
