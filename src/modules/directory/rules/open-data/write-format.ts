import * as z from "zod";
import { positionOf } from "../../../../kernel/geo/geometry.ts";
import type { ChangedRecord, Since } from "./changes/changed-record.ts";
import { recordSchema } from "./record-schema.ts";
import { csvGone, csvHead, csvRecords } from "./to-csv.ts";

export const exportFormats = ["json", "geojson", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What stands once above all records. */
export const collectionSchema = z.object({
  site: z.object({ key: z.string(), name: z.string() }),
  lang: z.string(),
  licence: z.string().nullable().describe("SPDX expression over all sources of the site."),
  attribution: z.string().nullable().describe("To be shown wherever the data are shown."),
});
export type Collection = z.infer<typeof collectionSchema>;

const { position: _, ...properties } = recordSchema.shape;

/** A record as a feature (RFC 7946); its position is the geometry. */
export const featureSchema = z.object({
  type: z.literal("Feature"),
  id: z.string(),
  geometry: z.object({ type: z.literal("Point"), coordinates: z.tuple([z.number(), z.number()]) }),
  properties: z.object(properties),
});

/** A record as a feature (RFC 7946). */
export function toFeature({ position, ...rest }: ChangedRecord): z.infer<typeof featureSchema> {
  return {
    type: "Feature",
    id: rest.id,
    geometry: { type: "Point", coordinates: positionOf(position) },
    properties: rest,
  };
}

/** A file in pieces: its beginning, batches of records, its end. */
interface Writer {
  contentType: string;
  head(collection: Collection, since?: Since): string;
  records(batch: readonly ChangedRecord[], isFirst: boolean): string;
  tail(since?: Since): string;
}

const opened = (members: object, since: Since | undefined, list: string): string =>
  `${JSON.stringify({ ...members, ...(since && { since: since.since }) }).slice(0, -1)},"${list}":[\n`;
const items = (values: readonly unknown[], isFirst: boolean): string =>
  values.map((value, index) => (isFirst && index === 0 ? "" : ",\n") + JSON.stringify(value)).join("");
const closed = (since?: Since): string =>
  since ? `\n],"gone":[\n${items(since.gone, true)}\n]}\n` : "\n]}\n";

export const writers: Record<ExportFormat, Writer> = {
  json: {
    contentType: "application/json; charset=utf-8",
    head: (collection, since) => opened(collection, since, "businesses"),
    records: items,
    tail: closed,
  },
  geojson: {
    contentType: "application/geo+json; charset=utf-8",
    head: (collection, since) => opened({ type: "FeatureCollection", ...collection }, since, "features"),
    records: (batch, isFirst) => items(batch.map(toFeature), isFirst),
    tail: closed,
  },
  csv: {
    contentType: "text/csv; charset=utf-8; header=present",
    head: (_, since) => csvHead(since !== undefined),
    records: (batch) => csvRecords(batch),
    tail: (since) => (since ? csvGone(since.gone) : ""),
  },
};

/**
 * The pieces of a whole file, in order; `batches` may be as long as it likes. With `since` it is a file of changes, which
 * ends with what is gone.
 */
export async function* writeFormat(
  format: ExportFormat,
  collection: Collection,
  batches: AsyncIterable<readonly ChangedRecord[]>,
  since?: Since,
): AsyncGenerator<string> {
  const writer = writers[format];
  yield writer.head(collection, since);
  let isFirst = true;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield writer.records(batch, isFirst);
    isFirst = false;
  }
  yield writer.tail(since);
}
