// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Command } from "../../../../kernel/module/command.ts";
import { allSites } from "../../../quarter/index.ts";
import { businessReasonText } from "../../rules/duplicates/business-reason-text.ts";
import { countPairs, listPairs, type PairFilter } from "../../store/duplicates/queue.ts";
import { siteOf, siteOption } from "../business-entry.ts";
import { pageOf, pageOption, perPage } from "../import/import-number.ts";
import { pairLine } from "./duplicate-number.ts";

export const duplicatesList: Command = {
  name: "duplicates list",
  usage: "[--site S] [--all] [--page N]",
  summary: "shows the entries that may be the same and wait for an answer, the likeliest first, with reasons",
  options: [siteOption, { name: "all", help: "also those that were merged or told apart" }, pageOption],
  async run(context) {
    const { db, out, options } = context;
    const page = pageOf(context);
    const filter: PairFilter = options.all === true ? {} : { state: "open" };
    const sites = options.site === undefined ? await allSites(db) : [await siteOf(context)];
    const lines: string[] = [];
    const results = [];
    for (const site of sites) {
      const { pairs, total } = await readInSite(db, site.id, async (tx) => ({
        pairs: await listPairs(tx, filter, perPage, (page - 1) * perPage),
        total: await countPairs(tx, filter),
      }));
      results.push(
        ...pairs.map((pair) => ({ site: site.key, ...pair, words: businessReasonText(pair.reasons) })),
      );
      if (pairs.length === 0) continue;
      lines.push(
        `${site.key}: ${total} ${total === 1 ? "pair" : "pairs"}${options.all === true ? "" : total === 1 ? " waits for an answer" : " wait for an answer"}`,
        ...pairs.map(pairLine),
      );
      if (page * perPage < total)
        lines.push(
          `  more: duplicates list --site ${site.key}${options.all === true ? " --all" : ""} --page ${page + 1}`,
        );
    }
    out.result(
      { page, duplicates: results },
      lines.length === 0
        ? [options.all === true ? "No pairs." : "No pairs wait for an answer."]
        : [
            ...lines,
            '"duplicates show N" compares both, "duplicates merge N" makes one of them, "duplicates separate N" tells them apart.',
          ],
    );
  },
};
