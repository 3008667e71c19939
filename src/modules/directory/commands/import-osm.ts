import { inSite } from "../../../kernel/db/in-site.ts";
import { OsmFileError } from "../../../kernel/geo/osm/osm-file-error.ts";
import type { ReadProgress } from "../../../kernel/geo/osm/osm-thing.ts";
import { OverpassError } from "../../../kernel/geo/osm/overpass/ask-overpass.ts";
import {
  type Command,
  CommandRefused,
  onlyWord,
  requiredOption,
  textOption,
} from "../../../kernel/module/command.ts";
import { areasOf, requireSite } from "../../quarter/index.ts";
import { importFromOverpass } from "../actions/import/ask-for-site.ts";
import { importOsm } from "../actions/import/import-osm.ts";
import { againOptions, asRefusal, runOptions } from "./import/again-options.ts";
import { openRejected } from "./import/rejected-file.ts";
import { progressLine, reportLines, resultOf } from "./import/report-lines.ts";

export const importOsmCommand: Command = {
  name: "import osm",
  usage: "FILE --site S [--area NAME]  or  --overpass URL --site S",
  summary: "takes businesses and the base map from OpenStreetMap (.osm.pbf, Overpass JSON) or GeoJSON",
  options: [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "area", value: "NAME", help: "only what lies in this programme area" },
    {
      name: "overpass",
      value: "URL",
      help: "ask this Overpass server for the businesses instead of reading a file (without the base map)",
    },
    { name: "dry-run", help: "say what would happen, change nothing" },
    ...againOptions,
    {
      name: "rejected",
      value: "FILE",
      help: "write what was rejected to a file (tab-separated: id, field, reason, detail)",
    },
  ],
  async run(context) {
    const { db, out } = context;
    const overpass = textOption(context, "overpass");
    if (overpass && context.words.length > 0)
      throw new CommandRefused("Either a FILE or --overpass, not both.", 2);
    const file = overpass ?? onlyWord(context, "FILE");
    const site = await requireSite(db, requiredOption(context, "site"));
    const areaName = textOption(context, "area");
    const areas = areaName ? await inSite(db, site.id, areasOf) : [];
    const area = areas.find((known) => known.key === areaName || known.name === areaName);
    if (areaName && !area)
      throw new CommandRefused(
        `The site has no area "${areaName}". It has: ${areas.map((known) => known.name).join(", ") || "none"}.`,
      );
    const rejected = await openRejected(textOption(context, "rejected"), file);
    const line = progressLine(Date.now());
    const again = runOptions(context);
    const dryRun = context.options["dry-run"] === true;
    try {
      const options = {
        dryRun,
        ...again,
        ...(area && { area }),
        onProgress: (progress: ReadProgress) => out.progress(line(progress)),
        ...(rejected && { onRejected: rejected.add }),
      };
      const result = await (overpass
        ? importFromOverpass(db, site, overpass, options, {
            onPause: (reason, seconds) =>
              out.say(`The server says that ${reason}; asking again in ${Math.ceil(seconds)} s.`),
            onProgress: (bytes) => out.progress(`answer: ${(bytes / 1e6).toFixed(1)} MB`),
          })
        : importOsm(db, site, { ...options, file }));
      const run = { dryRun, ...again };
      out.result(resultOf(site, result, run), reportLines(site, result, run));
      await rejected?.complete();
    } catch (error) {
      if (error instanceof OsmFileError) throw new CommandRefused(`${file}: ${error.message}`);
      if (error instanceof OverpassError) throw new CommandRefused(error.message);
      throw asRefusal(error);
    } finally {
      await rejected?.close();
    }
  },
};
