import type { Row } from "../../../../kernel/tables/table-file.ts";
import { splitAddress, splitPlace } from "../german/address.ts";
import { isAllCaps } from "../german/proper-case.ts";
import { cellsOf } from "../lists/cells.ts";
import type { Field } from "./fields.ts";
import type { Layout } from "./guess-columns.ts";
import { type TownPostcodes, townsWithoutZero } from "./lost-zeros.ts";
import { writtenPlace } from "./written-place.ts";

/** What only many rows together tell. */
export interface Habits {
  /** Names stand in capitals, so that these say nothing about a name. */
  capitals: boolean;
  /** Towns that stand alone, in small letters: "Duisburg" tells what "Duisburg-Hamborn" is. */
  towns: ReadonlySet<string>;
  /** Towns, in small letters, none of whose postcodes begins with a zero: four digits there are no postcode that lost one. */
  townsWithoutZero: ReadonlySet<string>;
  /** How many digits the codes of economic activities have; 0 where it varies. */
  wzWidth: number;
  /** Whether the numbers of the rows are their own, so that an entry is known by them. */
  hasIds: boolean;
}

const runningHeading = /^\s*(?:lfd|lauf|nr|no\b|num|pos|index|zeile|row|#)/i;

/**
 * Whether numbers only count the rows ("Lfd. Nr." 1, 2, 3 …): next year another business may stand in the same place, and must not
 * take over what is known of the first.
 */
function isRunning(heading: string, ids: readonly string[]): boolean {
  const steps = ids.slice(1).filter((id, index) => Number(id) === Number(ids[index]) + 1).length;
  return runningHeading.test(heading) && ids.length >= 2 && steps >= (ids.length - 1) * 0.9;
}

/** The number that is true of most, 0 where there is none. */
function commonest(values: readonly number[]): number {
  const often = new Map<number, number>();
  for (const value of values) often.set(value, (often.get(value) ?? 0) + 1);
  const [best] = [...often].sort((a, b) => b[1] - a[1]);
  return best && best[1] > values.length * 0.6 ? best[0] : 0;
}

/**
 * Looks at the first rows of a table.
 *
 * @param known the postcodes of the towns in the map
 */
export function habitsOf(
  layout: Layout,
  rows: readonly Row[],
  siteName: string,
  known: TownPostcodes,
): Habits {
  const last = layout.headingRows.at(-1) ?? -1;
  const data = rows.filter((row) => row.number > last);
  const values = (...fields: Field[]) =>
    layout.columns
      .filter(({ field }) => fields.includes(field))
      .flatMap(({ index }) => data.map((row) => row.cells[index]?.trim() ?? "").filter(Boolean));
  const names = values("name").filter((name) => /\p{L}{4}/u.test(name));
  const towns = [...values("city"), ...values("place").map((place) => splitPlace(place).town ?? "")];
  const alone = new Set(
    [siteName, ...towns].filter((town) => !/[-–/(]/.test(town)).map((town) => town.toLowerCase()),
  );
  const places = data.map((row) => {
    const { first } = cellsOf(layout.columns, row.cells);
    return writtenPlace(first, splitAddress(first("address")));
  });
  const ids = values("id");
  const idHeading = layout.columns.find(({ field }) => field === "id")?.heading ?? "";
  return {
    capitals: names.length >= 3 && names.filter(isAllCaps).length > names.length * 0.6,
    towns: alone,
    townsWithoutZero: townsWithoutZero(places, alone, known),
    wzWidth: commonest(values("wz", "wz2025").map((code) => code.length)),
    hasIds:
      !isRunning(idHeading, ids) &&
      ids.length > 0 &&
      ids.length >= data.length * 0.9 &&
      new Set(ids).size > ids.length * 0.98,
  };
}
