// SPDX-License-Identifier: EUPL-1.2
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import { announceChange } from "../../../../kernel/db/changes.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { inSite } from "../../../../kernel/db/in-site.ts";
import type { Point } from "../../../../kernel/geo/geometry.ts";
import { newId } from "../../../../kernel/id/id.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import type { Doing } from "../../../accounts/index.ts";
import type { Site } from "../../../quarter/index.ts";
import type { Business } from "../../rules/business.ts";
import type { Round, RoundProblem, SeenElse, SeenEntry } from "../../rules/visits/read-round.ts";
import { businessByShortId } from "../../store/businesses.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { insertVisits, type Visit } from "../../store/visits/visits.ts";
import { confirmWithin } from "../fresh/confirm-within.ts";
import { personIn } from "../lists/person-in.ts";
import { placeOfAddress } from "../proposals/place-of-address.ts";
import { setStatusWithin } from "../set-status.ts";

/** What came of a round. */
export interface Recorded {
  visits: number;
  /** Suggestions and new entries that now wait in the queue. */
  queued: number;
}

/**
 * Writes down what a round found, all of it or nothing: who is still there is confirmed, what closed is closed, and what changed
 * or is new comes into the editors' queue. The same form sent twice is one round.
 *
 * @returns refused where a new business stands at a place that nobody can find: its lines are named
 */
export async function recordRound(
  doing: Doing,
  site: Site,
  round: Round,
): Promise<Result<Recorded, RoundProblem[]>> {
  const places = await Promise.all(round.others.map((seen) => placeOf(doing.db, site, seen)));
  const lost = round.others.flatMap((seen, index): RoundProblem[] =>
    seen.outcome === "new" && !places[index] ? [{ field: `street-${index}`, reason: "street" }] : [],
  );
  if (lost.length > 0) return refuse(lost);
  return inSite(doing.db, site.id, async (tx) => {
    const visits: Visit[] = [];
    const later: (() => Promise<boolean>)[] = [];
    for (const seen of round.entries) {
      const business = await businessByShortId(tx, seen.shortId);
      if (!business || business.status === "merged" || business.status === "hidden") continue;
      visits.push(visitOf(seen, business));
      later.push(() => follow(tx, doing, site, { ...seen, day: round.day }, business));
    }
    for (const [index, seen] of round.others.entries()) {
      const { street, houseNumber, outcome, note } = seen;
      visits.push({ id: newId(), businessId: null, street, houseNumber, outcome, note });
      const place = places[index];
      if (outcome === "new" && place) later.push(() => proposeNew(tx, doing, seen, place));
    }
    if (visits.length === 0) return ok({ visits: 0, queued: 0 });
    const { id, day } = round;
    const isNew = await insertVisits(tx, site.id, { round: id, day, personId: personIn(doing) }, visits);
    let queued = 0;
    if (isNew) {
      for (const run of later) if (await run()) queued++;
      // Their pages say when they were last confirmed.
      await announceChange(tx, site.id);
      await writeAudit(tx, {
        event: "round.recorded",
        actor: doing.actor,
        subject: { kind: "round", id },
        facts: { day, visits: visits.length, queued },
      });
    }
    return ok({ visits: visits.length, queued });
  });
}

const placeOf = async (
  db: Db,
  site: Site,
  { street, houseNumber, outcome }: SeenElse,
): Promise<Point | undefined> =>
  outcome === "new"
    ? placeOfAddress(db, site.id, { street, ...(houseNumber && { houseNumber }) })
    : undefined;

const visitOf = ({ outcome, note }: SeenEntry, { id, profile: { address } }: Business): Visit => ({
  id: newId(),
  businessId: id,
  street: address?.street ?? "",
  houseNumber: address?.houseNumber ?? "",
  outcome,
  note,
});

/** A moment of a day that is this day in Berlin, whatever the time of the year. */
const noonOf = (day: string): Date => new Date(`${day}T11:00:00Z`);

/** What follows from what was seen of an entry. @returns whether something waits in the queue now */
async function follow(
  tx: Db,
  doing: Doing,
  site: Site,
  seen: SeenEntry & { day: string },
  business: Business,
): Promise<boolean> {
  const { outcome, note, day } = seen;
  const actor = `person ${personIn(doing)}`;
  const set = (status: "closed" | "published", reason: string) =>
    setStatusWithin(tx, site, business.shortId, { status, actor, reason });
  if (outcome === "closed" || outcome === "vacant")
    await set(
      "closed",
      [outcome === "vacant" ? "seen empty" : "seen closed", note].filter(Boolean).join(": "),
    );
  else if (business.status === "perhaps-closed") await set("published", "seen open");
  if (outcome === "confirmed") {
    // At noon of that day: it is only known which day it was.
    const at = new Date(Math.min(noonOf(day).getTime(), doing.now.getTime()));
    await confirmWithin(tx, site, business.id, { at, word: "editor", personId: personIn(doing) }, doing.now);
  }
  if (outcome !== "changed") return false;
  await propose(tx, doing, {
    kind: "change",
    businessId: business.id,
    asked: { what: "other", words: note },
  });
  return true;
}

async function proposeNew(tx: Db, doing: Doing, seen: SeenElse, place: Point): Promise<boolean> {
  const { name, category, street, houseNumber, note } = seen;
  const facts = {
    names: [{ value: name, kind: "name" as const }],
    categories: [category],
    address: { street, ...(houseNumber && { houseNumber }) },
    place,
  };
  await propose(tx, doing, { kind: "new", businessId: null, asked: { facts, ...(note && { words: note }) } });
  return true;
}

const propose = (
  tx: Db,
  doing: Doing,
  made: Pick<Parameters<typeof insertProposal>[2], "kind" | "businessId" | "asked">,
) =>
  insertProposal(tx, doing.siteId, {
    id: newId(),
    ...made,
    contact: null,
    receipt: null,
    language: "de",
    madeBy: personIn(doing),
  });
