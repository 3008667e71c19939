import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { announceChange } from "../../../kernel/db/changes.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { inSite } from "../../../kernel/db/in-site.ts";
import { pointInGeometry } from "../../../kernel/geo/inside.ts";
import type { OsmThing, ReadEvent } from "../../../kernel/geo/osm/osm-thing.ts";
import { type ReadProgress, readOsm, sniffFormat } from "../../../kernel/geo/osm/read-osm.ts";
import { type BaseFeature, baseFeatureOf, baseKind, makeTiles, putBaseFeatures } from "../../places/index.ts";
import { type Area, areasOf, type Site } from "../../quarter/index.ts";
import type { Facts, Source } from "../rules/business.ts";
import { catalogueVersion, mainKeys } from "../rules/categories/catalogue.ts";
import { categoryIds } from "../rules/categories/classify.ts";
import { categoryGroup } from "../rules/categories/groups.ts";
import { readProfile } from "../rules/fields/read-profile.ts";
import { emptyReport, type ImportReport } from "../rules/import/report.ts";
import { finishImport, insertImport, insertRejections, type Rejection } from "../store/imports.ts";
import { analyseListings } from "../store/listings.ts";
import { insertSource, sourcesOf } from "../store/sources.ts";
import { type BatchContext, type Incoming, takeBatch } from "./take-batch.ts";
import { teachCategories } from "./teach-categories.ts";

export interface ImportOptions {
  file: string;
  /** Only what lies inside the outline of this quarter. */
  area?: Area;
  /** Says exactly what would happen, and leaves everything as it was. */
  dryRun?: boolean;
  /** Where the facts come from; OpenStreetMap unless something else is said. */
  source?: Pick<Source, "name" | "licence" | "attribution" | "url">;
  onProgress?(progress: ReadProgress): void;
  onRejected?(rejection: Rejection): void;
}

export const openStreetMap = {
  name: "OpenStreetMap",
  licence: "ODbL-1.0",
  attribution: "© OpenStreetMap contributors",
  url: "https://www.openstreetmap.org/copyright",
};

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

/**
 * Takes the businesses, the useful places and the base map from an OpenStreetMap or GeoJSON file, clipped to the site's
 * box, in one transaction: an interrupted import is whole or absent.
 *
 * @throws {OsmFileError} when the file cannot be read as a whole.
 */
export async function importOsm(
  db: Db,
  site: Site,
  options: ImportOptions,
): Promise<{ importId: number; report: ImportReport }> {
  const report = emptyReport();
  let importId = 0;
  try {
    await inSite(db, site.id, async (tx) => {
      importId = await runImport(tx, site, options, report);
      if (options.dryRun) throw new DryRun();
      await announceChange(tx, site.id);
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  if (!options.dryRun) await analyseListings(db);
  return { importId, report };
}

async function runImport(tx: Db, site: Site, options: ImportOptions, report: ImportReport): Promise<number> {
  const format = await sniffFormat(options.file);
  const asOf = (await stat(options.file)).mtime.toISOString().slice(0, 10);
  const source = await insertSource(tx, site.id, {
    ...(options.source ?? openStreetMap),
    kind: "import",
    asOf,
  });
  const importId = await insertImport(tx, site.id, {
    sourceId: source.id,
    format,
    fileName: basename(options.file),
  });
  const context: BatchContext = {
    tx,
    site,
    areas: await areasOf(tx),
    scheme: "osm",
    source,
    sources: await sourcesOf(tx),
    importId,
    actor: "import",
  };
  let rejected = 0;
  const reject = async (rejections: Rejection[]) => {
    for (const rejection of rejections) options.onRejected?.(rejection);
    await insertRejections(tx, site.id, importId, rejected, rejections);
    rejected += rejections.length;
  };
  const events = readOsm(options.file, {
    box: site.box,
    wanted: (tags) => baseKind(tags) !== undefined || mainKeys.some((key) => Object.hasOwn(tags, key)),
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
  const write = async ({ incoming, base, rejections }: Prepared) => {
    for (const outcome of await takeBatch(context, incoming)) report.things[outcome]++;
    await putBaseFeatures(tx, site.id, base, source.attribution ?? source.name);
    report.baseFeatures += base.length;
    await reject(rejections);
  };
  // While the database writes one batch the next is read and understood.
  let writing = Promise.resolve();
  try {
    for await (const batch of events) {
      const prepared = prepare(batch, options.area, report);
      await writing;
      writing = write(prepared);
      // Handled where it is awaited; until then it must not count as unhandled.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
  await teachCategories(tx, site.id);
  if (!options.dryRun && report.baseFeatures > 0) await makeTiles(tx, site);
  await finishImport(tx, importId, { ...report, catalogue: catalogueVersion });
  return importId;
}

interface Prepared {
  incoming: Incoming[];
  base: BaseFeature[];
  rejections: Rejection[];
}

/** Understands a batch of the file; what happens to it is counted in the report. */
function prepare(batch: ReadEvent[], area: Area | undefined, report: ImportReport): Prepared {
  const incoming = new Map<string, Incoming>();
  const base: BaseFeature[] = [];
  const rejections: Rejection[] = [];
  for (const event of batch) {
    if (event.kind === "rejected") {
      const { id, whole, ...why } = event.rejected;
      if (whole) report.things.rejected++;
      else report.fieldsDropped++;
      rejections.push({ element: id, ...why });
    } else if (event.kind === "outside") report.things.outsideBox += event.count;
    else {
      const feature = baseFeatureOf(event.thing);
      if (feature) base.push(feature);
      const entry = toIncoming(event.thing, area, report, rejections);
      if (entry) incoming.set(entry.ref, entry);
    }
  }
  return { incoming: [...incoming.values()], base, rejections };
}

function toIncoming(
  thing: OsmThing,
  area: Area | undefined,
  report: ImportReport,
  rejections: Rejection[],
): Incoming | undefined {
  const { kind, categories } = categoryIds(thing.tags);
  if (kind === "vacant") report.things.vacant++;
  else if (kind === "ignored") {
    if (mainKeys.some((key) => Object.hasOwn(thing.tags, key))) report.things.notListed++;
  } else if (area && !pointInGeometry(thing.point, area.outline)) report.things.outsideArea++;
  else {
    const { profile, dropped } = readProfile(thing.tags);
    for (const { field, reason, value } of dropped)
      rejections.push({ element: thing.id, field, reason, detail: value });
    report.fieldsDropped += dropped.length;
    report[kind === "business" ? "businesses" : "places"]++;
    if (profile.names.length === 0) report.nameless++;
    const group = categoryGroup(categories[0] ?? "");
    report.groups[group] = (report.groups[group] ?? 0) + 1;
    const facts: Facts = { ...profile, categories, place: thing.point };
    return { ref: thing.id, kind, facts };
  }
  return undefined;
}
