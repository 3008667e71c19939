// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import type { Command } from "../../../../kernel/module/command.ts";
import type { Business, FactName, Source } from "../../rules/business.ts";
import { businessReasonText } from "../../rules/duplicates/business-reason-text.ts";
import { businessesById } from "../../store/businesses.ts";
import { duplicateNumbered } from "../../store/duplicates/queue.ts";
import { sourcesOf } from "../../store/sources.ts";
import { siteOf, siteOption, titleOf } from "../business-entry.ts";
import { readableValues } from "../readable-value.ts";
import { duplicateNumberIn, noSuchPair } from "./duplicate-number.ts";

const width = 15;
/** What people look at first. */
const first: FactName[] = ["names", "categories", "address", "place", "phones", "websites", "emails"];

type Sources = ReadonlyMap<number, Source>;

function told({ profile, place, provenance }: Business, name: FactName, sources: Sources): string {
  const value = { ...profile, place }[name];
  const source = sources.get(provenance[name] ?? -1);
  const word = source ? `  [${source.kind}: ${source.name}, ${source.asOf}]` : "";
  return value === undefined ? "–" : `${readableValues(name, value).join("; ")}${word}`;
}

/** Both entries field by field: what only one has, and what both have in other words. */
function comparedLines(one: Business, other: Business, sources: Sources): string[] {
  const names = new Set([
    ...first,
    ...([one, other].flatMap(({ profile }) => Object.keys(profile)) as FactName[]),
  ]);
  return [...names].flatMap((name) => {
    const [left, right] = [told(one, name, sources), told(other, name, sources)];
    return left === "–" && right === "–"
      ? []
      : [`  ${name.padEnd(width)}A  ${left}`, `  ${"".padEnd(width)}B  ${right}`];
  });
}

export const duplicatesShow: Command = {
  name: "duplicates show",
  usage: "N --site S",
  summary:
    "shows two entries that may be the same side by side, with the reasons and whose word each field is",
  options: [siteOption],
  async run(context) {
    const id = duplicateNumberIn(context);
    const site = await siteOf(context);
    const { pair, one, other, sources } = await readInSite(context.db, site.id, async (tx) => {
      const found = await duplicateNumbered(tx, id);
      const entries = await businessesById(tx, found ? [found.one, found.other] : []);
      const [a, b] = [entries.get(found?.one ?? ""), entries.get(found?.other ?? "")];
      if (!found || !a || !b) throw noSuchPair(site, id);
      return { pair: found, one: a, other: b, sources: await sourcesOf(tx) };
    });
    const { score, reasons, state, byRule, decidedBy, decidedAt, importId } = pair;
    const kept = pair.kept === null ? null : pair.kept === one.id ? one.shortId : other.shortId;
    const said =
      state === "open"
        ? "waits for an answer"
        : `${state}${kept === null ? "" : `, ${kept} goes on`}${byRule ? ", by rule" : `, by ${decidedBy}`}, ${decidedAt?.toISOString().slice(0, 16).replace("T", " ")} UTC`;
    const side = (business: Business) => {
      const { shortId, status, profile, place, provenance } = business;
      const words = Object.entries(provenance).map(([field, number]) => [field, sources.get(number) ?? null]);
      return { id: shortId, status, profile, place, sources: Object.fromEntries(words) };
    };
    context.out.result(
      {
        site: site.key,
        number: id,
        score,
        reasons,
        words: businessReasonText(reasons),
        state,
        byRule,
        kept,
        decidedBy,
        decidedAt,
        import: importId,
        one: side(one),
        other: side(other),
      },
      [
        `Pair ${id}, ${score.toFixed(2)}: ${businessReasonText(reasons)}`,
        `  ${said}${importId === null ? "" : `; found by import ${importId}`}`,
        `  A  ${titleOf(one)}, ${one.status}`,
        `  B  ${titleOf(other)}, ${other.status}`,
        ...comparedLines(one, other, sources),
      ],
    );
  },
};
