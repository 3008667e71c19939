// SPDX-License-Identifier: EUPL-1.2

/** What a date has booked, and for how many. */
export interface BookedRoom {
  /** The rooms by name; empty where none is booked. */
  rooms: readonly string[];
  /** How many people fit into them together; null where one of them does not say. */
  capacity: number | null;
  /** Booked places of childcare. */
  childcare: number;
  /** Children of those who have a place or are asked about one. */
  children: number;
}

/** More people than fit into the rooms, or more children than there are places booked for. */
export type TooSmall =
  | { about: "rooms"; rooms: readonly string[]; capacity: number; seats: number }
  | { about: "childcare"; booked: number; children: number };

/**
 * For whom there is not enough room. It warns and forbids nothing: people move together, and a coach may know another child-minder.
 *
 * @param seats all that may be given away; infinite where everybody may come, of which nobody knows how many that are
 */
export function tooSmallFor(booked: BookedRoom, seats: number): TooSmall[] {
  const { rooms, capacity, childcare, children } = booked;
  const found: TooSmall[] = [];
  if (rooms.length > 0 && capacity !== null && Number.isFinite(seats) && seats > capacity)
    found.push({ about: "rooms", rooms, capacity, seats });
  // Where none is booked, the site may have childcare that it does not keep here.
  if (childcare > 0 && children > childcare) found.push({ about: "childcare", booked: childcare, children });
  return found;
}
