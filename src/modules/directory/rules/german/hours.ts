import { LRUCache } from "lru-cache";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { type Day, daysAtStart, daysOf, weekDays, writeDays } from "./days.ts";
import { type MonthlyDay, monthlyAtStart, weeksAtStart, writeMonthly } from "./monthly.ts";

/** What is said of a day: stretches such as `09:00-12:00`, closed, or a word such as "nach Vereinbarung". */
export type DayHours = { kind: "times"; times: string[] } | { kind: "off" } | { kind: "note"; note: string };

const time = "(?:2[0-4]|[01]?\\d)(?:\\s*[:.h]\\s*[0-5]\\d|[0-5]\\d(?<=\\d{4}))?(?!\\d)";
const clock = "(?:\\s*uhr|\\s*h(?![a-z]))?";
const stretch = new RegExp(
  `^(?:(?:von|ab)\\s+)?(${time})${clock}\\s*(?:-|–|—|bis(?:\\s+ca\\.?)?|to)\\s*(${time})${clock}(?:\\s*(?:durchgehend|durchg\\.))?`,
);
const openEnd = new RegExp(
  `^(?:ab|von|from)\\s+(${time})${clock}(?:\\s*(?:bis\\s+)?(?:open end|ende offen|offen))?`,
);
const off =
  /^(?:geschl(?:ossen)?|ruhetag|zu|closed|frei|kein(?:e)? (?:sprechstunde|markt)|off|-{1,3}|–|—|x)(?![\p{L}])\.?/u;
const appointment =
  /^(?:(?:termin(?:e)?|nur|und|u\.|oder|sowie)\s+)*(?:nach\s+(?:telefonischer\s+|tel\.?\s*|vorheriger\s+|individueller\s+)?(?:vereinbarung|absprache|terminvereinbarung|terminabsprache|anmeldung)|n\.?\s?v\.?(?![\p{L}])|auf anfrage|by appointment|terminvereinbarung)/u;
const always =
  /^(?:24 ?\/ ?7|24 ?(?:std|stunden|h|hours|hrs)\.?(?: geöffnet| täglich)?|rund um die uhr|0?0(?:[:.]00)? ?(?:uhr)? ?- ?24(?:[:.]00)?(?: uhr)?)(?![\p{L}\d])\.?/u;
/** Alone it means day and night; behind a stretch, that there is no break. */
const wholeDay = /^(?:täglich )?durchgehend(?: geöffnet)?$/;
const filler =
  /^(?:[\s,;|/+&.:]|(?:und|u\.|sowie|and|durchgehend|durchg\.|geöffnet|uhr|jeweils|von|öffnungszeiten|vormittags|nachmittags|vorm\.|nachm\.|oder|dann|wieder|zusätzlich|außerdem)(?![\p{L}]))+/u;

const except = /^\s*,?\s*(?:außer|ausser|ausgenommen|bis auf|except)\s+(?:an\s+)?/u;

/** Opening hours in words take up some 150 letters; a week in full words 400. */
const longest = 800;

const appointmentNote = "nach Vereinbarung";

/** `9`, `9.30`, `0930` as `09:00`, `09:30`; undefined where no clock shows it. */
function clockTime(text: string): string | undefined {
  const digits = text.replace(/\s/g, "");
  const [, hours = "", minutes = "00"] =
    /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(digits) ?? /^(\d{2})(\d{2})$/.exec(digits) ?? [];
  if (hours === "" || Number(hours) * 60 + Number(minutes) > 1440) return undefined;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** A rule as it is being read: for which days, or for all where none were named. */
interface Rule {
  days: Day[] | undefined;
  /** In place of days of every week: days of some weeks of a month. */
  monthly?: MonthlyDay[];
  hours: DayHours;
}

/** What begins a text, and how long it is; undefined where it is nothing that belongs into opening hours. */
function hoursAtStart(text: string): { hours: DayHours; length: number } | undefined {
  const round = always.exec(text);
  if (round) return { hours: { kind: "times", times: ["00:00-24:00"] }, length: round[0].length };
  const [span, from = "", to = ""] = stretch.exec(text) ?? [];
  if (span !== undefined) {
    const [opens, closes] = [clockTime(from), clockTime(to)];
    if (opens === undefined || closes === undefined || opens === closes) return undefined;
    // From 24 on: the night before or the one after?
    if (opens === "24:00") return undefined;
    return { hours: { kind: "times", times: [`${opens}-${closes}`] }, length: span.length };
  }
  const [open, start = ""] = openEnd.exec(text) ?? [];
  const opens = open === undefined ? undefined : clockTime(start);
  if (open !== undefined && opens !== undefined && opens !== "24:00")
    return { hours: { kind: "times", times: [`${opens}+`] }, length: open.length };
  const asked = appointment.exec(text);
  if (asked) return { hours: { kind: "note", note: appointmentNote }, length: asked[0].length };
  const shut = off.exec(text);
  return shut ? { hours: { kind: "off" }, length: shut[0].length } : undefined;
}

/** "9am", "2:30 p.m." on a clock with 24 hours. */
const twelveHours = /(?<![\d:.])(1[0-2]|0?[1-9])([:.][0-5]\d)?\s*([ap])\.?\s?m(?:\.|(?![\p{L}]))/gu;

const prepared = (raw: string): string =>
  normalForm(raw)
    .toLowerCase()
    .replace(twelveHours, (_, hour: string, minutes: string | undefined, half: string) => {
      return `${(Number(hour) % 12) + (half === "p" ? 12 : 0)}${minutes ?? ":00"}`;
    })
    .replace(/[‐-―−]/g, "-")
    .replace(/[\r\n\t|]+/g, " ; ")
    .replace(/\s+/g, " ")
    .trim();

/** What stands in brackets is a remark, unless it says in which weeks: without that the hours would be wrong. */
const withoutRemarks = (raw: string): string =>
  raw.replace(/[([]([^)\]]*)[)\]]/g, (_, remark: string) =>
    /monat|mtl\.|letzte|wöch|woche|\bkw\b|tägig|alle (?:zwei|2|14) /i.test(remark) ? ` ${remark} ` : " ",
  );

/** Days of every week as days of some weeks; undefined where there is no such day, or a holiday is among them. */
function inWeeks(days: readonly Day[] | undefined, nth: number[]): MonthlyDay[] | undefined {
  if (!days || days.length === 0 || days.length > 2) return undefined;
  const monthly = days.flatMap((day) => (day === "PH" ? [] : [{ day, nth }]));
  return monthly.length === days.length ? monthly : undefined;
}

/**
 * Reads opening hours as German lists have them: "Mo-Fr 9-12 u. 14-18 Uhr, Sa. 9.00-13.00, So geschlossen",
 * "Mo., Di 8 bis 16 Uhr", "täglich rund um die Uhr", "Mittwoch Ruhetag", "Sa n. V.", "jeden 1. Samstag im Monat 9-13 Uhr". Undefined where a part of it is not
 * understood: half of the hours would be wrong hours. What stands in brackets is left out.
 */
export function readGermanHours(raw: string): Rule[] | undefined {
  // No hours are that long, and a hostile cell must not hold up the others.
  if (raw.length > longest) return undefined;
  let rest = prepared(withoutRemarks(raw)).replace(wholeDay, "24/7");
  const rules: Rule[] = [];
  const exceptions: Rule[] = [];
  let days: Day[] | undefined;
  let monthly: MonthlyDay[] | undefined;
  let current: Rule | undefined;
  while (rest !== "") {
    const skipped = filler.exec(rest)?.[0].length ?? 0;
    if (skipped > 0) {
      rest = rest.slice(skipped).trimStart();
      continue;
    }
    const some = monthlyAtStart(rest);
    if (some) {
      rest = rest.slice(some.length).replace(/^\s*:?\s*(?:von\s+(?=\d))?/, "");
      [days, monthly, current] = [undefined, some.days, undefined];
      // "9-13 Uhr am 1. Samstag im Monat": the day stands behind.
      const last = rules.at(-1);
      if (rest === "" && rules.length === 1 && last && !last.days && !last.monthly) {
        last.monthly = monthly;
        break;
      }
      if (rest === "") return undefined;
      continue;
    }
    const weeks = weeksAtStart(rest);
    if (weeks) {
      // "Sa 9-13 Uhr (1. im Monat)" or "Samstag, 1. im Monat, 9-13 Uhr"
      const named = inWeeks(days, weeks.nth);
      if (!named) return undefined;
      rest = rest.slice(weeks.length).replace(/^\s*:?\s*(?:von\s+(?=\d))?/, "");
      if (current && current.days === days) {
        current.monthly = named;
        current.days = undefined;
      } else if (rest === "") return undefined;
      [days, monthly] = [undefined, named];
      continue;
    }
    const found = hoursAtStart(rest);
    if (found) {
      rest = rest.slice(found.length).trimStart();
      const { hours } = found;
      if (
        current?.days === days &&
        current?.monthly === monthly &&
        current?.hours.kind === "times" &&
        hours.kind === "times"
      )
        current.hours.times.push(...hours.times);
      else {
        current = { days, hours, ...(monthly && { monthly }) };
        rules.push(current);
      }
      // "Ruhetag: Montag": the day stands behind.
      const named = hours.kind === "off" ? daysAtStart.exec(rest.replace(/^:\s*/, "")) : null;
      const behind = rest.replace(/^:\s*/, "").slice(named?.[0].length ?? 0);
      if (named && !/^\W*\d/.test(behind) && !/^\W*(?:geschl|ruhetag)/.test(behind)) {
        rules[rules.length - 1] = { days: daysOf(named[1] ?? ""), hours };
        current = undefined;
        rest = behind.trimStart();
      }
      continue;
    }
    const named = daysAtStart.exec(rest);
    if (!named) return undefined;
    [days, monthly] = [daysOf(named[1] ?? ""), undefined];
    current = undefined;
    rest = rest.slice(named[0].length);
    // "täglich außer Montag": the day that is taken out is a day of rest.
    const but = except.exec(rest);
    const butSome = but && monthlyAtStart(rest.slice(but[0].length));
    if (but && butSome) {
      exceptions.push({ days: undefined, monthly: butSome.days, hours: { kind: "off" } });
      rest = rest.slice(but[0].length + butSome.length);
    } else if (but) {
      const outside = daysOf(daysAtStart.exec(rest.slice(but[0].length))?.[1] ?? "");
      if (outside.length === 0) return undefined;
      days = days.filter((day) => !outside.includes(day));
      rules.push({ days: outside, hours: { kind: "off" } });
      rest = rest
        .slice(but[0].length)
        .replace(daysAtStart, "")
        .replace(/^\s*\)/, "");
    }
    rest = rest.replace(/^\s*:?\s*(?:von\s+(?=\d))?/, "");
    // Weeks may follow: "Samstag (1. im Monat) 9-13 Uhr".
    if (days.length === 0 || rest === "") return undefined;
  }
  return rules.length > 0 ? [...rules, ...exceptions] : undefined;
}

/** A day's hours from a cell of its own; undefined where it is not understood, `null` where nothing stands in it. */
export function readDayCell(raw: string): DayHours | null | undefined {
  const text = raw.trim();
  if (text === "") return null;
  const rules = readGermanHours(text);
  if (!rules || rules.some((rule) => rule.days !== undefined || rule.monthly !== undefined)) return undefined;
  const times = rules.flatMap(({ hours }) => (hours.kind === "times" ? hours.times : []));
  return times.length > 0 ? { kind: "times", times } : rules[0]?.hours;
}

const isSorted = (times: readonly string[]) =>
  times.every((one, index) => index === 0 || (times[index - 1] ?? "") < one);

function writeHours(hours: DayHours): string | undefined {
  if (hours.kind === "off") return "off";
  if (hours.kind === "note") return `"${hours.note}"`;
  const times = [...new Set(hours.times)];
  return (isSorted(times) ? times : times.sort()).join(",");
}

/** Puts rules into OpenStreetMap's syntax; days with the same hours stand together. */
export function writeOsmHours(
  rules: readonly { days: readonly Day[] | undefined; monthly?: readonly MonthlyDay[]; hours: DayHours }[],
): string {
  const byDay = new Map<Day, string>();
  const timed = new Set<Day>();
  // Behind the others: what is said of one week stands above what is said of all.
  const monthlyRules = new Map<string, string>();
  for (const { days, monthly, hours } of rules) {
    const text = writeHours(hours);
    if (text === undefined) continue;
    if (monthly) {
      monthlyRules.set(writeMonthly(monthly), text);
      continue;
    }
    // "14-18 Uhr und nach Vereinbarung": the times are what people can count on, the note does not take them away.
    for (const day of days ?? weekDays) if (hours.kind !== "note" || !timed.has(day)) byDay.set(day, text);
    if (hours.kind === "times") for (const day of days ?? weekDays) timed.add(day);
  }
  const whole = weekDays.map((day) => byDay.get(day));
  if (!byDay.has("PH") && monthlyRules.size === 0 && whole.every((text) => text === "00:00-24:00"))
    return "24/7";
  const groups = new Map<string, Day[]>();
  for (const day of [...weekDays, "PH" as const]) {
    const text = byDay.get(day);
    if (text !== undefined) groups.set(text, [...(groups.get(text) ?? []), day]);
  }
  return [
    ...[...groups].map(([text, days]) => `${writeDays(days)} ${text}`),
    ...[...monthlyRules].map(([days, text]) => `${days} ${text}`),
  ].join("; ");
}

/** "10-5" is ten to five for whoever writes so, and not until five in the morning. */
function isTwelveHour(span: string): boolean {
  const [opens = "", closes = ""] = span.split("-");
  return opens >= "06:00" && opens < "12:00" && closes >= "03:00" && closes < "09:00" && closes < opens;
}

/** Thousands of shops share a few hundred texts. */
const known = new LRUCache<string, { osm: string | undefined }>({ max: 4_000 });

/** The hours of a cell in OpenStreetMap's syntax; undefined where they are not understood. */
export function germanHours(raw: string): string | undefined {
  const found = known.get(raw) ?? { osm: readHours(raw) };
  known.set(raw, found);
  return found.osm;
}

function readHours(raw: string): string | undefined {
  const rules = readGermanHours(raw);
  if (!rules || rules.some(({ hours }) => hours.kind === "times" && hours.times.some(isTwelveHour)))
    return undefined;
  // Alone, "geschlossen" tells of no day, and a note is no time at which anybody could come.
  const saysTimes = rules.some(
    ({ days, monthly, hours }) => hours.kind === "times" || days !== undefined || monthly !== undefined,
  );
  if (saysTimes) return writeOsmHours(rules);
  return rules.every(({ hours }) => hours.kind === "note") ? `"${appointmentNote}"` : undefined;
}
