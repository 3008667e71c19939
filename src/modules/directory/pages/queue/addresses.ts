// SPDX-License-Identifier: EUPL-1.2
import type { AddressContext } from "../../../quarter/index.ts";
import { queueAddress } from "../proposals/addresses.ts";
import type { View } from "./views.ts";

/** What may stand behind a queue's address. */
export interface QueueQuery {
  art?: View;
  seite?: number;
  /** What was just decided (`DecidedMark`). */
  fertig?: string;
  /** How many were decided at once or taken back at once, and how many could not be. */
  zahl?: number;
  wieder?: number;
  rest?: number;
}

const withQuery = (address: string, query: QueueQuery): string => {
  const values = Object.entries(query)
    .filter(
      ([name, value]) =>
        value !== undefined &&
        value !== "" &&
        !(name === "art" && value === "alle") &&
        !(name === "seite" && value === 1),
    )
    .map(([name, value]) => [name, String(value)]);
  return values.length > 0 ? `${address}?${new URLSearchParams(values)}` : address;
};

/** The queue. */
export const viewAddress = (context: AddressContext, query: QueueQuery): string =>
  withQuery(queueAddress(context), query);
/** One proposal, in a view. */
export const caseAddress = (context: AddressContext, id: string, query: QueueQuery = {}): string =>
  withQuery(queueAddress(context, id), query);
/** One pair of entries that may be the same. */
export const pairAddress = (context: AddressContext, id: number, query: QueueQuery = {}): string =>
  withQuery(queueAddress(context, "dubletten", String(id)), query);
