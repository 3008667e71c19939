/** A list as read: a header and rows of cells, trimmed; a row may be shorter than the header. */
export interface Table {
  name: string;
  header: string[];
  rows: string[][];
}

/** The cell, "" where there is none or only a sign for "unknown". */
export function cellOf(row: readonly string[] | undefined, column: number): string {
  const cell = row?.[column] ?? "";
  return /^(?:null|none|nan|n\/?a|unknown|unbekannt|k\.?\s?a\.?|[-–?.]+)$/i.test(cell) ? "" : cell;
}

/** Up to `most` rows, spread evenly over the list. */
export function sampleRows(table: Table, most: number): string[][] {
  const step = Math.max(1, Math.ceil(table.rows.length / most));
  return table.rows.filter((_, index) => index % step === 0);
}
