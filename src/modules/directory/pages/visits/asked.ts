// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { peopleOf } from "../../../accounts/index.ts";
import { type Area, areasOf, type SiteContext } from "../../../quarter/index.ts";
import { dueFor } from "../../actions/fresh/ask-still-right.ts";
import { mostLines } from "../../rules/visits/read-round.ts";
import { sortWalk } from "../../rules/visits/sort-walk.ts";
import type { KnownEntry } from "../../rules/visits/street-coverage.ts";
import type { OpenDisagreement } from "../../store/fresh/disagreements.ts";
import { dueBusinesses } from "../../store/fresh/questions.ts";
import { askingOf } from "../../store/settings.ts";
import { knownEntries } from "../../store/visits/visits.ts";

/** The programme area that an address names. */
export const areaAsked = ({ url, site }: SiteContext): string | undefined => {
  const asked = url.searchParams.get("gebiet");
  return site.areas.some(({ key }) => key === asked) ? (asked ?? undefined) : undefined;
};

/** The businesses of an address, with the areas of the site. */
export function entriesAsked(context: SiteContext): Promise<{ entries: KnownEntry[]; areas: Area[] }> {
  const { primary, site } = context;
  return readInSite(primary, site.id, async (tx) => ({
    entries: await knownEntries(tx, areaAsked(context)),
    areas: await areasOf(tx),
  }));
}

/** More are not looked through for one round. */
const mostDue = 5_000;

/** What sources disagree about, for each entry that somebody should ask about. */
const dueOf = (db: Db, siteId: string, now: Date): Promise<Map<string, OpenDisagreement[]>> =>
  readInSite(db, siteId, async (tx) => {
    const due = await dueBusinesses(tx, { ...dueFor(await askingOf(tx), now), limit: mostDue });
    return new Map(due.map(({ id, differing }) => [id, differing]));
  });

/** What those are called who confirmed something, by the actor of the history. */
export const namesByActor = async (tx: Db): Promise<Map<string, string>> =>
  new Map((await peopleOf(tx)).map(({ id, name }) => [`person ${id}`, name]));

/** A round through the streets of an address: what is on the list, in the order of the walk. */
export interface AskedRound {
  area: string | undefined;
  streets: string[];
  /** Whether only those are on the list that somebody should ask about. */
  due: boolean;
  /** What sources disagree about, by the id of the entry; of a round to what is due. */
  differing: ReadonlyMap<string, OpenDisagreement[]>;
  stops: KnownEntry[];
  isCut: boolean;
  /** Who confirmed something, by the actor of the history. */
  nameOf(actor: string | null): string | undefined;
}

/** The round that an address asks for. */
export async function roundAsked(context: SiteContext): Promise<AskedRound> {
  const { primary, site, url, now } = context;
  const due = url.searchParams.get("faellig") === "1";
  const streets = [...new Set(url.searchParams.getAll("strasse"))].slice(0, 100);
  const { entries } = await entriesAsked(context);
  const chosen = new Set(streets);
  const asked = due ? await dueOf(primary, site.id, now) : undefined;
  const walk = sortWalk(
    entries.filter(
      ({ id, street }) => (asked?.has(id) ?? true) && (chosen.has(street) || (due && chosen.size === 0)),
    ),
  );
  const names = await readInSite(primary, site.id, namesByActor);
  return {
    area: areaAsked(context),
    streets,
    due,
    differing: asked ?? new Map(),
    stops: walk.slice(0, mostLines.entries),
    isCut: walk.length > mostLines.entries,
    nameOf: (actor) => names.get(actor ?? ""),
  };
}
