import { basename } from "node:path";
import type { Db } from "../../../../kernel/db/db.ts";
import { boxContains, boxOf } from "../../../../kernel/geo/box.ts";
import { distanceMetres } from "../../../../kernel/geo/distance.ts";
import { pointInGeometry } from "../../../../kernel/geo/inside.ts";
import type { OsmThing, ReadEvent } from "../../../../kernel/geo/osm/osm-thing.ts";
import { overpassRemark } from "../../../../kernel/geo/osm/overpass/overpass-remark.ts";
import {
  dataDate,
  declaredBox,
  OsmFileError,
  type ReadProgress,
  readOsm,
  sniffFormat,
} from "../../../../kernel/geo/osm/read-osm.ts";
import { inTurns } from "../../../../kernel/turns/in-turns.ts";
import {
  type BaseFeature,
  baseFeatureOf,
  baseKind,
  bearsAddress,
  makeTiles,
  putAddresses,
  putBaseFeatures,
} from "../../../places/index.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import type { Facts, Source } from "../../rules/business.ts";
import { mainKeys } from "../../rules/categories/catalogue.ts";
import { categoryIds, mayBeEntry } from "../../rules/categories/classify.ts";
import { categoryGroup } from "../../rules/categories/groups.ts";
import { readProfile } from "../../rules/fields/read-profile.ts";
import { emptyReport, type ImportReport } from "../../rules/import/report.ts";
import type { FiledAs } from "../../rules/import/vanished.ts";
import {
  type ImportInput,
  type ImportResult,
  type PreparedBatch,
  type RunOptions,
  runImport,
} from "./run-import.ts";
import type { Incoming } from "./take-batch.ts";

export interface ImportOptions extends RunOptions {
  file: string;
  /** Only what lies inside the outline of this quarter. */
  area?: Area;
  /** The file surely holds all of the site, or of the area, as an answer to a question for them does. */
  isWhole?: boolean;
  /** Where the facts come from; OpenStreetMap unless something else is said. */
  source?: Pick<Source, "name" | "licence" | "attribution" | "url">;
  onProgress?(progress: ReadProgress): void;
}

export const openStreetMap = {
  name: "OpenStreetMap",
  licence: "ODbL-1.0",
  attribution: "© OpenStreetMap contributors, ODbL",
  url: "https://www.openstreetmap.org/copyright",
};

/**
 * Takes the businesses, the useful places and the base map from an OpenStreetMap or GeoJSON file, clipped to the site's
 * box, in one transaction: an interrupted import is whole or absent.
 *
 * @throws {OsmFileError} when the file cannot be read as a whole.
 */
export async function importOsm(db: Db, site: Site, options: ImportOptions): Promise<ImportResult> {
  const { area } = options;
  const declared = options.isWhole ? undefined : await declaredBox(options.file);
  const format = await sniffFormat(options.file);
  // A server that gave up half-way says so at the end of an answer that looks whole.
  const remark = format === "overpass" ? await overpassRemark(options.file) : undefined;
  if (remark && /error|timed out|out of memory/i.test(remark))
    throw new OsmFileError("truncated", `The Overpass server gave up: ${remark.slice(0, 300)}`);
  const { day: asOf, from: asOfFrom } = await dataDate(options.file);
  const source = { ...(options.source ?? openStreetMap), asOf };
  const report = emptyReport();
  const input: ImportInput = {
    scheme: "osm",
    source,
    asOfFrom,
    format,
    fileName: basename(options.file),
    covers: (place) =>
      boxContains(site.box, place) &&
      (!declared || boxContains(declared, place)) &&
      (!area || pointInGeometry(place, area.outline)),
    isWhole: options.isWhole ?? false,
    report,
    batches: () => understand(site, options, source.attribution ?? source.name, report),
    async finish(tx) {
      if (!options.dryRun && report.baseFeatures > 0) await makeTiles(tx, site);
      return {};
    },
  };
  return runImport(db, site, input, options);
}

async function* understand(
  site: Site,
  options: ImportOptions,
  attribution: string,
  report: ImportReport,
): AsyncGenerator<PreparedBatch> {
  const events = readOsm(options.file, {
    box: site.box,
    wanted: (tags) => baseKind(tags) !== undefined || bearsAddress(tags) || mayBeEntry(tags),
    onProgress(progress) {
      report.elements = progress.elements;
      options.onProgress?.(progress);
    },
  });
  for await (const batch of events) {
    const { base, ...prepared } = await prepare(batch, options.area, report);
    const things = batch.flatMap((event) => (event.kind === "thing" ? [event.thing] : []));
    yield {
      ...prepared,
      async writeMore(tx, importId) {
        const origin = { attribution, importId };
        await putBaseFeatures(tx, site.id, base, origin);
        report.baseFeatures += base.length;
        report.addresses += await putAddresses(tx, site.id, things, origin);
      },
    };
  }
}

type Understood = Required<Omit<PreparedBatch, "told" | "writeMore">> & { base: BaseFeature[] };

/** Understands a batch of the file; what happens to it is counted in the report. */
async function prepare(
  batch: ReadEvent[],
  area: Area | undefined,
  report: ImportReport,
): Promise<Understood> {
  const incoming = new Map<string, Incoming>();
  const rest: Omit<Understood, "incoming"> = { base: [], rejections: [], unread: [], vacant: [], points: [] };
  const take = (event: ReadEvent) => {
    if (event.kind === "rejected") {
      const { id, whole, ...why } = event.rejected;
      if (whole) {
        report.things.rejected++;
        // The second of two of the same name: the first was read.
        if (why.reason !== "duplicate-id") rest.unread.push(id);
      } else report.fieldsDropped++;
      rest.rejections.push({ element: id, ...why });
    } else if (event.kind === "outside") report.things.outsideBox += event.count;
    else {
      const { thing } = event;
      const feature = baseFeatureOf(thing);
      if (feature) rest.base.push(feature);
      rest.points.push(thing.point);
      const entry = toIncoming(thing, area, report, rest);
      if (entry) incoming.set(entry.ref, entry);
    }
  };
  for await (const few of inTurns(batch)) few.forEach(take);
  return { incoming: [...incoming.values()], ...rest };
}

/** Half the diagonal of the mapped area in metres. */
function reachOf({ geometry }: OsmThing): number {
  const box = geometry.type === "Point" ? undefined : boxOf(geometry);
  if (!box) return 0;
  return distanceMetres({ lat: box.south, lon: box.west }, { lat: box.north, lon: box.east }) / 2;
}

/** A node, way or relation, and the keys that make it an entry: extracts are cut out by these. */
const filedAs = ({ id, tags }: OsmThing): FiledAs =>
  [id.split("/")[0], ...mainKeys.filter((key) => Object.hasOwn(tags, key))].join(" ");

function toIncoming(
  thing: OsmThing,
  area: Area | undefined,
  report: ImportReport,
  { rejections, unread, vacant }: Omit<Understood, "incoming">,
): Incoming | undefined {
  const { kind, categories } = categoryIds(thing.tags);
  if (kind === "vacant") {
    report.things.vacant++;
    vacant.push(thing.id);
  } else if (kind === "ignored") {
    if (mayBeEntry(thing.tags)) report.things.notListed++;
  } else if (area && !pointInGeometry(thing.point, area.outline)) {
    report.things.outsideArea++;
    unread.push(thing.id);
  } else {
    const { profile, dropped } = readProfile(thing.tags);
    for (const { field, reason, value } of dropped)
      rejections.push({ element: thing.id, field, reason, detail: value });
    report.fieldsDropped += dropped.length;
    report[kind === "business" ? "businesses" : "places"]++;
    if (profile.names.length === 0) report.nameless++;
    const group = categoryGroup(categories[0] ?? "");
    report.groups[group] = (report.groups[group] ?? 0) + 1;
    const facts: Facts = { ...profile, categories, place: thing.point };
    return { ref: thing.id, kind, facts, reach: reachOf(thing), filedAs: filedAs(thing) };
  }
  return undefined;
}
