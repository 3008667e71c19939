// SPDX-License-Identifier: EUPL-1.2

/** Where people meet: the name of a place, such as a community centre, and its address. Either may be empty. */
export interface Place {
  place: string;
  address: string;
}

/** The place as an envelope has it; empty where nothing is known. */
export const placeText = ({ place, address }: Place): string => [place, address].filter(Boolean).join(", ");

/** Whether people would go to the same door. */
export const samePlace = (one: Place, other: Place): boolean =>
  one.place === other.place && one.address === other.address;

/** Where one date is: at a place of its own, or where the offering is. */
export const placeOf = (
  session: { elsewhere: Place | null } | undefined,
  offering: { details: Place },
): Place => session?.elsewhere ?? offering.details;
