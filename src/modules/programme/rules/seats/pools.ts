// SPDX-License-Identifier: EUPL-1.2
/** How many places there are: `places` null where everybody fits in. */
export interface Capacity {
  places: number | null;
  /** From 1 to 2: how many more than there are places are taken, because some never come. */
  overbooking: number;
  /** Places kept for a group, such as women or a partner's people. */
  quotas: readonly { id: string; places: number }[];
}

/** A sign-up as far as places go; in the order in which people came. */
export interface InLine {
  id: string;
  state: "seat" | "asked" | "waiting";
  seats: number;
  /** The group that somebody belongs to, if any. */
  quota: string | null;
  /** Where the seats are counted: the group's, or (null) the open ones. */
  pool: string | null;
}

/** All seats that may be given away. */
export const seatsOf = ({ places, overbooking }: Capacity): number =>
  places === null ? Number.POSITIVE_INFINITY : Math.floor(places * overbooking + 1e-9);

/** The seats of each pool: what the groups keep, and (null) what is left for everybody. */
function poolsOf(capacity: Capacity): Map<string | null, number> {
  let open = seatsOf(capacity);
  const pools = new Map<string | null, number>();
  for (const { id, places } of capacity.quotas) {
    const kept = Math.min(places, open);
    pools.set(id, kept);
    open -= kept;
  }
  pools.set(null, open);
  return pools;
}

/** How many seats are free in each pool; whoever is asked keeps theirs until they answer. */
function freeIn(capacity: Capacity, line: readonly InLine[]): Map<string | null, number> {
  const free = poolsOf(capacity);
  for (const { state, seats, pool } of line)
    if (state !== "waiting") {
      const counted = groupOf(capacity, pool);
      free.set(counted, (free.get(counted) ?? 0) - seats);
    }
  return free;
}

/** A group that was taken away meanwhile counts as none. */
const groupOf = ({ quotas }: Capacity, quota: string | null): string | null =>
  quotas.some(({ id }) => id === quota) ? quota : null;

/** Whether a party could have seats if nobody else came. */
export function everFits(capacity: Capacity, { seats, quota }: Pick<InLine, "seats" | "quota">): boolean {
  const pools = poolsOf(capacity);
  return [groupOf(capacity, quota), null].some((pool) => (pools.get(pool) ?? 0) >= seats);
}

/** The seats that somebody of no group could have now, at least 0. */
export const openSeats = (capacity: Capacity, line: readonly InLine[]): number =>
  line.some(
    (one) => one.state === "waiting" && groupOf(capacity, one.quota) === null && everFits(capacity, one),
  )
    ? 0
    : Math.max(0, freeIn(capacity, line).get(null) ?? 0);

/** The groups of which somebody who comes now, alone, would have a seat. */
export const groupsWithSeats = (capacity: Capacity, line: readonly InLine[]): string[] =>
  capacity.quotas
    .map(({ id }) => id)
    .filter((quota) => {
      const newcomer: InLine = { id: "", state: "waiting", seats: 1, quota, pool: null };
      return movingUp(capacity, [...line, newcomer]).some(({ id }) => id === newcomer.id);
    });

/** Whoever moves up, and where their seats are counted. */
export interface MovingUp {
  id: string;
  pool: string | null;
}

/**
 * Who of those that wait gets a seat now. First come, first served within a group: nobody overtakes those of their own group, also
 * not where a larger party waits for more seats than are free. A party takes the seats of its group first, else open ones. Only a
 * party that would never fit, because there are fewer places than there were, holds up nobody.
 *
 * @param line in the order in which people came
 */
export function movingUp(capacity: Capacity, line: readonly InLine[]): MovingUp[] {
  const free = freeIn(capacity, line);
  const stuck = new Set<string | null>();
  const moving: MovingUp[] = [];
  for (const { id, state, seats, quota } of line) {
    if (state !== "waiting") continue;
    const group = groupOf(capacity, quota);
    if (stuck.has(group)) continue;
    const pool = [group, null].find((each) => (free.get(each) ?? 0) >= seats);
    if (pool === undefined) {
      if (everFits(capacity, { seats, quota })) stuck.add(group);
      continue;
    }
    free.set(pool, (free.get(pool) ?? 0) - seats);
    moving.push({ id, pool });
  }
  return moving;
}

/** How many seats are taken, those that somebody is asked about included. */
export const takenSeats = (line: readonly InLine[]): number =>
  line.reduce((sum, { state, seats }) => (state === "waiting" ? sum : sum + seats), 0);
