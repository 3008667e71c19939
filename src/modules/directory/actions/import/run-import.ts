// SPDX-License-Identifier: EUPL-1.2
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { pipelined } from "../../../../kernel/db/pipelined.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { createHull } from "../../../../kernel/geo/hull.ts";
import type { DataDate } from "../../../../kernel/geo/osm/data-date.ts";
import { begun } from "../../../../kernel/turns/begun.ts";
import { type Area, areasOf, type Site } from "../../../quarter/index.ts";
import type { Source } from "../../rules/business.ts";
import { catalogueVersion } from "../../rules/categories/catalogue.ts";
import { emptyReport, type ImportReport } from "../../rules/import/report.ts";
import type { FiledAs } from "../../rules/import/vanished.ts";
import { countPairs, openPairsOf } from "../../store/duplicates/queue.ts";
import { idsByIdentifier, markSeen } from "../../store/import/sightings.ts";
import {
  finishImport,
  insertImport,
  insertRejections,
  lastDayOf,
  lockImports,
  type Rejection,
} from "../../store/imports.ts";
import { analyseListings } from "../../store/listings.ts";
import { insertSource, sourcesOf, unlicensedSources } from "../../store/sources.ts";
import { keyEntries } from "../duplicates/find-duplicates.ts";
import { projectBusinesses } from "../project-businesses.ts";
import type { ReportedPair } from "./check-batch.ts";
import { closeVanished, type Scope, type Vanished } from "./close-vanished.ts";
import {
  type BatchContext,
  type Incoming,
  lookUpBatch,
  type Outcome,
  type TakenBatch,
  takeBatch,
} from "./take-batch.ts";
import { teachCategories } from "./teach-categories.ts";

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

/** An import or its undo is at work in the same site. */
export class ImportsBusy extends Error {}

/** The data are older than what the same source gave last and would overwrite newer facts; nothing was taken. */
export class OlderThanLast extends Error {
  readonly asOf: ImportResult["asOf"];
  readonly last: string;
  constructor(asOf: ImportResult["asOf"], last: string) {
    super(`The data are as of ${asOf.day}, the last of this source as of ${last}.`);
    this.asOf = asOf;
    this.last = last;
  }
}

/** So many entries are missing that the source is rather incomplete; nothing was taken. */
export class TooManyVanished extends Error {
  readonly vanished: number;
  readonly known: number;
  constructor(vanished: number, known: number) {
    super(`${vanished} of ${known} known entries are missing.`);
    this.vanished = vanished;
    this.known = known;
  }
}

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
      await takeAll(tx, site, input, options, result);
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

/** So many pairs of each kind are named in the report; "duplicates list" knows them all. */
const mostNamed = 1_000;

/** Watches what the source brings, so that at the end one can tell what is missing. */
function createWatch(isWhole: boolean) {
  const hull = isWhole ? undefined : createHull();
  const filed = new Set<FiledAs>();
  const seen = { hull, filed, again: 0 };
  return {
    seen,
    vacant: new Set<string>(),
    note({ incoming, points = [] }: PreparedBatch, outcomes: Outcome[]) {
      for (const point of points) hull?.add(point);
      for (const { facts, filedAs } of incoming) {
        hull?.add(facts.place);
        if (filedAs) filed.add(filedAs);
      }
      seen.again += outcomes.filter((outcome) => outcome !== "new" && outcome !== "joined").length;
    },
  };
}

async function takeAll(
  tx: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
  result: ImportResult,
): Promise<void> {
  const { scheme, format, fileName } = input;
  const { report } = result;
  const last = await lastDayOf(tx, input.source.name);
  if (last !== undefined && last > input.source.asOf) {
    result.olderThan = last;
    if (!options.older && !options.dryRun) throw new OlderThanLast(result.asOf, last);
  }
  const source = await insertSource(tx, site.id, { ...input.source, kind: "import" });
  const importId = await insertImport(tx, site.id, { sourceId: source.id, format, fileName });
  result.importId = importId;
  const context: BatchContext = {
    tx,
    site,
    areas: await areasOf(tx),
    scheme,
    source,
    sources: await sourcesOf(tx),
    importId,
    actor: "import",
  };
  const unlicensed = await unlicensedSources(tx);
  await keyEntries(tx, site);
  const watch = createWatch(input.isWhole);
  const named = { merge: 0, ask: 0 };
  let rejected = 0;
  const count = (batch: PreparedBatch, { outcomes, pairs }: TakenBatch) => {
    for (const outcome of outcomes) report.things[outcome]++;
    for (const pair of pairs) if (++named[pair.verdict] <= mostNamed) result.duplicates.push(pair);
    watch.note(batch, outcomes);
  };
  /** What no later batch asks for. */
  const writeRest = async (batch: PreparedBatch, { standing, written }: TakenBatch) => {
    const { rejections, unread = [], vacant = [] } = batch;
    const before = rejected;
    rejected += rejections.length;
    for (const rejection of rejections) options.onRejected?.(rejection);
    const unreadAs = unread.map((value) => ({ value, reach: 0, filedAs: "" as const }));
    const [ids] = await Promise.all([
      idsByIdentifier(tx, scheme, vacant),
      projectBusinesses(tx, site, context.areas, standing, unlicensed),
      markSeen(tx, context, unreadAs),
      insertRejections(tx, site.id, importId, before, rejections),
      batch.writeMore?.(tx, importId),
      written,
    ]);
    for (const id of ids) watch.vacant.add(id);
  };
  // Database and program work at the same time: each question is sent before what it need not wait for, and while the
  // database writes a batch the next one is read and understood.
  const batches = input.batches(report, context.areas)[Symbol.asyncIterator]();
  const readNext = async (): Promise<PreparedBatch | undefined> => {
    const { value, done } = await batches.next();
    return done ? undefined : value;
  };
  let batch = await readNext();
  let reading = begun(readNext());
  let known = batch && begun(lookUpBatch(context, batch.incoming));
  let taking: Promise<TakenBatch> | undefined;
  let writing: Promise<void> | undefined;
  try {
    while (batch && known) {
      taking = begun(takeBatch(context, batch.incoming, await known));
      const next = await reading;
      if (next) reading = begun(readNext());
      const taken = await taking;
      count(batch, taken);
      known = next && begun(lookUpBatch(context, next.incoming));
      await writing;
      writing = begun(writeRest(batch, taken));
      batch = next;
    }
    await writing;
  } catch (error) {
    // Everything sent is answered before the transaction ends. The database refuses all that follows a failure.
    const ended = await Promise.allSettled([writing, taking, known, reading]);
    throw ended.find((one) => one.status === "rejected")?.reason ?? error;
  } finally {
    await batches.return?.();
  }
  const { seen, vacant } = watch;
  const scope: Scope = { covers: input.covers, seen, vacant, partial: options.partial ?? false };
  result.vanished = await closeVanished(context, scope, report, (vanished, known, isTooMany) => {
    result.isTooMany = isTooMany;
    if (isTooMany && !options.acceptVanished && !options.dryRun)
      throw new TooManyVanished(vanished.length, known);
  });
  report.asked = await countPairs(tx, { state: "open", importId });
  // What was drawn anew at the source was known again afterwards, and what an earlier import asked already waits.
  const pairs = result.duplicates;
  const waiting = await openPairsOf(
    tx,
    importId,
    pairs.flatMap(({ entry, other }) => [entry.shortId, other.shortId]),
  );
  result.duplicates = pairs.filter(
    ({ entry, other, verdict }) => verdict === "merge" || waiting.has(`${entry.shortId} ${other.shortId}`),
  );
  await teachCategories(tx, site.id);
  const more = await input.finish?.(tx, importId);
  const counts = { ...report, ...more, asOfFrom: input.asOfFrom };
  await finishImport(tx, importId, { ...counts, catalogue: catalogueVersion });
}
