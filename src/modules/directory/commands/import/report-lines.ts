// SPDX-License-Identifier: EUPL-1.2
import type { ReadProgress } from "../../../../kernel/geo/osm/osm-thing.ts";
import type { Site } from "../../../quarter/index.ts";
import type { ImportResult, RunOptions } from "../../actions/import/run-import.ts";
import { groupName } from "../../rules/categories/groups.ts";
import { businessReasonText } from "../../rules/duplicates/business-reason-text.ts";
import { lookedAtFirst } from "../../rules/import/looked-at-first.ts";
import { dayOf } from "./again-options.ts";

/** How many of the entries that are perhaps closed are named at once. */
const mostNamed = 50;
/** How many joins are named: those after the least sure ones need no look. */
const mostJoined = 20;

/** Says how far the reading is, how fast, and how long it still takes. */
export function progressLine(started: number): (progress: ReadProgress) => string {
  return ({ phase, bytesRead, bytesTotal, elements }) => {
    const seconds = (Date.now() - started) / 1000;
    const share = bytesTotal > 0 ? bytesRead / bytesTotal : 0;
    const left =
      share > 0.02 ? `, about ${Math.ceil((seconds / share) * (1 - share))} s left in this phase` : "";
    return `${phase}: ${Math.round(share * 100)} %, ${elements} elements, ${Math.round(elements / Math.max(seconds, 0.1))}/s${left}`;
  };
}

/** The result of an import for machines. */
export function resultOf(
  site: Site,
  { importId, report, vanished, duplicates, isTooMany, asOf, olderThan }: ImportResult,
  { dryRun, older = false }: Pick<RunOptions, "dryRun" | "older">,
) {
  return {
    site: site.key,
    import: dryRun ? null : importId,
    dryRun: dryRun === true,
    asOf: asOf.day,
    asOfFrom: asOf.from,
    olderThan: olderThan ?? null,
    ...report,
    wouldBeRefused: dryRun && (isTooMany || (olderThan !== undefined && !older)),
    duplicates: duplicates.map(({ verdict, entry, other, score, reasons }) => ({
      verdict,
      name: entry.name,
      id: dryRun ? null : entry.shortId,
      other,
      score,
      reasons,
      words: businessReasonText(reasons),
    })),
    perhapsClosed: vanished.map(({ shortId, name, category, vacant }) => ({
      id: shortId,
      name,
      category,
      vacant,
    })),
  };
}

/** What is in the directory already, and what may be, with the reasons. */
export function duplicateLines(
  site: Site,
  { report, duplicates, importId }: ImportResult,
  dryRun: boolean,
): string[] {
  const { joined } = report.things;
  const { asked: open, joined: merged } = lookedAtFirst(duplicates);
  const named = (pairs: ImportResult["duplicates"], most: number, total: number) => {
    const shown = pairs.slice(0, most);
    return [
      ...shown.map(
        ({ entry, other, score, reasons }) =>
          `    ${score.toFixed(2)}  ${entry.name || "(no name)"} | ${other.name || "(no name)"} (${other.shortId}): ${businessReasonText(reasons)}`,
      ),
      ...(total > shown.length ? [`    … and ${total - shown.length} more`] : []),
    ];
  };
  const { asked } = report;
  return [
    ...(joined > 0
      ? [
          `  ${joined} are in the directory already, from another source: they ${dryRun ? "would be" : "were"} joined with these entries, the least sure first${dryRun || joined <= mostJoined ? "" : ` ("import show ${importId} --site ${site.key} --only joined" names all)`}:`,
          ...named(merged, mostJoined, joined),
        ]
      : []),
    ...(asked > 0
      ? [
          `  ${asked} may be in the directory already and ${dryRun ? "would wait" : "wait"} for an answer${dryRun ? "" : ` ("duplicates list --site ${site.key}", "import show ${importId} --site ${site.key} --only asked")`}:`,
          ...named(open, mostNamed, asked),
        ]
      : []),
  ];
}

/** What the source named before and names no more. */
export function missingLines({ report, vanished }: ImportResult): string[] {
  const { missing } = report;
  const left = missing.confirmed + missing.beyond + missing.otherKinds;
  return [
    ...(vanished.length > 0 ? [`  ${vanished.length} vanished at the source and perhaps closed:`] : []),
    ...vanished
      .slice(0, mostNamed)
      .map(
        (one) =>
          `    ${one.shortId}  ${one.name || "(no name)"}  ${one.category}${one.vacant ? ", vacant" : ""}`,
      ),
    ...(vanished.length > mostNamed ? [`    … and ${vanished.length - mostNamed} more`] : []),
    ...(left > 0
      ? [
          `  missing and left alone: ${missing.confirmed} that people or other sources confirm, ${missing.beyond} where the source does not reach, ${missing.otherKinds} of kinds that it leaves out`,
        ]
      : []),
  ];
}

/** Whether a file has elements, and nothing in it was of any use here: most likely it is a list of another kind. */
const isStrange = ({ elements, things, baseFeatures, addresses }: ImportResult["report"]): boolean =>
  elements > 0 && baseFeatures + addresses + Object.values(things).reduce((sum, count) => sum + count) === 0;

/** The report in lines for people. */
export function reportLines(
  site: Site,
  result: ImportResult,
  { dryRun, older }: Pick<RunOptions, "dryRun" | "older">,
): string[] {
  const { report, asOf, olderThan } = result;
  const { things } = report;
  const groups = Object.entries(report.groups).sort((a, b) => b[1] - a[1]);
  return [
    dryRun
      ? "Dry run: nothing was changed. The import would do this:"
      : `Imported, as number ${result.importId}:`,
    `  data as of ${dayOf(asOf)}`,
    ...(olderThan === undefined
      ? []
      : [
          `  These data are older than those of the last import from this source, as of ${olderThan}: newer facts ${dryRun ? "would be" : "were"} overwritten.`,
        ]),
    ...(report.elements === 0 ? ["  There is nothing in it."] : []),
    ...(isStrange(report)
      ? [
          `  None of its ${report.elements} elements has tags of OpenStreetMap that are of use here. A list with names of its own, GeoJSON too, is read by "import json".`,
        ]
      : []),
    `  ${report.businesses} businesses and ${report.places} useful places: ${things.new} new, ${things.joined} joined, ${things.changed} changed, ${things.moved} moved, ${things.returned} returned, ${things.unchanged} unchanged, ${things.hidden} stay hidden`,
    ...(report.renewed > 0
      ? [`  ${report.renewed} of them were drawn anew at the source and known again`]
      : []),
    `  ${report.nameless} of them without a name`,
    ...groups.map(([group, count]) => `    ${String(count).padStart(6)}  ${groupName(group, "en")}`),
    ...duplicateLines(site, result, dryRun === true),
    ...missingLines(result),
    `  ${report.baseFeatures} features of the base map, ${report.addresses} addresses`,
    `  not imported: ${things.notListed} of other kinds (parking, benches …), ${things.vacant} vacant or disused, ${things.outsideBox} outside the site's box, ${things.outsideArea} outside the area`,
    `  rejected: ${things.rejected} elements; ${report.fieldsDropped} fields were not understood and left out`,
    ...nextLines(site, result, { dryRun: dryRun === true, older: older === true }),
  ];
}

/** What can be done next. */
export function nextLines(
  site: Site,
  { importId, isTooMany, olderThan }: ImportResult,
  { dryRun, older }: Pick<RunOptions, "dryRun" | "older">,
): string[] {
  if (!dryRun)
    return [`  "import show ${importId} --site ${site.key}" shows more, "import undo" takes it back.`];
  return [
    ...(isTooMany
      ? [
          "  It would be refused: more than a third is missing. --partial or --accept-vanished says which it is.",
        ]
      : []),
    ...(olderThan !== undefined && !older
      ? ["  It would be refused: the data are older than the last. --older takes them all the same."]
      : []),
  ];
}
