import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Answer } from "../../../kernel/web/answer.ts";
import type { WebContext } from "../../../kernel/web/route.ts";
import { readSince, sinceSchema } from "../rules/open-data/changes/read-since.ts";
import { filterSchema } from "../rules/open-data/parameters.ts";
import { type ExportFormat, writeFormat, writers } from "../rules/open-data/write-format.ts";
import { collectionOf, directoryVersion } from "../store/collection.ts";
import { changedBatches, changesSince } from "../store/found/changes-since.ts";
import { matchingIds } from "../store/matching.ts";
import { recordBatches } from "../store/open-records.ts";
import { readAsked } from "./asked.ts";

/** What may be asked of a whole file. */
export const downloadSchema = filterSchema.extend({
  since: sinceSchema.optional().meta({
    description:
      "A day (from its beginning in Berlin) or a moment in ISO 8601: only what is new or changed since then (`change`), " +
      "and at the end the ids of what is gone, whatever the filters say.",
    example: "2026-01-01",
  }),
});

/** Each file being sent holds some 5 MB of memory for as long as its reader takes. */
const mostAtOnce = 16;
let running = 0;

/** `GET …/businesses.geojson` and `.csv`: all that the filters leave, or what changed of it, made while it is sent. */
export function download(format: Exclude<ExportFormat, "json">): (context: WebContext) => Promise<Answer> {
  return async (context) => {
    if (running >= mostAtOnce)
      return {
        kind: "refusal",
        status: 503,
        detail: "Too many files are being sent just now; try again soon.",
      };
    const asked = await readAsked(context, downloadSchema);
    if (!asked.ok) return asked.reason;
    const { site, values, narrowing, view } = asked.value;
    const { db, url } = context;
    const { collection, version } = await readInSite(db, site.id, async (tx) => ({
      collection: await collectionOf(tx, site, values.lang),
      version: await directoryVersion(tx, site.id),
    }));
    async function* pieces(): AsyncGenerator<string> {
      running++;
      try {
        const since = values.since === undefined ? undefined : readSince(values.since);
        const changes = since && (await changesSince(db, site.id, since));
        const matching = await matchingIds(db, site.id, { ...narrowing, nowMinute: view.nowMinute });
        const ids = changes ? matching.filter((id) => changes.of.has(id)) : matching;
        const records = recordBatches(db, site.id, ids, view);
        const batches = changes ? changedBatches(changes, ids, records) : records;
        yield* writeFormat(format, collection, batches, changes?.since);
      } finally {
        running--;
      }
    }
    return {
      kind: "stream",
      contentType: writers[format].contentType,
      pieces,
      // "Open now" is another result every minute.
      version: [
        version,
        url.href,
        site.changedAt.toISOString(),
        narrowing.openAt ?? "",
        minuteOfHours(format, view.nowMinute),
      ].join("\n"),
      headers: { "Content-Disposition": `attachment; filename="${site.key}-${values.lang}.${format}"` },
      open: true,
    };
  };
}

/** A table says nothing about "now"; the features do. */
const minuteOfHours = (format: ExportFormat, nowMinute: number): string =>
  format === "csv" ? "" : String(nowMinute);
