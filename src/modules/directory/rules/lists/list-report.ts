/** What an import of a list did, or would do. Every row stands in exactly one of the lines of `things`, or is counted. */
export interface ListReport {
  /** All rows but headings. */
  rows: number;
  things: {
    new: number;
    changed: number;
    unchanged: number;
    hidden: number;
    outsideBox: number;
    outsideArea: number;
    rejected: number;
  };
  /** Rows without a name: how many businesses there are of a trade, but no entries. */
  counted: number;
  businesses: number;
  places: number;
  fieldsDropped: number;
  /** Why rows were rejected, and how many. */
  reasons: Record<string, number>;
  groups: Record<string, number>;
  /** Words of the category column that nobody knows, with how many rows have them. */
  unknownCategories: Map<string, number>;
}

export const emptyListReport = (): ListReport => ({
  rows: 0,
  things: { new: 0, changed: 0, unchanged: 0, hidden: 0, outsideBox: 0, outsideArea: 0, rejected: 0 },
  counted: 0,
  businesses: 0,
  places: 0,
  fieldsDropped: 0,
  reasons: {},
  groups: {},
  unknownCategories: new Map(),
});
