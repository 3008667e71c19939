// SPDX-License-Identifier: EUPL-1.2
import { inSite } from "../../../../kernel/db/in-site.ts";
import { peopleOf } from "../../../accounts/index.ts";
import { type Area, areasOf, type SiteContext } from "../../../quarter/index.ts";
import { mostLines } from "../../rules/visits/read-round.ts";
import { sortWalk } from "../../rules/visits/sort-walk.ts";
import type { KnownEntry } from "../../rules/visits/street-coverage.ts";
import { knownEntries } from "../../store/visits/visits.ts";

/** The programme area that an address names. */
export const areaAsked = ({ url, site }: SiteContext): string | undefined => {
  const asked = url.searchParams.get("gebiet");
  return site.areas.some(({ key }) => key === asked) ? (asked ?? undefined) : undefined;
};

/** The businesses of an address, with the areas of the site. */
export function entriesAsked(context: SiteContext): Promise<{ entries: KnownEntry[]; areas: Area[] }> {
  const { primary, site } = context;
  return inSite(primary, site.id, async (tx) => ({
    entries: await knownEntries(tx, areaAsked(context)),
    areas: await areasOf(tx),
  }));
}

/** A round through the streets of an address: what is on the list, in the order of the walk. */
export interface AskedRound {
  area: string | undefined;
  streets: string[];
  stops: KnownEntry[];
  isCut: boolean;
  /** Who confirmed something, by the actor of the history. */
  nameOf(actor: string | null): string | undefined;
}

/** The round that an address asks for. */
export async function roundAsked(context: SiteContext): Promise<AskedRound> {
  const { primary, site, url } = context;
  const streets = [...new Set(url.searchParams.getAll("strasse"))].slice(0, 100);
  const { entries } = await entriesAsked(context);
  const chosen = new Set(streets);
  const walk = sortWalk(entries.filter(({ street }) => chosen.has(street)));
  const people = await inSite(primary, site.id, peopleOf);
  const names = new Map(people.map(({ id, name }) => [`person ${id}`, name]));
  return {
    area: areaAsked(context),
    streets,
    stops: walk.slice(0, mostLines.entries),
    isCut: walk.length > mostLines.entries,
    nameOf: (actor) => names.get(actor ?? ""),
  };
}
