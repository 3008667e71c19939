import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { now } from "../../../kernel/clock/clock.ts";
import { DatabaseGone } from "../../../kernel/db/database-gone.ts";
import { readInSite } from "../../../kernel/db/in-site.ts";
import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { areasOf, requireSite, type Site, siteAddress } from "../../quarter/index.ts";
import type { OpenRecord } from "../rules/open-data/record-schema.ts";
import { type ExportFormat, exportFormats, writeFormat } from "../rules/open-data/write-format.ts";
import { collectionOf } from "../store/collection.ts";
import { changedBatches, changesSince } from "../store/found/changes-since.ts";
import { matchingIds } from "../store/matching.ts";
import { recordBatches } from "../store/open-records.ts";
import { cannotWrite } from "./cannot-write.ts";
import { filterOptions, filtersOf } from "./export-options.ts";
import { sinceOf } from "./since-option.ts";

function formatOf(context: CommandContext): ExportFormat {
  const word = onlyWord(context, "FORMAT");
  const format = exportFormats.find((known) => known === word);
  if (!format) throw new CommandRefused(`"${word}" is no format; there are ${exportFormats.join(", ")}.`, 2);
  return format;
}

/** Addresses of pages: full ones where the public address of the platform is known, else from the root on. */
function pageUrls(site: Site, locale: Parameters<typeof siteAddress>[0]["locale"]): (slug: string) => string {
  const base = process.env.BASE_URL ?? "";
  const known = URL.canParse(base);
  const url = new URL(known ? base : "http://localhost");
  return (slug) => {
    const path = siteAddress({ site, locale, url }, "betriebe", slug);
    return known ? new URL(path, url).href : path;
  };
}

/** The whole file or none: it gets its name when it is complete. */
async function writeFile(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(pieces, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    // Faults of the file system name their call; others are not ours to explain.
    if (error instanceof Error && "syscall" in error && !(error instanceof DatabaseGone))
      throw new CommandRefused(cannotWrite(file, error));
    throw error;
  }
}

/** To standard output; a reader that has seen enough (`| head`) is no fault. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(pieces, process.stdout, { end: false });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) throw error;
  }
}

export const exportCommand: Command = {
  name: "export",
  usage: "csv|geojson|json --site S [--out FILE] [filters]",
  summary: "writes the published directory of a site as open data",
  options: [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "out", value: "FILE", help: "where to write; standard output without it" },
    {
      name: "since",
      value: "DAY",
      help: "only what is new or changed since then, and the ids of what is gone: 2026-01-01, or a moment in ISO 8601",
    },
    ...filterOptions,
  ],
  async run(context) {
    const { db, out } = context;
    const format = formatOf(context);
    const site = await requireSite(db, requiredOption(context, "site"));
    const file = textOption(context, "out");
    const nowMinute = Math.floor(now().getTime() / 60_000);
    const areas = await readInSite(db, site.id, areasOf);
    const { narrowing, lang } = filtersOf(context, new Set(areas.map((area) => area.key)), nowMinute);
    const { near } = narrowing;
    const collection = await readInSite(db, site.id, (tx) => collectionOf(tx, site, lang));
    const since = sinceOf(context);
    const changes = since && (await changesSince(db, site.id, since));
    const matching = await matchingIds(db, site.id, { ...narrowing, nowMinute });
    const ids = changes ? matching.filter((id) => changes.of.has(id)) : matching;
    const view = { locale: lang, nowMinute, pageUrl: pageUrls(site, lang), ...(near && { near }) };
    let records = 0;
    async function* counted(): AsyncGenerator<OpenRecord[]> {
      for await (const batch of recordBatches(db, site.id, ids, view)) {
        records += batch.length;
        out.progress(`${records} of ${ids.length}`);
        yield batch;
      }
    }
    const batches = changes ? changedBatches(changes, ids, counted()) : counted();
    const pieces = writeFormat(format, collection, batches, changes?.since);
    if (file === undefined) return print(pieces);
    await writeFile(file, pieces);
    const gone = changes?.since.gone.length ?? 0;
    out.result({ site: site.key, format, file, records, ...(changes && { gone }) }, [
      changes
        ? `${records} new or changed entries and ${gone} that are gone written to ${file}.`
        : `${records} entries written to ${file}.`,
    ]);
  },
};
