import type { Exactness } from "../../../places/index.ts";
import { emptyReport, type ImportReport } from "../import/report.ts";

/** What an import of a list did, or would do. Every row stands in exactly one of the lines of `things`, or is counted. */
export interface ListReport extends ImportReport {
  /** All rows but headings. */
  rows: number;
  /** Rows without a name: how many businesses there are of a trade, but no entries. */
  counted: number;
  /** Why rows were rejected, and how many. */
  reasons: Record<string, number>;
  /** Rows without coordinates that were placed by their address, by how exactly. */
  placed: Partial<Record<Exactness, number>>;
  /** Words of the category column that nobody knows, with how many rows have them. */
  unknownCategories: Map<string, number>;
}

export const emptyListReport = (): ListReport => ({
  ...emptyReport(),
  rows: 0,
  counted: 0,
  reasons: {},
  placed: {},
  unknownCategories: new Map(),
});
