// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { DataDate } from "../../../../kernel/geo/osm/data-date.ts";
import type { Area, Site } from "../../../quarter/index.ts";
import type { Source } from "../../rules/business.ts";
import { emptyReport, type ImportReport } from "../../rules/import/report.ts";
import { lockImports, type Rejection } from "../../store/imports.ts";
import { analyseListings } from "../../store/listings.ts";
import type { ReportedPair } from "./check-batch.ts";
import type { Vanished } from "./close-vanished.ts";
import { ImportsBusy } from "./import-refused.ts";
import type { Incoming, Outcome } from "./take-batch.ts";
import { takeSource } from "./take-source.ts";

/** A stretch of a source, understood and ready to be written. */
export interface PreparedBatch {
  /** Each ref at most once. */
  incoming: Incoming[];
  /** Refs that the source names although nothing could be taken: they have not vanished. */
  unread?: string[];
  /** Refs of which the source says that there is no business any more. */
  vacant?: string[];
  /** Where else the source has something: it tells what area it covers, beside the entries themselves. */
  points?: Point[];
  rejections: Rejection[];
  /** Is told what became of the entries, one by one, before the rejections are written: it may add to them. */
  told?(outcomes: readonly Outcome[]): void;
  /** What else the stretch brings, such as features of the base map; written after the entries. */
  writeMore?(tx: Db, importId: number): Promise<void>;
}

/** A file or an answer that entries are taken from. */
export interface ImportInput {
  /** The scheme of the refs, such as `osm`: the same ref in the same scheme is the same entry. */
  scheme: string;
  /** Where the facts come from, and as of which day. */
  source: Omit<Source, "id" | "kind">;
  /** What says so; the time of the file is a guess, which does not count against older data. */
  asOfFrom: DataDate["from"];
  format: string;
  fileName: string;
  /** Whether the import was to bring what lies there, such as the box of the site. */
  covers(place: Point): boolean;
  /** The source surely holds all within what it covers; otherwise the area that its things span is judged by. */
  isWhole: boolean;
  /**
   * Understands the source piece by piece, and counts in the report what it leaves out; what happens to the entries is
   * counted where they are written. It throws where the source as a whole cannot be read: then nothing is taken.
   */
  batches(report: ImportReport, areas: Area[]): AsyncIterable<PreparedBatch>;
  /** A report that holds more than every import's. */
  report?: ImportReport;
  /** Writes what is only known at the end; what it gives back is kept with the counts. */
  finish?(tx: Db, importId: number): Promise<Record<string, unknown>>;
}

export interface RunOptions {
  /** Says exactly what would happen, and leaves everything as it was. */
  dryRun?: boolean;
  /** The source is complete, also where more than a third of the known entries are missing in it. */
  acceptVanished?: boolean;
  /** The source is a selection: what it does not name says nothing. */
  partial?: boolean;
  /** Takes data that are older than what the same source gave last. */
  older?: boolean;
  onRejected?(rejection: Rejection): void;
}

export interface ImportResult {
  importId: number;
  report: ImportReport;
  /** The entries that are perhaps closed now. */
  vanished: Vanished[];
  /** What is in the directory already, or may be, the first thousand of each kind. */
  duplicates: ReportedPair[];
  /** So many that an import without `acceptVanished` is refused; only a dry run comes this far. */
  isTooMany: boolean;
  /** As of which day the data are, and what says so. */
  asOf: DataDate;
  /** The day of what the same source gave last, where that is newer: without `older` the import is refused. */
  olderThan: string | undefined;
}

/** Thrown inside the transaction so that a dry run leaves nothing behind. */
class DryRun extends Error {}

/**
 * Takes entries from any source, in one transaction: an interrupted import is whole or absent. What the same source
 * named before and names no more is perhaps closed.
 *
 * @throws {TooManyVanished} {OlderThanLast} {ImportsBusy}
 * @example
 * await runImport(db, site, { scheme: "list:ihk", source, asOfFrom: "file", format: "csv", fileName: "ihk.csv", covers, isWhole: true, batches }, {});
 */
export async function runImport(
  db: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
): Promise<ImportResult> {
  const result: ImportResult = {
    importId: 0,
    report: input.report ?? emptyReport(),
    vanished: [],
    duplicates: [],
    isTooMany: false,
    asOf: { day: input.source.asOf, from: input.asOfFrom },
    olderThan: undefined,
  };
  try {
    await inSite(db, site.id, async (transaction) => {
      const tx = await pipelined(transaction);
      if (!(await lockImports(tx, site.id))) throw new ImportsBusy();
      await takeSource(tx, site, input, options, result);
      if (options.dryRun) throw new DryRun();
      await announceChange(tx, site.id);
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  const { things, missing } = result.report;
  const isSame =
    things.new + things.joined + things.changed + things.moved + things.returned + missing.perhapsClosed ===
    0;
  if (!options.dryRun && !isSame) await analyseListings(db);
  return result;
}
