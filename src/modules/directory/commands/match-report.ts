import type { MatchedLists } from "../actions/match-lists.ts";
import type { Measure } from "../rules/aligning/measure.ts";
import { cellOf } from "../rules/aligning/table.ts";
import { type Band, bandOf } from "../rules/matching/bands.ts";
import type { Pair } from "../rules/matching/match-tables.ts";
import { reasonsOf, reasonText } from "../rules/matching/reasons.ts";

const order: Record<Band, number> = { same: 0, ask: 1, different: 2 };

/** Pairs that are the same or should be looked at, the surest first. */
function shown(matched: MatchedLists): (Pair & { band: Band })[] {
  return matched.pairs
    .map((pair) => ({ ...pair, band: bandOf(pair.score, matched.limit) }))
    .filter(({ band }) => band !== "different")
    .sort(
      (a, b) => order[a.band] - order[b.band] || b.score - a.score || a.left - b.left || a.right - b.right,
    );
}

/** How a row is called: by its id, or by its number in the list, from 1. */
function nameOf(matched: MatchedLists, side: "left" | "right", row: number): string {
  const id = cellOf(matched[side].rows[row], matched.ids[side]);
  return id === "" ? String(row + 1) : id;
}

function textOf(matched: MatchedLists, pair: Pair): string {
  const reasons = reasonText(reasonsOf(matched, pair));
  return pair.through === undefined
    ? reasons
    : `both the same as ${nameOf(matched, "left", pair.through)}${reasons === "" ? "" : `; ${reasons}`}`;
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The result for machines. `left` and `right` are ids, or numbers of rows from 1 where the lists have none. */
export function matchResult(matched: MatchedLists, seconds: number): unknown {
  const { left, right, columns, truth } = matched;
  return {
    left: { file: left.name, rows: left.rows.length },
    right: left === right ? null : { file: right.name, rows: right.rows.length },
    columns: columns.map((pair) => ({
      left: pair.left.map((at) => left.header[at]),
      right: pair.right.map((at) => right.header[at]),
      kind: pair.kind,
    })),
    compared: matched.compared,
    seconds: rounded(seconds),
    ...(truth && {
      truth: truth.how,
      precision: rounded(truth.same.precision),
      recall: rounded(truth.same.recall),
      f1: rounded(truth.same.f1),
      measured: { same: truth.same, withAsk: truth.withAsk },
    }),
    pairs: shown(matched).map((pair) => ({
      left: nameOf(matched, "left", pair.left),
      right: nameOf(matched, "right", pair.right),
      leftRow: pair.left + 1,
      rightRow: pair.right + 1,
      score: rounded(pair.score),
      band: pair.band,
      text: textOf(matched, pair),
      reasons: reasonsOf(matched, pair),
    })),
  };
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

function measureLine(title: string, { found, right, wanted, precision, recall, f1 }: Measure): string {
  return `  ${title}: ${right} of ${found} found are right (precision ${percent(precision)}), ${right} of ${wanted} wanted were found (recall ${percent(recall)}), F1 ${f1.toFixed(4)}`;
}

/** The result in lines for people. */
export function matchLines(matched: MatchedLists, seconds: number): string[] {
  const { left, right, columns, truth } = matched;
  const pairs = shown(matched);
  const heading = (row: number, side: "left" | "right") => {
    const [first] = columns;
    const cells = (first?.[side] ?? []).map((at) => cellOf(matched[side].rows[row], at));
    return cells.join(" ");
  };
  const lines = pairs.map(
    (pair) =>
      `${pair.score.toFixed(3)} ${pair.band.padEnd(4)} ${nameOf(matched, "left", pair.left)} "${heading(pair.left, "left")}" = ${nameOf(matched, "right", pair.right)} "${heading(pair.right, "right")}": ${textOf(matched, pair)}`,
  );
  const count = (band: Band) => pairs.filter((pair) => pair.band === band).length;
  const compared = columns.map((pair) => {
    const [one, other] = [
      pair.left.map((at) => left.header[at]).join(" + "),
      pair.right.map((at) => right.header[at]).join(" + "),
    ];
    return `${one === other ? one : `${one} = ${other}`} (${pair.kind})`;
  });
  return [
    ...lines,
    "",
    `Compared: ${compared.join(", ")}`,
    `${left.rows.length} rows${left === right ? "" : ` and ${right.rows.length} rows`}, ${matched.compared} pairs looked at in ${seconds.toFixed(1)} s: ${count("same")} the same, ${count("ask")} to be asked`,
    ...(truth
      ? [
          `Measured: ${truth.how}`,
          measureLine("same", truth.same),
          measureLine("same and ask", truth.withAsk),
        ]
      : []),
  ];
}
