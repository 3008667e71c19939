import { fileURLToPath } from "node:url";
import type { Db } from "../../../kernel/db/db.ts";
import { ownDrawing } from "../../places/index.ts";
import type { Site } from "../../quarter/index.ts";
import { importOsm } from "./import/import-osm.ts";

const folder = new URL("../demo/", import.meta.url);

/** The invented businesses and the hand-drawn base map of a demo site, through the same import as real ones. */
export async function addDemoBusinesses(db: Db, site: Site): Promise<void> {
  await importOsm(db, site, {
    file: fileURLToPath(new URL(`${site.key}.json`, folder)),
    source: { name: "Demo", licence: "CC0-1.0", attribution: ownDrawing, url: null },
  });
}
