// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../kernel/db/db.ts";
import { capacityOf } from "../../actions/sign-up/settle.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { type FreePlaces, freePlaces } from "../../rules/seats/free-words.ts";
import { closedDoor } from "../../rules/seats/may-sign-up.ts";
import { groupsWithSeats, openSeats } from "../../rules/seats/pools.ts";
import { offeringByShortId } from "../../store/offerings.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { lineOf } from "../../store/sign-ups.ts";

/** A date as people choose among them. */
export interface PublicSession extends Session {
  free: FreePlaces;
  isOpen: boolean;
}

/** An offering with its coming dates. */
export interface PublicOffering {
  offering: Offering;
  sessions: PublicSession[];
  /** Of the whole series; undefined where one signs up for single dates, or not at all. */
  series: { free: FreePlaces; isOpen: boolean } | undefined;
  /** Which part of the dates this is, from 1, and how many parts there are. */
  page: number;
  pages: number;
}

/** Dates that a page lists; single appointments are many. */
const mostDates = 12;

/**
 * What the public sees of an offering; undefined where it sees nothing.
 *
 * @param page which part of its dates, from 1
 * @param also the id of a date that is wanted as well, wherever it stands
 */
export async function publicOffering(
  tx: Db,
  shortId: string,
  now: Date,
  { page = 1, also }: { page?: number; also?: string | null | undefined } = {},
): Promise<PublicOffering | undefined> {
  const offering = await offeringByShortId(tx, shortId);
  if (offering?.state !== "published" || offering.visibility === "internal" || offering.template)
    return undefined;
  const coming = await sessionsOf(tx, offering.id, now);
  const freeOf = async (sessionId: string | null) => {
    const capacity = capacityOf(offering);
    const line = await lineOf(tx, { offeringId: offering.id, sessionId });
    const free = freePlaces(offering.places, openSeats(capacity, line));
    if (free.kind !== "full") return free;
    const withSeats = groupsWithSeats(capacity, line);
    // What is kept for a partner is given away by that partner.
    const names = offering.quotas
      .filter(({ id, organisationId }) => !organisationId && withSeats.includes(id))
      .map(({ name }) => name);
    return names.length > 0 ? { kind: "groups" as const, names } : free;
  };
  const isSeries = offering.signUp === "series";
  const open = (startsAt: Date, endsAt: Date, cancelled: boolean) =>
    closedDoor(offering, { startsAt, endsAt, cancelled }, "public", now) === undefined;
  const ofSeries = isSeries ? await freeOf(null) : undefined;
  const sessions: PublicSession[] = [];
  const pages = Math.ceil(coming.length / mostDates);
  const shown = Math.min(page, Math.max(1, pages));
  const listed = coming.slice((shown - 1) * mostDates, shown * mostDates);
  for (const session of coming.filter((one) => one.id === also || listed.includes(one)))
    sessions.push({
      ...session,
      free: ofSeries ?? (await freeOf(session.id)),
      isOpen: open(session.startsAt, session.endsAt, session.state === "cancelled"),
    });
  const taking = coming.filter(({ state }) => state === "planned");
  const [first, last] = [taking[0], taking.at(-1)];
  return {
    offering,
    sessions,
    series: ofSeries && {
      free: ofSeries,
      isOpen: first !== undefined && last !== undefined && open(first.startsAt, last.endsAt, false),
    },
    page: shown,
    pages,
  };
}
