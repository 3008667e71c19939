import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { inSite } from "../../../../kernel/db/in-site.ts";
import {
  type Command,
  type CommandContext,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../../kernel/module/command.ts";
import { openTable, type TableFormat } from "../../../../kernel/tables/open-table.ts";
import { type TableFile, TableFileError } from "../../../../kernel/tables/table-file.ts";
import { type Area, areasOf, requireSite, type Site } from "../../../quarter/index.ts";
import { importList } from "../../actions/import/import-list.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import { type Mapping, writeMapping } from "../../rules/columns/mapping.ts";
import { reasonSentence } from "../../rules/lists/reasons.ts";
import { sourceName } from "../../rules/lists/source-name.ts";
import { asRefusal, runOptions } from "../import/again-options.ts";
import { resultOf } from "../import/report-lines.ts";
import { layoutsOf, readMapping } from "./list-layouts.ts";
import { categoryOption, dayOption, licenceOption, listOptions } from "./list-options.ts";
import { layoutLines, listReportLines, mappingGapLines } from "./list-report-lines.ts";

async function areaNamed(context: CommandContext, site: Site): Promise<Area | undefined> {
  const name = textOption(context, "area");
  if (name === undefined) return undefined;
  const areas = await inSite(context.db, site.id, areasOf);
  const area = areas.find((known) => known.key === name || known.name === name);
  if (!area)
    throw new CommandRefused(
      `The site has no area "${name}". It has: ${areas.map((known) => known.name).join(", ") || "none"}.`,
    );
  return area;
}

/** The file of what was not taken: a table that spreadsheets open. */
function rejectedWriter(file: string | undefined) {
  const stream = file === undefined ? undefined : createWriteStream(file);
  stream?.on("error", () => undefined);
  const line = (cells: string[]) =>
    stream?.write(`${cells.map((cell) => cell.replace(/[\t\n\r]/g, " ")).join("\t")}\n`);
  line(["row", "field", "reason", "detail", "meaning"]);
  return {
    write: (one: { element: string; field: string; reason: string; detail?: string }) =>
      line([one.element, one.field, one.reason, one.detail ?? "", reasonSentence(one.reason)]),
    async close() {
      if (stream)
        await finished(stream.end()).catch(() => {
          throw new CommandRefused(`The file ${file} cannot be written.`);
        });
    },
  };
}

async function saveMapping(
  file: string | undefined,
  table: TableFile,
  layouts: Layout[],
  mapping: Mapping | undefined,
  unknown: string[],
): Promise<void> {
  if (file === undefined) return;
  const text = writeMapping(table.writing, layouts, mapping, unknown);
  await writeFile(file, text).catch(() => {
    throw new CommandRefused(`The file ${file} cannot be written.`);
  });
}

async function run(context: CommandContext, format: TableFormat): Promise<void> {
  const { db, out } = context;
  const file = onlyWord(context, "FILE");
  const site = await requireSite(db, requiredOption(context, "site"));
  const mapping = await readMapping(textOption(context, "map"));
  const category = categoryOption(context);
  const licence = licenceOption(context);
  const asOf = dayOption(context, "as-of");
  const area = await areaNamed(context, site);
  const writeMap = textOption(context, "write-map");
  const dryRun = context.options["dry-run"] === true;
  const table = await openTable(file, format, {
    ...mapping?.file,
    ...(textOption(context, "encoding") && { encoding: textOption(context, "encoding") }),
    ...(textOption(context, "delimiter") && {
      delimiter: textOption(context, "delimiter")?.replace(/^(\\t|tab)$/, "\t"),
    }),
  });
  const rejected = rejectedWriter(textOption(context, "rejected"));
  try {
    const layouts = await layoutsOf(table, mapping, textOption(context, "sheet"));
    for (const line of layoutLines(table.writing, layouts)) out.say(line);
    for (const line of mappingGapLines(mapping, layouts)) out.say(line);
    if (!layouts.some((layout) => layout.use)) {
      await saveMapping(writeMap, table, layouts, mapping, []);
      throw new CommandRefused(
        `${file}: no table looks like a list of businesses: there must be a column for the name or the trade and one for the place. ` +
          (writeMap === undefined
            ? "Write down what was guessed by --write-map FILE, correct it, and give it back by --map FILE."
            : `What was guessed stands in ${writeMap}: correct it, set "use" to true, and give it back by --map ${writeMap}.`),
      );
    }
    const name = textOption(context, "source") ?? sourceName(file);
    const started = Date.now();
    const result = await importList(db, site, {
      file,
      table,
      layouts,
      dryRun,
      ...runOptions(context),
      source: {
        name,
        licence,
        attribution: textOption(context, "attribution") ?? name,
        url: textOption(context, "source-url") ?? null,
      },
      ...(mapping && { mapping }),
      ...(category !== undefined && { category }),
      ...(area && { area }),
      ...(asOf !== undefined && { asOf }),
      onRejected: rejected.write,
      onProgress: ({ rows, share }) => {
        const seconds = Math.max(0.1, (Date.now() - started) / 1000);
        const left = share > 0.02 ? `, about ${Math.ceil((seconds / share) * (1 - share))} s left` : "";
        out.progress(`${Math.round(share * 100)} %, ${rows} rows, ${Math.round(rows / seconds)}/s${left}`);
      },
    });
    const { report } = result;
    await saveMapping(writeMap, table, layouts, mapping, [...report.unknownCategories.keys()]);
    out.result(
      {
        ...resultOf(site, result, { dryRun }),
        source: name,
        licence,
        writing: table.writing,
        tables: layouts,
        unknownCategories: Object.fromEntries(report.unknownCategories),
      },
      listReportLines(
        site,
        { ...result, report },
        {
          dryRun,
          older: context.options.older === true,
          licence,
          source: name,
          writeMap,
        },
      ),
    );
  } catch (error) {
    if (error instanceof TableFileError) throw new CommandRefused(`${file}: ${error.message}`);
    throw asRefusal(error);
  } finally {
    await table.close();
    await rejected.close();
  }
}

const formats: [TableFormat, string][] = [
  ["csv", "takes businesses from a CSV file (semicolons, commas, tabs; any usual encoding)"],
  ["xlsx", "takes businesses from the tabs of an Excel workbook"],
  ["json", "takes businesses from JSON: a list of objects, one per line, or GeoJSON"],
];

/** `import csv`, `import xlsx`, `import json`. */
export const listCommands: Command[] = formats.map(([format, summary]) => ({
  name: `import ${format}`,
  usage: "FILE --site S [--map MAPPING] [--category PRESET] [--source NAME] [--licence SPDX]",
  summary,
  options: listOptions(format),
  run: async (context) => {
    try {
      await run(context, format);
    } catch (error) {
      if (error instanceof TableFileError) throw new CommandRefused(`${context.words[0]}: ${error.message}`);
      throw error;
    }
  },
}));
