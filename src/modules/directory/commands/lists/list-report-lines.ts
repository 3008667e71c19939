import type { Writing } from "../../../../kernel/tables/table-file.ts";
import type { Exactness } from "../../../places/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { ImportResult } from "../../actions/import/run-import.ts";
import { groupName } from "../../rules/categories/groups.ts";
import type { Layout } from "../../rules/columns/guess-columns.ts";
import type { Mapping } from "../../rules/columns/mapping.ts";
import { mappingGaps } from "../../rules/columns/mapping-gaps.ts";
import type { ListReport } from "../../rules/lists/list-report.ts";
import { reasonSentence } from "../../rules/lists/reasons.ts";
import { duplicateLines, missingLines, nextLines } from "../import/report-lines.ts";

const delimiterNames: Record<string, string> = { "\t": "tab", ";": "semicolon", ",": "comma", "|": "bar" };

/** How the file is read, for people to check before they believe it. */
export function layoutLines({ format, encoding, delimiter }: Writing, layouts: readonly Layout[]): string[] {
  const how = [
    format.toUpperCase(),
    ...(encoding === undefined ? [] : [encoding === "mixed" ? "utf-8, some lines windows-1252" : encoding]),
    ...(delimiter === undefined ? [] : [`cells parted by ${delimiterNames[delimiter] ?? delimiter}`]),
  ];
  return [how.join(", "), ...layouts.flatMap(tableLines)];
}

/** What the mapping names and the file has not, so that a slip does not leave out a column unseen. */
export function mappingGapLines(mapping: Mapping | undefined, layouts: readonly Layout[]): string[] {
  if (!mapping) return [];
  const { tables, columns } = mappingGaps(mapping, layouts);
  const there = layouts.map(({ sheet }) => `"${sheet}"`).join(", ");
  return [
    ...tables.map(
      (table) => `The mapping names a table "${table}", which the file has not; it has: ${there}.`,
    ),
    ...columns.map(
      ({ table, heading }) =>
        `The mapping names a column "${heading}", which is not in the table "${table}".`,
    ),
  ];
}

function tableLines(layout: Layout): string[] {
  const { sheet, use, headingRows, columns } = layout;
  if (!use && layout.isHidden)
    return [`"${sheet}": left out, the tab is hidden; --sheet or "use" in the mapping reads it`];
  if (!use) return [`"${sheet}": left out, it does not look like a list of businesses`];
  const rows = headingRows.filter((row) => row > 0);
  const headings =
    rows.length > 0
      ? `, headings in row ${rows.join(" and ")}`
      : headingRows.length > 0
        ? ""
        : ", no headings";
  const ignored = columns.filter(({ field }) => field === "ignore");
  return [
    `"${sheet}"${headings}:`,
    ...columns
      .filter(({ field }) => field !== "ignore")
      .map(({ letter, heading, field, confidence, examples }) => {
        const doubt = confidence < 0.6 ? "  (not sure)" : "";
        return `  ${letter.padStart(3)}  ${(heading || "–").slice(0, 30).padEnd(30)}  ${field.padEnd(14)}  ${(examples[0] ?? "").slice(0, 40)}${doubt}`;
      }),
    ...(ignored.length > 0
      ? [
          `  not read: ${ignored
            .map(({ letter, heading }) => heading || letter)
            .join(", ")
            .slice(0, 300)}`,
        ]
      : []),
  ];
}

interface Told {
  dryRun: boolean;
  older: boolean;
  licence: string | null;
  source: string;
  writeMap: string | undefined;
}

const exactly: Record<Exactness, string> = {
  address: "at the house",
  interpolated: "between known numbers",
  "nearby-number": "near a known number",
  street: "somewhere in the street",
  place: "in the town",
};

function placedLines({ placed }: ListReport): string[] {
  const parts = (Object.keys(exactly) as Exactness[])
    .filter((exactness) => placed[exactness])
    .map((exactness) => `${placed[exactness]} ${exactly[exactness]}`);
  return parts.length > 0 ? [`  placed by their address: ${parts.join(", ")}`] : [];
}

/** The report in lines for people. */
export function listReportLines(
  site: Site,
  result: ImportResult & { report: ListReport },
  { dryRun, older, licence, source, writeMap }: Told,
): string[] {
  const { report } = result;
  const { things } = report;
  const groups = Object.entries(report.groups).sort((a, b) => b[1] - a[1]);
  const reasons = Object.entries(report.reasons).sort((a, b) => b[1] - a[1]);
  const unknown = [...report.unknownCategories].sort((a, b) => b[1] - a[1]);
  return [
    dryRun
      ? "Dry run: nothing was changed. The import would do this:"
      : `Imported, as number ${result.importId}:`,
    `  ${report.rows} rows of "${source}": ${report.businesses} businesses and ${report.places} useful places: ${things.new} new, ${things.joined} joined, ${things.changed} changed, ${things.moved} moved, ${things.returned} returned, ${things.unchanged} unchanged, ${things.hidden} stay hidden`,
    ...groups.map(([group, count]) => `    ${String(count).padStart(6)}  ${groupName(group, "en")}`),
    ...placedLines(report),
    ...duplicateLines(site, result, dryRun),
    ...missingLines(result),
    ...(report.counted > 0
      ? [`  ${report.counted} rows without a name: counted by trade and area, no entries (coverage show)`]
      : []),
    `  not imported: ${things.outsideBox} outside the site's box, ${things.outsideArea} outside the area`,
    `  rejected: ${things.rejected} rows; ${report.fieldsDropped} fields were not understood and left out`,
    ...reasons.map(
      ([reason, count]) => `    ${String(count).padStart(6)}  ${reason}: ${reasonSentence(reason)}`,
    ),
    ...(unknown.length > 0
      ? [
          `  trades that are not known: ${unknown
            .slice(0, 12)
            .map(([words, count]) => `"${words.slice(0, 60)}" (${count})`)
            .join(", ")}${unknown.length > 12 ? " …" : ""}`,
        ]
      : []),
    ...(licence === null
      ? [
          "  No licence was given: these facts are shown on the pages, but not passed on as open data (--licence).",
        ]
      : []),
    ...(writeMap === undefined
      ? []
      : [`  How the list is read stands in ${writeMap}; correct it and give it back by --map ${writeMap}.`]),
    ...nextLines(site, result, { dryRun, older }),
  ];
}
