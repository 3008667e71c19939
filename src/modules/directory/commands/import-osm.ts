import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { inSite } from "../../../kernel/db/in-site.ts";
import { OsmFileError } from "../../../kernel/geo/osm/osm-file-error.ts";
import type { ReadProgress } from "../../../kernel/geo/osm/osm-thing.ts";
import {
  type Command,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { areasOf, requireSite } from "../../quarter/index.ts";
import { importOsm } from "../actions/import-osm.ts";
import { groupName } from "../rules/categories/groups.ts";
import type { ImportReport } from "../rules/import/report.ts";

function progressLine(started: number): (progress: ReadProgress) => string {
  return ({ phase, bytesRead, bytesTotal, elements }) => {
    const seconds = (Date.now() - started) / 1000;
    const share = bytesTotal > 0 ? bytesRead / bytesTotal : 0;
    const left =
      share > 0.02 ? `, about ${Math.ceil((seconds / share) * (1 - share))} s left in this phase` : "";
    return `${phase}: ${Math.round(share * 100)} %, ${elements} elements, ${Math.round(elements / Math.max(seconds, 0.1))}/s${left}`;
  };
}

/** The report in lines for people. */
function reportLines(report: ImportReport, dryRun: boolean): string[] {
  const { things } = report;
  const groups = Object.entries(report.groups).sort((a, b) => b[1] - a[1]);
  return [
    dryRun ? "Dry run: nothing was changed. The import would do this:" : "Imported:",
    `  ${report.businesses} businesses and ${report.places} useful places: ${things.new} new, ${things.changed} changed, ${things.unchanged} unchanged, ${things.hidden} stay hidden`,
    `  ${report.nameless} of them without a name`,
    ...groups.map(([group, count]) => `    ${String(count).padStart(6)}  ${groupName(group, "en")}`),
    `  ${report.baseFeatures} features of the base map, ${report.addresses} addresses`,
    `  not imported: ${things.notListed} of other kinds (parking, benches …), ${things.vacant} vacant or disused, ${things.outsideBox} outside the site's box, ${things.outsideArea} outside the area`,
    `  rejected: ${things.rejected} elements; ${report.fieldsDropped} fields were not understood and left out`,
  ];
}

export const importOsmCommand: Command = {
  name: "import osm",
  usage: "FILE --site S [--area NAME]",
  summary: "takes businesses and the base map from OpenStreetMap (.osm.pbf, Overpass JSON) or GeoJSON",
  options: [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "area", value: "NAME", help: "only what lies in this programme area" },
    { name: "dry-run", help: "say what would happen, change nothing" },
    {
      name: "rejected",
      value: "FILE",
      help: "write what was rejected to a file (tab-separated: id, field, reason, detail)",
    },
  ],
  async run(context) {
    const { db, out } = context;
    const file = onlyWord(context, "FILE");
    const site = await requireSite(db, requiredOption(context, "site"));
    const areaName = textOption(context, "area");
    const areas = areaName ? await inSite(db, site.id, areasOf) : [];
    const area = areas.find((known) => known.key === areaName || known.name === areaName);
    if (areaName && !area)
      throw new CommandRefused(
        `The site has no area "${areaName}". It has: ${areas.map((known) => known.name).join(", ") || "none"}.`,
      );
    const rejectedFile = textOption(context, "rejected");
    const rejected = rejectedFile ? createWriteStream(rejectedFile) : undefined;
    rejected?.on("error", () => undefined);
    rejected?.write("id\tfield\treason\tdetail\n");
    const line = progressLine(Date.now());
    const dryRun = context.options["dry-run"] === true;
    try {
      const { importId, report } = await importOsm(db, site, {
        file,
        dryRun,
        ...(area && { area }),
        onProgress: (progress) => out.progress(line(progress)),
        onRejected: ({ element, field, reason, detail }) =>
          rejected?.write(
            `${[element, field, reason, detail ?? ""].map((cell) => cell.replace(/[\t\n\r]/g, " ")).join("\t")}\n`,
          ),
      });
      out.result(
        { site: site.key, import: dryRun ? null : importId, dryRun, ...report },
        reportLines(report, dryRun),
      );
    } catch (error) {
      if (error instanceof OsmFileError) throw new CommandRefused(`${file}: ${error.message}`);
      throw error;
    } finally {
      if (rejected)
        await finished(rejected.end()).catch(() => {
          throw new CommandRefused(`The file ${rejectedFile} cannot be written.`);
        });
    }
  },
};
