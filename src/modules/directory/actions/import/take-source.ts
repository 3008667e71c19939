// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { areasOf, type Site } from "../../../quarter/index.ts";
import { catalogueVersion } from "../../rules/categories/catalogue.ts";
import { countPairs, openPairsOf } from "../../store/duplicates/queue.ts";
import { idsByIdentifier, markSeen } from "../../store/import/sightings.ts";
import { finishImport, insertImport, insertRejections, lastDayOf } from "../../store/imports.ts";
import { insertSource, sourcesOf, unlicensedSources } from "../../store/sources.ts";
import { keyEntries } from "../duplicates/find-duplicates.ts";
import { projectBusinesses } from "../project-businesses.ts";
import { closeVanished } from "./close-vanished.ts";
import { OlderThanLast, TooManyVanished } from "./import-refused.ts";
import { passBatches } from "./pass-batches.ts";
import type { ImportInput, ImportResult, PreparedBatch, RunOptions } from "./run-import.ts";
import type { BatchContext, TakenBatch } from "./take-batch.ts";
import { teachCategories } from "./teach-categories.ts";
import { createWatch } from "./watch-source.ts";

/** So many pairs of each kind are named in the report; "duplicates list" knows them all. */
const mostNamed = 1_000;

/** Opens the import: its source, its number, and what every batch needs. */
async function beginImport(
  tx: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
  result: ImportResult,
): Promise<BatchContext> {
  const { scheme, format, fileName } = input;
  const last = await lastDayOf(tx, input.source.name);
  if (last !== undefined && last > input.source.asOf) {
    result.olderThan = last;
    if (!options.older && !options.dryRun) throw new OlderThanLast(result.asOf, last);
  }
  const source = await insertSource(tx, site.id, { ...input.source, kind: "import" });
  const importId = await insertImport(tx, site.id, { sourceId: source.id, format, fileName });
  result.importId = importId;
  const [areas, sources] = [await areasOf(tx), await sourcesOf(tx)];
  return { tx, site, areas, scheme, source, sources, importId, actor: "import" };
}

/** Writes what no later batch asks for: the projection, what was refused, what the stretch brings beside entries. */
function createRestWriter(
  { tx, site, areas, scheme, importId }: BatchContext,
  unlicensed: ReadonlySet<number>,
  vacantIds: Set<string>,
  onRejected: RunOptions["onRejected"],
) {
  let rejected = 0;
  return async (batch: PreparedBatch, { standing, written }: TakenBatch) => {
    const { rejections, unread = [], vacant = [] } = batch;
    const before = rejected;
    rejected += rejections.length;
    for (const rejection of rejections) onRejected?.(rejection);
    const unreadAs = unread.map((value) => ({ value, reach: 0, filedAs: "" as const }));
    const [ids] = await Promise.all([
      idsByIdentifier(tx, scheme, vacant),
      projectBusinesses(tx, site, areas, standing, unlicensed),
      markSeen(tx, { scheme, importId }, unreadAs),
      insertRejections(tx, site.id, importId, before, rejections),
      batch.writeMore?.(tx, importId),
      written,
    ]);
    for (const id of ids) vacantIds.add(id);
  };
}

/** Takes all that a source brings, closes what vanished, and writes the report. */
export async function takeSource(
  tx: Db,
  site: Site,
  input: ImportInput,
  options: RunOptions,
  result: ImportResult,
): Promise<void> {
  const { report } = result;
  const context = await beginImport(tx, site, input, options, result);
  const { importId } = context;
  const unlicensed = await unlicensedSources(tx);
  await keyEntries(tx, site);
  const watch = createWatch(input.isWhole);
  const named = { merge: 0, ask: 0 };
  await passBatches(context, input.batches(report, context.areas), {
    count(batch, { outcomes, pairs }) {
      for (const outcome of outcomes) report.things[outcome]++;
      batch.told?.(outcomes);
      for (const pair of pairs) if (++named[pair.verdict] <= mostNamed) result.duplicates.push(pair);
      watch.note(batch, outcomes);
    },
    writeRest: createRestWriter(context, unlicensed, watch.vacant, options.onRejected),
  });
  const { seen, vacant } = watch;
  const scope = { covers: input.covers, seen, vacant, partial: options.partial ?? false };
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
