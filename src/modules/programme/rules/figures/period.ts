// SPDX-License-Identifier: EUPL-1.2

import { dayAfter, dayIn, isDay, startOf } from "../../../../kernel/clock/berlin.ts";
import { isId } from "../../../../kernel/id/id.ts";

/** Whole days in Berlin, both ends among them. */
export interface Period {
  first: string;
  last: string;
}

// Whoever asks for another century has mistyped.
const quarterForm = /^(19[7-9]\d|2[01]\d\d)-Q([1-4])$/;
const yearForm = /^(19[7-9]\d|2[01]\d\d)$/;
/** Free dates span no more, so that nobody asks for a century. */
const mostDays = 3 * 366;

const two = (number: number): string => String(number).padStart(2, "0");

/** The quarter in which a day lies, such as `2026-Q4`. */
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The quarter so many before one. */
export function quarterBefore(quarter: string, count = 1): string {
  const number = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 - count;
  return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`;
}

/** The days of `2026-Q4` or `2026`; undefined for any other text. */
export function periodOf(name: string): Period | undefined {
  if (yearForm.test(name)) return { first: `${name}-01-01`, last: `${name}-12-31` };
  const [, year, quarter] = quarterForm.exec(name) ?? [];
  if (year === undefined || quarter === undefined) return undefined;
  const month = Number(quarter) * 3;
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  return { first: `${year}-${two(month - 2)}-01`, last: dayAfter(next, -1) };
}

/** From the first moment of a period until before the second. */
export const momentsOf = ({ first, last }: Period): { from: Date; to: Date } => ({
  from: startOf(first),
  to: startOf(dayAfter(last, 1)),
});

/** The months that a period touches, such as `2026-11`. */
export function monthsOf({ first, last }: Period): string[] {
  const months: string[] = [];
  for (
    let month = first.slice(0, 7);
    month <= last.slice(0, 7);
    month = dayAfter(`${month}-28`, 4).slice(0, 7)
  )
    months.push(month);
  return months;
}

/** What the page of the figures is asked: its names are those of the parameters. */
export interface FiguresQuestion {
  /** A quarter, a year, or `frei` for free dates. */
  zeitraum: string;
  von: string;
  bis: string;
  art: string | undefined;
  gebiet: string | undefined;
  /** Id of an offering. */
  angebot: string | undefined;
}

export const figuresParameters = ["zeitraum", "von", "bis", "art", "gebiet", "angebot"] as const;

export type FiguresProblem = "days" | "order" | "long";

/** A question with its days; where the days are wrong, why, and the figures are those of the present quarter. */
export interface ReadFigures {
  asked: FiguresQuestion;
  period: Period;
  problem: FiguresProblem | undefined;
}

/** Reads the address of the page; whatever is no value of a filter is left out. */
export function readFigures(
  query: Pick<URLSearchParams, "get">,
  known: { kinds: readonly string[]; areas: readonly string[] },
  now: Date,
): ReadFigures {
  const given = (name: string) => (query.get(name) ?? "").trim();
  const present = quarterOf(dayIn(now));
  const [von, bis] = [given("von"), given("bis")];
  const zeitraum = given("zeitraum") || (von || bis ? "frei" : "");
  const angebot = given("angebot");
  const asked: FiguresQuestion = {
    zeitraum: zeitraum === "frei" || periodOf(zeitraum) ? zeitraum : present,
    von,
    bis,
    art: known.kinds.find((kind) => kind === given("art")),
    gebiet: known.areas.find((area) => area === given("gebiet")),
    angebot: isId(angebot) ? angebot : undefined,
  };
  const named = periodOf(asked.zeitraum);
  const problem = named ? undefined : freeProblem(von, bis);
  const free = problem ? periodOf(present) : undefined;
  return { asked, period: named ?? free ?? { first: von, last: bis }, problem };
}

/**
 * Whether something is asked that is no value of its filter. A page shows what it has taken instead; a file looks the same whatever
 * it was made of, so that nobody would see it.
 */
export const asksUnknown = (query: Pick<URLSearchParams, "get">, { asked }: ReadFigures): boolean =>
  (["zeitraum", "art", "gebiet", "angebot"] as const).some((name) => {
    const given = (query.get(name) ?? "").trim();
    return given !== "" && given !== asked[name];
  });

function freeProblem(first: string, last: string): FiguresProblem | undefined {
  if (![first, last].every((day) => isDay(day) && yearForm.test(day.slice(0, 4)))) return "days";
  if (last < first) return "order";
  return dayAfter(first, mostDays) < last ? "long" : undefined;
}

/** The query of a question, without the question mark. */
export function figuresQuery(asked: FiguresQuestion): string {
  const query = new URLSearchParams();
  for (const name of figuresParameters) {
    const value = asked[name];
    if (value && (asked.zeitraum === "frei" || (name !== "von" && name !== "bis"))) query.set(name, value);
  }
  return query.toString();
}
