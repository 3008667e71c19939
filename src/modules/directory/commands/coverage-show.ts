import { readInSite } from "../../../kernel/db/in-site.ts";
import { type Command, CommandRefused, requiredOption, textOption } from "../../../kernel/module/command.ts";
import { areasOf, requireSite } from "../../quarter/index.ts";
import { groupName } from "../rules/categories/groups.ts";
import { compareCoverage } from "../rules/sectors/compare-coverage.ts";
import { coverageOf, listedByGroup } from "../store/import/coverage.ts";

/** `coverage show`: how many businesses registers count, and how many of them the directory holds. */
export const coverageShow: Command = {
  name: "coverage show",
  usage: "--site S [--area NAME]",
  summary: "compares what registers count (rows without names) with what the directory holds",
  options: [
    { name: "site", value: "S", help: "the key of the site" },
    { name: "area", value: "NAME", help: "only this programme area" },
  ],
  async run(context) {
    const { db, out } = context;
    const site = await requireSite(db, requiredOption(context, "site"));
    const name = textOption(context, "area");
    const read = await readInSite(db, site.id, async (tx) => {
      const areas = await areasOf(tx);
      const area = areas.find((known) => known.key === name || known.name === name);
      if (name !== undefined && !area)
        throw new CommandRefused(
          `The site has no area "${name}". It has: ${areas.map((known) => known.name).join(", ") || "none"}.`,
        );
      return { area, coverage: await coverageOf(tx), listed: await listedByGroup(tx, area?.key) };
    });
    const lists = read.coverage.map(({ source, asOf, counts }) => {
      const within = counts.filter((count) => read.area === undefined || count.area === read.area.key);
      return { source, asOf, ...compareCoverage(within, read.listed), counts: within };
    });
    out.result(
      { site: site.key, area: read.area?.key ?? null, lists },
      lists.length === 0
        ? ["No list with rows without names was imported yet (import csv|xlsx|json)."]
        : lists.flatMap(({ source, asOf, total, groups, withoutGroup }) => [
            `${source}, as of ${asOf}: ${total} businesses${read.area ? ` in ${read.area.name}` : ""}`,
            "    counted   listed",
            ...groups.map(
              ({ group, counted, listed }) =>
                `    ${String(counted).padStart(7)}  ${String(listed).padStart(7)}  ${groupName(group, "en")}`,
            ),
            ...(withoutGroup > 0
              ? [
                  `    ${String(withoutGroup).padStart(7)}        –  trades that the directory has no category for`,
                ]
              : []),
          ]),
    );
  },
};
