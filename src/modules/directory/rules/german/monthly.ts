import { dayNamePattern, type WeekDay, weekDayOf } from "./days.ts";

/** A day of the week that counts in some weeks of a month only: 1 to 5 from its beginning, -1 and -2 from its end. */
export interface MonthlyDay {
  day: WeekDay;
  nth: number[];
}

const words: [pattern: string, nth: number][] = [
  ["erste[nrsm]?", 1],
  ["zweite[nrsm]?", 2],
  ["dritte[nrsm]?", 3],
  ["vierte[nrsm]?", 4],
  ["fünfte[nrsm]?|fuenfte[nrsm]?", 5],
  ["vorletzte[nrsm]?", -2],
  ["letzte[nrsm]?|ltzt?\\.|last", -1],
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fourth", 4],
];
const oneWord = words.map(([pattern, nth]) => ({ nth, expression: new RegExp(`^(?:${pattern})$`, "u") }));
const ordinal = `(?:[1-5](?:\\.|ter|st|nd|rd|th)|(?:${words.map(([pattern]) => pattern).join("|")})(?![\\p{L}]))`;
const and = "\\s*(?:,\\s*(?:und|u\\.)?|\\+|&|\\/|und|u\\.|sowie|oder|and)\\s*";
const ordinals = `${ordinal}(?:(?:${and}|\\s*(?:-|bis)\\s*)${ordinal})*`;
/** What announces such a day: "jeden", "immer am", "an jedem". */
const before =
  "(?:(?:jede[nrsm]?|jd\\.|immer|nur|jeweils|stets|am|an|der|den|dem|monatlich|mtl\\.|every|each|on|the)\\s+)+";
/** What says that the weeks of a month are counted. */
const month =
  "\\s*,?\\s*(?:(?:im|in jedem|in einem|im jeweiligen|eines(?: jeden)?|des(?: jeweiligen)?|jede[ns]|pro|je|of (?:the|every|each)|\\/)\\s*(?:monat(?:e?s)?|month)(?![\\p{L}])|monatlich(?![\\p{L}])|mtl\\.|i\\.\\s?m\\.)";
const named = `${ordinals}\\s*(?:${dayNamePattern})(?![\\p{L}])\\.?`;

const daysExpression = new RegExp(`^(${before})?(${named}(?:${and}(?:${before})?${named})*)(${month})?`, "u");
const behindExpression = new RegExp(`^[\\s,:]*(?:${before})?(${ordinals})${month}`, "u");
const itemExpression = new RegExp(`(${ordinals})\\s*(${dayNamePattern})(?![\\p{L}])\\.?`, "gu");
const ordinalExpression = new RegExp(`(-|bis)?\\s*(${ordinal})`, "gu");

const numberOf = (text: string): number =>
  oneWord.find(({ expression }) => expression.test(text))?.nth ?? Number.parseInt(text, 10);

/** "1. und 3.", "1.-3.", "letzten" as numbers, in order. */
function numbersOf(text: string): number[] {
  const found = new Set<number>();
  let last = 0;
  for (const [, to, one = ""] of text.matchAll(ordinalExpression)) {
    const nth = numberOf(one);
    if (to !== undefined && last > 0) for (let at = last + 1; at < nth; at++) found.add(at);
    found.add(nth);
    last = nth;
  }
  return [...found].sort((a, b) => (a > 0 ? a : 9 - a) - (b > 0 ? b : 9 - b));
}

/**
 * Days of the month at the beginning of a text: "1. Samstag im Monat", "jeden 2. und 4. Mi.", "letzter Sonntag eines
 * Monats". Lower case is expected. Undefined where it may mean something else: "1. Montag" alone may be the first point
 * of a list, and "jeden zweiten Mittwoch" every fortnight.
 */
export function monthlyAtStart(text: string): { days: MonthlyDay[]; length: number } | undefined {
  const [whole, announced, items = "", inMonth] = daysExpression.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const isCounted = inMonth !== undefined || /^monatlich|^mtl/.test(announced ?? "");
  const hasWord = !/^\d/.test(items);
  if (!isCounted && announced === undefined && !hasWord) return undefined;
  if (!isCounted && /zweite/.test(items)) return undefined;
  const days = [...items.matchAll(itemExpression)].flatMap(([, nth = "", name = ""]) => {
    const day = weekDayOf(name);
    return day ? [{ day, nth: numbersOf(nth) }] : [];
  });
  return days.length > 0 ? { days, length: whole.length } : undefined;
}

/** The weeks alone, behind a day that was named: "Samstag (1. und 3. im Monat)". */
export function weeksAtStart(text: string): { nth: number[]; length: number } | undefined {
  const [whole, nth = ""] = behindExpression.exec(text) ?? [];
  return whole === undefined ? undefined : { nth: numbersOf(nth), length: whole.length };
}

/** As OpenStreetMap writes it: `Sa[1,3],Su[-1]`. */
export const writeMonthly = (days: readonly MonthlyDay[]): string =>
  days.map(({ day, nth }) => `${day}[${nth.join(",")}]`).join(",");
