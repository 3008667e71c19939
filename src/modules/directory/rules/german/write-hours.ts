import { type Day, weekDays, writeDays } from "./days.ts";
import { type MonthlyDay, writeMonthly } from "./monthly.ts";

/** What is said of a day: stretches such as `09:00-12:00`, closed, or a word such as "nach Vereinbarung". */
export type DayHours = { kind: "times"; times: string[] } | { kind: "off" } | { kind: "note"; note: string };

/** A rule as people give it: for which days, or for all where none were named. */
export interface HoursRule {
  days: readonly Day[] | undefined;
  /** In place of days of every week: days of some weeks of a month. */
  monthly?: readonly MonthlyDay[];
  hours: DayHours;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** From when to when in minutes of the day; what ends before it begins ends the next day, an open end with the day. */
function spanOf(stretch: string): [from: number, to: number] {
  const [from = "", to = ""] = stretch.split("-");
  const opens = minutesOf(from);
  if (to === "") return [opens, 1440];
  const closes = minutesOf(to);
  return [opens, closes <= opens ? closes + 1440 : closes];
}

/** Whether no stretch of the one overlaps one of the other: morning and afternoon, not summer and winter. */
export const areApart = (some: readonly string[], others: readonly string[]): boolean =>
  some.every((one) =>
    others.every((other) => {
      const [[from, to], [otherFrom, otherTo]] = [spanOf(one), spanOf(other)];
      return to <= otherFrom || otherTo <= from;
    }),
  );

/**
 * What rules say of each day. What is said later of a day counts in place of what was said of it among others ("Mo-Fr 9-18, Mi
 * 9-13"), but other times of the day come to those before: "Mo-Fr 8-12, Do 14-18" takes nobody's Thursday morning away.
 */
export function weekOf(rules: readonly HoursRule[]): Map<Day, DayHours> {
  const byDay = new Map<Day, DayHours>();
  for (const { days, monthly, hours } of rules) {
    if (monthly) continue;
    for (const day of days ?? weekDays) {
      const known = byDay.get(day);
      // "14-18 Uhr und nach Vereinbarung": the times are what people can count on, the note does not take them away.
      if (hours.kind === "note" && known?.kind === "times") continue;
      const isMore = hours.kind === "times" && known?.kind === "times" && areApart(known.times, hours.times);
      byDay.set(day, isMore ? { kind: "times", times: [...known.times, ...hours.times] } : hours);
    }
  }
  return byDay;
}

const endOf = (hours: DayHours): number =>
  hours.kind === "times" ? Math.max(...hours.times.map((one) => spanOf(one)[1])) : 0;

/**
 * "9-18 Uhr, samstags bis 14 Uhr": whoever sets a shorter Saturday apart from times without days means the working days by these.
 * Nothing was said of Sunday, and nobody should find a closed door. Where Saturday is the longer evening, Sunday may be like the rest.
 */
export function workingDays(rules: readonly HoursRule[]): readonly HoursRule[] {
  const saturday = rules.find(({ days, hours }) => days?.includes("Sa") && hours.kind === "times");
  if (!saturday || rules.some(({ days }) => days?.includes("Su"))) return rules;
  return rules.map((rule) =>
    !rule.days && !rule.monthly && endOf(saturday.hours) < endOf(rule.hours)
      ? { ...rule, days: weekDays.slice(0, 5) }
      : rule,
  );
}

const isSorted = (times: readonly string[]) =>
  times.every((one, index) => index === 0 || (times[index - 1] ?? "") < one);

function writeHours(hours: DayHours): string {
  if (hours.kind === "off") return "off";
  if (hours.kind === "note") return `"${hours.note}"`;
  const times = [...new Set(hours.times)];
  return (isSorted(times) ? times : times.sort()).join(",");
}

/** Puts rules into OpenStreetMap's syntax; days with the same hours stand together. */
export function writeOsmHours(rules: readonly HoursRule[]): string {
  const byDay = weekOf(rules);
  // Behind the others: what is said of one week stands above what is said of all.
  const monthlyRules = new Map<string, string>();
  for (const { monthly, hours } of rules)
    if (monthly) monthlyRules.set(writeMonthly(monthly), writeHours(hours));
  const textOf = (day: Day) => {
    const hours = byDay.get(day);
    return hours && writeHours(hours);
  };
  const whole = weekDays.map(textOf);
  // Whoever never closes does not close on holidays; where a list says so of them as well, nothing is said anew.
  const holidays = textOf("PH") ?? "00:00-24:00";
  if (holidays === "00:00-24:00" && monthlyRules.size === 0 && whole.every((text) => text === "00:00-24:00"))
    return "24/7";
  const groups = new Map<string, Day[]>();
  for (const day of [...weekDays, "PH" as const]) {
    const text = textOf(day);
    if (text !== undefined) groups.set(text, [...(groups.get(text) ?? []), day]);
  }
  return [
    ...[...groups].map(([text, days]) => `${writeDays(days)} ${text}`),
    ...[...monthlyRules].map(([days, text]) => `${days} ${text}`),
  ].join("; ");
}
