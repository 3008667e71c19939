/** A row as it stands in the file; what a spreadsheet holds as a number or a date comes as text. */
export interface Row {
  /** As people count: the row of the spreadsheet, the record of a CSV file, the element of a JSON list; from 1. */
  number: number;
  cells: string[];
  /** The element of the list is no JSON; then there are no cells. */
  broken?: true;
}

/** A table in a file: the tab of a spreadsheet, the list of a JSON file, or all of a CSV file. */
export interface Sheet {
  name: string;
  /** Not shown to whoever opens the file. */
  hidden: boolean;
}

/** What was found out about how the file is written. */
export interface Writing {
  format: "csv" | "xlsx" | "json";
  encoding?: string;
  delimiter?: string;
  quote?: string;
}

/** A file with tables, opened. Close it at the end. */
export interface TableFile {
  writing: Writing;
  sheets: Sheet[];
  /** Whether the first row names the columns for certain, as in JSON. */
  named: boolean;
  /** Reads a sheet from its start, some rows at a time; empty rows are passed over. Throws `TableFileError`. */
  rows(sheet: string): AsyncGenerator<Row[]>;
  /** How much of the sheets was read so far, in the unit of `size`. */
  position(): number;
  size: number;
  close(): Promise<void>;
}

/** How wide a table may be, how long a cell: what is beyond is cut off. More rows than two full sheets of Excel are no list. */
export const limits = { columns: 1_000, cell: 32_767, rows: 2_097_152, batch: 500 };

/** What is wrong with a file, for pages that say it in another language than English. */
export const tableProblems = [
  "missing",
  "unreadable",
  "empty",
  "cut-off",
  "damaged",
  "old-excel",
  "packed",
  "no-workbook",
  "no-list",
  "row-too-long",
  "too-many-rows",
  "too-much",
  "password",
  "unknown-encoding",
  "no-such-table",
] as const;
export type TableProblem = (typeof tableProblems)[number];

/** A file that cannot be read as a table; its message is one plain sentence or two. */
export class TableFileError extends Error {
  readonly problem: TableProblem;
  constructor(message: string, problem: TableProblem) {
    super(message);
    this.problem = problem;
    this.name = "TableFileError";
  }
}

const sentences: Record<string, [sentence: string, problem: TableProblem]> = {
  ENOENT: ["The file does not exist.", "missing"],
  ENOTDIR: ["The file does not exist.", "missing"],
  EISDIR: ["This is a folder, not a file.", "missing"],
  EACCES: ["The file may not be read by this user.", "unreadable"],
  EPERM: ["The file may not be read by this user.", "unreadable"],
  EIO: ["The file cannot be read from its disk.", "unreadable"],
  Z_BUF_ERROR: ["The file ends too early: it was probably not downloaded or written completely.", "cut-off"],
  Z_DATA_ERROR: ["The file is damaged: its packed content cannot be unpacked.", "damaged"],
};

/** Turns what the file system or the decompressor threw into a `TableFileError`; other errors pass unchanged. */
export function asTableFileError(error: unknown): unknown {
  if (error instanceof TableFileError || !(error instanceof Error)) return error;
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ""];
  return sentence ? new TableFileError(...sentence) : error;
}

/** The name of a column by its position from 0, as spreadsheets have it: A, B … Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** The position from 0 of a column such as `AA`. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/**
 * A cell as it may be kept: not too long, and without what JSON and Excel can say but no database keeps, a zero character and half
 * of a pair of surrogates (also where the cut halves one).
 */
export const fitCell = (text: string): string =>
  text.slice(0, limits.cell).replaceAll("\0", "").toWellFormed();

/** The row without empty cells at its end, or undefined where nothing is in it. */
export function trimmed(number: number, cells: readonly string[]): Row | undefined {
  let length = Math.min(cells.length, limits.columns);
  while (length > 0 && (cells[length - 1] ?? "").trim() === "") length--;
  if (length === 0) return undefined;
  return { number, cells: Array.from({ length }, (_, index) => fitCell(cells[index] ?? "")) };
}
