import { parseTime, type WallTime } from "./times.ts";

/** A recurrence rule (RFC 5545, 3.3.10) by the day or coarser; weekdays from Monday, which is 0. */
export interface RecurRule {
  freq: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | undefined;
  until: WallTime | undefined;
  byMonth: number[];
  byMonthDay: number[];
  byYearDay: number[];
  byWeekNo: number[];
  /** `nth` is 0 for every such weekday. */
  byDay: { nth: number; weekday: number }[];
  byHour: number[];
  byMinute: number[];
  bySecond: number[];
  bySetPos: number[];
  weekStart: number;
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const coarse = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const;
/** Times of one day that a rule may name; more is no programme that anybody reads. */
const maxTimes = 48;

/** Reads a rule, or says why not. */
export function parseRecurRule(text: string): RecurRule | "bad-rule" | "rule-too-fine" {
  const parts = new Map(
    text
      .trim()
      .toUpperCase()
      .split(";")
      .filter((part) => part !== "")
      .map((part) => [part.slice(0, part.indexOf("=")).trim(), part.slice(part.indexOf("=") + 1).trim()]),
  );
  const freq = coarse.find((one) => one === parts.get("FREQ"));
  if (!freq)
    return /^(HOURLY|MINUTELY|SECONDLY)$/.test(parts.get("FREQ") ?? "") ? "rule-too-fine" : "bad-rule";
  if ((parts.get("RSCALE") ?? "GREGORIAN") !== "GREGORIAN" || (parts.get("SKIP") ?? "OMIT") !== "OMIT")
    return "bad-rule";
  const until = parts.has("UNTIL") ? parseTime(parts.get("UNTIL") ?? "", new Map()) : undefined;
  if (parts.has("UNTIL") && !until) return "bad-rule";
  const list = (name: string, low: number, high: number) => numbers(parts.get(name), low, high);
  const count = list("COUNT", 1, 1e9);
  const interval = list("INTERVAL", 1, 1e6);
  const byDay = days(parts.get("BYDAY"));
  const byMonth = list("BYMONTH", 1, 12);
  const byMonthDay = list("BYMONTHDAY", -31, 31);
  const byYearDay = list("BYYEARDAY", -366, 366);
  const byWeekNo = list("BYWEEKNO", -53, 53);
  const bySetPos = list("BYSETPOS", -366, 366);
  const byHour = list("BYHOUR", 0, 23);
  const byMinute = list("BYMINUTE", 0, 59);
  const bySecond = list("BYSECOND", 0, 60);
  const weekStart = parts.has("WKST") ? weekdays.indexOf(parts.get("WKST") ?? "") : 0;
  if (!count || !interval || !byDay || !byMonth || !byMonthDay || !byYearDay || !byWeekNo || !bySetPos)
    return "bad-rule";
  if (!byHour || !byMinute || !bySecond || weekStart < 0) return "bad-rule";
  if ((byHour.length || 1) * (byMinute.length || 1) * (bySecond.length || 1) > maxTimes)
    return "rule-too-fine";
  const by = { byMonth, byMonthDay, byYearDay, byWeekNo, byDay, byHour, byMinute, bySecond, bySetPos };
  return { freq, interval: interval[0] ?? 1, count: count[0], until, ...by, weekStart };
}

/** The whole numbers of a list without doubles; none where there is no list, undefined where one of them is not allowed. */
function numbers(text: string | undefined, low: number, high: number): number[] | undefined {
  if (text === undefined) return [];
  const found = new Set<number>();
  for (const part of text.split(",")) {
    const value = /^[+-]?\d{1,10}$/.test(part.trim()) ? Number(part) : Number.NaN;
    // Zero is allowed only where the list begins at zero.
    if (!(value >= low && value <= high) || (value === 0 && low < 0)) return undefined;
    found.add(value);
  }
  return [...found];
}

function days(text: string | undefined): RecurRule["byDay"] | undefined {
  if (text === undefined) return [];
  const found = new Map<string, { nth: number; weekday: number }>();
  for (const part of text.split(",")) {
    const [, nth, name = ""] = /^([+-]?\d{1,2})?\s*(MO|TU|WE|TH|FR|SA|SU)$/.exec(part.trim()) ?? [];
    if (!name || Math.abs(Number(nth ?? 1)) > 53 || Number(nth) === 0) return undefined;
    const day = { nth: Number(nth ?? 0), weekday: weekdays.indexOf(name) };
    found.set(`${day.nth} ${day.weekday}`, day);
  }
  return [...found.values()];
}
