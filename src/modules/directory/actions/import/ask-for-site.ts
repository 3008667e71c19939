// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Db } from "../../../../kernel/db/db.ts";
import { boxOf } from "../../../../kernel/geo/box.ts";
import type { Box } from "../../../../kernel/geo/geometry.ts";
import {
  type AskOptions,
  askOverpass,
  OverpassError,
  overpassAddress,
} from "../../../../kernel/geo/osm/overpass/ask-overpass.ts";
import { overpassQuestion } from "../../../../kernel/geo/osm/overpass/overpass-question.ts";
import { sniffFormat } from "../../../../kernel/geo/osm/read-osm.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import { entryKeys } from "../../rules/categories/classify.ts";
import { type ImportOptions, importOsm } from "./import-osm.ts";
import type { ImportResult } from "./run-import.ts";

/** What is asked for: the box of the site, or what of it lies around the area. */
function askedBox(site: Site, area: Area | undefined): Box {
  const around = area && boxOf(area.outline);
  if (!around) return site.box;
  return {
    west: Math.max(around.west, site.box.west),
    south: Math.max(around.south, site.box.south),
    east: Math.min(around.east, site.box.east),
    north: Math.min(around.north, site.box.north),
  };
}

/**
 * Asks an Overpass server for the businesses and useful places of a site, and takes its answer like a file. The base map
 * is not asked for: it is large, changes little and comes with an extract.
 *
 * @throws {OverpassError} {OsmFileError} nothing is taken then
 */
export async function importFromOverpass(
  db: Db,
  site: Site,
  address: string,
  options: Omit<ImportOptions, "file" | "isWhole">,
  asking: AskOptions = {},
): Promise<ImportResult> {
  const url = overpassAddress(address);
  const box = askedBox(site, options.area);
  if (box.west >= box.east || box.south >= box.north)
    throw new OverpassError("The area lies outside the box of the site; there is nothing to ask for.");
  const folder = await mkdtemp(join(tmpdir(), "mittendrin-overpass-"));
  try {
    const file = join(folder, url.hostname.replace(/[^a-z0-9.-]/gi, "_"));
    await askOverpass(url, overpassQuestion(box, entryKeys), file, asking);
    const format = await sniffFormat(file).catch(() => undefined);
    if (format !== "overpass")
      throw new OverpassError(
        `${url.host} did not answer with Overpass JSON; is the address right (it usually ends in /api/interpreter)?`,
      );
    return await importOsm(db, site, { ...options, file, isWhole: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
