import { inSite } from "../../../kernel/db/in-site.ts";
import { type TestDatabase, testDatabase } from "../../../kernel/db/testing/test-database.ts";
import type { Position } from "../../../kernel/geo/geometry.ts";
import type { OsmThing } from "../../../kernel/geo/osm/osm-thing.ts";
import type { Site } from "../../quarter/index.ts";
import { quarter } from "../../quarter/module.ts";
import { migrations } from "../store/migrations/index.ts";
import { putAddresses } from "../store/put-addresses.ts";

/** A migrated database with the tables of `places`. Drop it in `after`. */
export function testPlaces(): Promise<TestDatabase> {
  return testDatabase([
    { module: "quarter", migrations: quarter.migrations ?? {} },
    { module: "places", migrations },
  ]);
}

let ids = 0;

/** A house as OpenStreetMap has it. */
export function house(lat: number, lon: number, tags: Record<string, string>): OsmThing {
  return {
    id: `node/${++ids}`,
    tags,
    point: { lat, lon },
    geometry: { type: "Point", coordinates: [lon, lat] },
  };
}

/** A street as OpenStreetMap has it. */
export function street(name: string, line: Position[]): OsmThing {
  const [lon, lat] = line[0] ?? [0, 0];
  return {
    id: `way/${++ids}`,
    tags: { highway: "residential", name },
    point: { lat, lon },
    geometry: { type: "LineString", coordinates: line },
  };
}

/** Takes things into the index of a site, as an import does. */
export function putThings(database: TestDatabase, site: Site, things: readonly OsmThing[]): Promise<number> {
  return inSite(database.owner, site.id, (tx) =>
    putAddresses(tx, site.id, things, { attribution: "© those who made it" }),
  );
}
