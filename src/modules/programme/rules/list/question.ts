// SPDX-License-Identifier: EUPL-1.2

import { dayAfter, dayIn, isDayOfOurs, startOf, weekdayOf } from "../../../../kernel/clock/berlin.ts";
import { known } from "../catalogue.ts";

export const periods = ["heute", "woche", "monat"] as const;
export const dayTimes = ["morgens", "nachmittags", "abends"] as const;

/** What stands in the address of the programme: its names are those of the parameters. */
export interface ListQuestion {
  /** Undefined: everything that is to come. */
  zeitraum?: (typeof periods)[number] | undefined;
  /** One day, such as `2026-12-03`; then there is no period. */
  tag?: string | undefined;
  art?: string | undefined;
  sprache?: string | undefined;
  fuer?: string | undefined;
  gebiet?: string | undefined;
  betreuung?: "ja" | undefined;
  tageszeit?: (typeof dayTimes)[number] | undefined;
  /** From 1. */
  seite: number;
}

/** The parameters in the order in which addresses have them. */
export const listParameters = [
  "zeitraum",
  "tag",
  "art",
  "sprache",
  "fuer",
  "gebiet",
  "betreuung",
  "tageszeit",
  "seite",
] as const;

/** The filters, without the page. */
export type ListFilter = Exclude<(typeof listParameters)[number], "seite" | "tag">;

/** What narrows the programme whenever it is: the parameters of feeds and frames. */
export const filterParameters = listParameters.filter(
  (name) => name !== "seite" && name !== "tag" && name !== "zeitraum",
);

/** Reads the address; what is no value of a filter is left out. */
export function readQuestion(query: Pick<URLSearchParams, "get">, areas: readonly string[]): ListQuestion {
  const oneOf = <T extends string>(list: readonly T[], name: string): T | undefined => {
    const asked = query.get(name);
    return list.find((each) => each === asked);
  };
  const page = query.get("seite") ?? "";
  const day = query.get("tag") ?? "";
  const tag = isDayOfOurs(day) ? day : undefined;
  return {
    zeitraum: tag ? undefined : oneOf(periods, "zeitraum"),
    tag,
    art: oneOf(
      known.kinds.map(({ id }) => id),
      "art",
    ),
    sprache: oneOf(known.languages, "sprache"),
    fuer: oneOf(known.audiences, "fuer"),
    gebiet: oneOf(areas, "gebiet"),
    betreuung: oneOf(["ja"] as const, "betreuung"),
    tageszeit: oneOf(dayTimes, "tageszeit"),
    seite: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/**
 * The query of a question, without the question mark; "" for all that is to come. Put together as text: a page has some fifty links,
 * and `URLSearchParams` costs five times as much.
 */
export function queryOf(question: ListQuestion): string {
  let query = "";
  for (const name of listParameters) {
    const value = question[name];
    if (value !== undefined && value !== 1)
      query += `${query === "" ? "" : "&"}${name}=${encodeURIComponent(value)}`;
  }
  return query;
}

/** The same question about all that is to come. */
export const filtersOf = (question: ListQuestion): ListQuestion => ({
  ...question,
  zeitraum: undefined,
  tag: undefined,
  seite: 1,
});

/** Until when a period lasts; null has no end. A week ends on Sunday, a month on its last day. */
export function endOf(period: ListQuestion["zeitraum"], now: Date): Date | null {
  const today = dayIn(now);
  if (period === "heute") return startOf(dayAfter(today, 1));
  if (period === "woche") return startOf(dayAfter(today, 8 - weekdayOf(today)));
  if (period === "monat") return startOf(`${dayAfter(`${today.slice(0, 7)}-28`, 4).slice(0, 7)}-01`);
  return null;
}

/** From which hour until before which, on the clocks of Berlin. */
export const hoursOf: Record<(typeof dayTimes)[number], [from: number, to: number]> = {
  morgens: [0, 12],
  nachmittags: [12, 17],
  abends: [17, 24],
};
