// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Command } from "../../../../kernel/module/command.ts";
import { allSites } from "../../../quarter/index.ts";
import { type ImportRun, importsOf } from "../../store/imports.ts";
import { siteOf, siteOption } from "../business-entry.ts";
import { pageOf, pageOption, perPage } from "./import-number.ts";

const number = (value: unknown): number => (typeof value === "number" ? value : 0);

/** What an import did, in a few words. */
export function effectOf({ counts }: Pick<ImportRun, "counts">): string {
  const things = (counts.things ?? {}) as Record<string, unknown>;
  const missing = (counts.missing ?? {}) as Record<string, unknown>;
  const parts = ["new", "joined", "changed", "moved", "returned", "unchanged"].map(
    (name) => `${number(things[name])} ${name}`,
  );
  return [
    ...parts,
    `${number(counts.asked)} asked`,
    `${number(missing.perhapsClosed)} perhaps closed`,
    `${number(things.rejected)} rejected`,
  ].join(", ");
}

export const importListCommand: Command = {
  name: "import list",
  usage: "[--site S] [--page N]",
  summary: "shows the imports of a site, or of all sites, the last first",
  options: [siteOption, pageOption],
  async run(context) {
    const { db, out } = context;
    const page = pageOf(context);
    const sites = context.options.site === undefined ? await allSites(db) : [await siteOf(context)];
    const found = [];
    for (const site of sites) {
      const runs = await readInSite(db, site.id, (tx) => importsOf(tx, perPage, (page - 1) * perPage));
      found.push(...runs.map((run) => ({ site: site.key, ...run })));
    }
    const lines = found.map((run) => {
      const undone = run.undoneAt ? `  (taken back ${run.undoneAt.toISOString().slice(0, 16)})` : "";
      return `${run.site}  ${run.id}  ${run.finishedAt.toISOString().slice(0, 16)}  ${run.source} as of ${run.asOf}, ${run.fileName}: ${effectOf(run)}${undone}`;
    });
    out.result({ page, imports: found }, lines.length > 0 ? lines : ["No imports."]);
  },
};
