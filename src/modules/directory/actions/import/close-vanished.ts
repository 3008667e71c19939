// SPDX-License-Identifier: EUPL-1.2

import type { Point } from "../../../../kernel/geo/geometry.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Business, Facts } from "../../rules/business.ts";
import { pairRenewed } from "../../rules/import/pair-renewed.ts";
import type { ImportReport } from "../../rules/import/report.ts";
import { isTooMany, judgeMissing, type Missing, type Seen } from "../../rules/import/vanished.ts";
import { businessesForChange, deleteBusinesses, updateBusinesses } from "../../store/businesses.ts";
import { insertChanges } from "../../store/changes.ts";
import {
  createdNamed,
  insertIdentifiers,
  type MissingEntry,
  missingEntries,
} from "../../store/import/sightings.ts";
import { projectBusinesses } from "../project-businesses.ts";
import { type BatchContext, lookUpBatch, type Outcome, takeBatch } from "./take-batch.ts";

/** An entry that is perhaps closed now. */
export type Vanished = MissingEntry & Missing;

const atOnce = 500;

function* slices<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += atOnce) yield all.slice(from, from + atOnce);
}

/** Recognises entries that the source only drew anew: the known entry goes on under the new name, with the news. */
async function rejoin(
  context: BatchContext,
  missing: MissingEntry[],
  report: ImportReport,
): Promise<MissingEntry[]> {
  const { tx, site } = context;
  const names = [...new Set(missing.map((entry) => entry.name).filter((name) => name !== ""))];
  if (names.length === 0 || report.things.new + report.things.hidden === 0) return missing;
  const made = await createdNamed(tx, context, names);
  const pairs = pairRenewed(missing, made);
  const byId = new Map(made.map((entry) => [entry.id, entry]));
  for (const slice of slices(pairs)) {
    const drawn = await businessesForChange(
      tx,
      slice.map((pair) => pair.created),
    );
    const again = slice.flatMap(({ gone, created }) => {
      const [business, sighting] = [drawn.get(created), byId.get(created)];
      return business && sighting ? [{ gone, business, sighting }] : [];
    });
    await deleteBusinesses(tx, [...drawn.keys()]);
    const identifiers = again.map(({ gone, sighting }) => ({ ...sighting, businessId: gone }));
    await insertIdentifiers(tx, site.id, context, identifiers);
    const batch = again.map(({ business: { kind, profile, place }, sighting }) => {
      const facts: Facts = { ...profile, place };
      return { ref: sighting.value, kind, facts, reach: sighting.reach, filedAs: sighting.filedAs };
    });
    const known = await lookUpBatch(context, batch);
    const { outcomes, standing, written } = await takeBatch(context, batch, known);
    await written;
    await projectBusinesses(tx, site, context.areas, standing);
    for (const [index, outcome] of (outcomes satisfies Outcome[]).entries()) {
      // What was held back was not counted as new.
      report.things[again[index]?.business.status === "draft" ? "hidden" : "new"]--;
      report.things[outcome]++;
      report.renewed++;
    }
  }
  const rejoined = new Set(pairs.map((pair) => pair.gone));
  return missing.filter((entry) => !rejoined.has(entry.id));
}

async function close(context: BatchContext, entries: Vanished[]): Promise<void> {
  const { tx, site, areas, actor, importId, source } = context;
  for (const slice of slices(entries)) {
    const found = await businessesForChange(
      tx,
      slice.map((entry) => entry.id),
    );
    const next = [...found.values()].map((business): Business => ({ ...business, status: "perhaps-closed" }));
    const vacant = new Set(slice.filter((entry) => entry.vacant).map((entry) => entry.id));
    await updateBusinesses(tx, site.id, next);
    await insertChanges(
      tx,
      site.id,
      [...found.values()].map(({ id, status }) => ({
        id: newId(),
        businessId: id,
        actor,
        sourceId: source.id,
        importId,
        action: "status" as const,
        before: { status },
        after: {
          status: "perhaps-closed" as const,
          reason: `${vacant.has(id) ? "vacant in" : "not in"} ${source.name}${vacant.has(id) ? "" : " any more"}`,
        },
      })),
    );
    await projectBusinesses(tx, site, areas, next);
  }
}

/** What an import was to bring, and brought. */
export interface Scope {
  /** Whether the import was to bring what lies there. */
  covers(place: Point): boolean;
  seen: Seen;
  /** Entries that the source itself calls vacant. */
  vacant: ReadonlySet<string>;
  /** The source is a selection: what it does not name says nothing. */
  partial: boolean;
}

/**
 * At the end of an import: what the same source named before and names no more is perhaps closed. It is never deleted,
 * and it is left alone where the source says nothing about it.
 *
 * @param mayClose asked before anything is closed, with how many of how many known ones would be; it throws to refuse
 * @returns the entries that are perhaps closed now
 */
export async function closeVanished(
  context: BatchContext,
  scope: Scope,
  report: ImportReport,
  mayClose: (vanished: Vanished[], known: number, isTooMany: boolean) => void,
): Promise<Vanished[]> {
  const all = await missingEntries(context.tx, context);
  if (all.length === 0) return [];
  const missing = (await rejoin(context, all, report))
    .filter((entry) => entry.status === "published")
    .map((entry): Vanished => ({ ...entry, vacant: scope.vacant.has(entry.id) }));
  const asked = missing.filter((entry) => entry.vacant || (!scope.partial && scope.covers(entry.place)));
  const { perhapsClosed, confirmed, beyond, otherKinds } = judgeMissing(asked, scope.seen);
  const again = scope.seen.again + report.renewed;
  mayClose(perhapsClosed, again + perhapsClosed.length, isTooMany(perhapsClosed.length, again));
  await close(context, perhapsClosed);
  report.missing = {
    perhapsClosed: perhapsClosed.length,
    confirmed: confirmed.length,
    beyond: beyond.length + missing.length - asked.length,
    otherKinds: otherKinds.length,
  };
  return perhapsClosed;
}
