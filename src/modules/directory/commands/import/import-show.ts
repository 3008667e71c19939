// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { type Command, CommandRefused, textOption } from "../../../../kernel/module/command.ts";
import { countPairs, listPairs, type PairFilter } from "../../store/duplicates/queue.ts";
import {
  countLines,
  type ImportEffect,
  type ImportLine,
  importEffects,
  linesOfImport,
} from "../../store/import/import-lines.ts";
import { importNumbered, rejectionsOf } from "../../store/imports.ts";
import { siteOf, siteOption } from "../business-entry.ts";
import { pairLine } from "../duplicates/duplicate-number.ts";
import { inLine } from "../readable-value.ts";
import { effectOf } from "./import-list.ts";
import { importNumberIn, noSuchImport, pageOf, pageOption, perPage } from "./import-number.ts";

const kinds = [...importEffects, "joined", "asked", "rejected"] as const;
type Kind = (typeof kinds)[number];

/** How many of each kind are shown where nothing was asked for. */
const atFirst = 10;

function lineOf({ shortId, name, category, before, after, undone }: ImportLine): string {
  const [was, is]: Record<string, unknown>[] = [before?.facts ?? {}, after?.facts ?? {}];
  const changes = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])]
    .map((field) => `${field}: ${inLine(field, was?.[field])} → ${inLine(field, is?.[field])}`)
    .join("; ");
  const reason = after?.reason ? `, ${after.reason}` : "";
  return `    ${shortId}  ${name || "(no name)"}  ${category}${reason}${changes && `  ${changes}`}${undone ? "  (taken back)" : ""}`;
}

export const importShowCommand: Command = {
  name: "import show",
  usage: "N --site S [--only KIND] [--page N]",
  summary:
    "shows what an import did: counts, and which entries were new, joined, asked, changed, moved, perhaps closed",
  options: [siteOption, { name: "only", value: "KIND", help: `one of: ${kinds.join(", ")}` }, pageOption],
  async run(context) {
    const id = importNumberIn(context);
    const only = textOption(context, "only");
    if (only !== undefined && !kinds.includes(only as Kind))
      throw new CommandRefused(`--only is one of ${kinds.join(", ")}, not "${only.slice(0, 60)}".`, 2);
    const page = pageOf(context);
    const site = await siteOf(context);
    const [limit, offset] = only ? [perPage, (page - 1) * perPage] : [atFirst, 0];
    const wanted = (kind: Kind) => only === undefined || only === kind;
    const shown = await readInSite(context.db, site.id, async (tx) => {
      const run = await importNumbered(tx, id);
      if (!run) throw noSuchImport(site, id);
      const entries: Partial<Record<ImportEffect, ImportLine[]>> = {};
      for (const effect of importEffects)
        if (wanted(effect)) entries[effect] = await linesOfImport(tx, id, effect, limit, offset);
      const rejected = wanted("rejected") ? await rejectionsOf(tx, id, limit, offset) : [];
      const joined: PairFilter = { state: "merged", importId: id };
      const asked: PairFilter = { state: "open", importId: id };
      const pairs = {
        joined: wanted("joined") ? await listPairs(tx, joined, limit, offset) : [],
        asked: wanted("asked") ? await listPairs(tx, asked, limit, offset) : [],
      };
      const paired = { joined: await countPairs(tx, joined), asked: await countPairs(tx, asked) };
      return { run, totals: { ...(await countLines(tx, id)), ...paired }, entries, pairs, rejected };
    });
    const { run, totals, entries, pairs, rejected } = shown;
    const more = (kind: Kind) =>
      `    more: import show ${id} --site ${site.key} --only ${kind}${only ? ` --page ${page + 1}` : ""}`;
    context.out.result({ site: site.key, ...run, page, totals, entries, pairs, rejected }, [
      `Import ${run.id} of ${run.finishedAt.toISOString()}: ${run.source} as of ${run.asOf}, ${run.fileName} (${run.format}${run.licence ? `, ${run.licence}` : ""})`,
      `  ${effectOf(run)}`,
      ...(run.undoneAt ? [`  taken back ${run.undoneAt.toISOString()} by ${run.undoneBy}`] : []),
      ...importEffects.flatMap((effect) => {
        const lines = entries[effect] ?? [];
        if (lines.length === 0) return [];
        return [
          `  ${effect} (${totals[effect]}):`,
          ...lines.map(lineOf),
          ...(offset + lines.length < totals[effect] ? [more(effect)] : []),
        ];
      }),
      ...(["joined", "asked"] as const).flatMap((kind) =>
        pairs[kind].length === 0
          ? []
          : [
              `  ${kind} (${totals[kind]}):`,
              ...pairs[kind].map((pair) => `  ${pairLine(pair)}`),
              ...(offset + pairs[kind].length < totals[kind] ? [more(kind)] : []),
            ],
      ),
      ...(rejected.length > 0 ? ["  rejected elements and fields:"] : []),
      ...rejected.map(
        ({ element, field, reason, detail }) =>
          `    ${element}  ${field}  ${reason}${detail ? `  ${detail}` : ""}`,
      ),
      ...(rejected.length === limit ? [more("rejected")] : []),
    ]);
  },
};
