import { LRUCache } from "lru-cache";
import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { isOsmNotation } from "../hours/notation.ts";
import { type Day, daysAnywhere, daysAtStart, daysOf, namesDay } from "./days.ts";
import { withoutJson } from "./json-hours.ts";
import { type MonthlyDay, monthlyAtStart, weeksAtStart } from "./monthly.ts";
import { namesSeason, seasonParts } from "./months.ts";
import { type DayHours, weekOf, workingDays, writeOsmHours } from "./write-hours.ts";

const time = "(?:2[0-4]|[01]?\\d)(?:\\s*[:.h]\\s*[0-5]\\d(?::00)?|[0-5]\\d(?<=\\d{4}))?(?!\\d)";
const clock = "(?:\\s*uhr|\\s*h(?![a-z]))?";
const stretch = new RegExp(
  `^(?:(?:von|ab)\\s+)?(${time})${clock}\\s*(?:-|–|—|bis(?:\\s+ca\\.?)?|to)\\s*(${time})${clock}(?:\\s*(?:durchgehend|durchg\\.))?`,
);
/** "Do bis 20 Uhr", "Mi ab 13 Uhr geschlossen": another end of what was said before. */
const until = new RegExp(
  `^(?:nur\\s+)?(?:noch\\s+)?(?:bis|until)\\s+(${time})${clock}(?:\\s*geöffnet)?(?![\\s-]*\\d)|^ab\\s+(${time})${clock}\\s*(?:geschl(?:ossen)?|zu)(?![\\p{L}])\\.?|^(?:geschl(?:ossen)?\\.?|zu)\\s+ab\\s+(${time})${clock}`,
  "u",
);
const openEnd = new RegExp(
  `^(?:ab|von|from)\\s+(${time})${clock}(?:\\s*(?:bis\\s+)?(?:open end|ende offen|offen))?`,
);
const off =
  /^(?:geschl(?:ossen)?|ruhetag|zu|closed|frei|kein(?:e)? (?:sprechstunde|markt)|off|-{1,3}|–|—|x)(?![\p{L}])\.?/u;
/** "Mi nachm. geschl.", "mittwochs nur vormittags": a half of the day in which nothing is open. */
const halfOff =
  /^(vor|nach)m(?:ittags?|\.)?\s*:?\s*(?:geschl(?:ossen)?|zu|closed|frei)(?![\p{L}])\.?|^nur (vor|nach)m(?:ittags?|\.)?(?=$|[\s,;.]*(?!.*\d)$|[\s,;.]+\p{L})(?!\s*:?\s*(?:von )?\d)/u;
/** What else is said than of the days before: "sonst nach Vereinbarung". */
const otherwise =
  /^(?:sonst|ansonsten|im übrigen|übrige zeit(?:en)?)(?: nur| auch)?:?\s+(?=nach|termin|n\.|auf)/u;
const appointment =
  /^(?:(?:termin(?:e)?|nur|und|u\.|oder|sowie)\s+)*(?:nach\s+(?:telefonischer\s+|tel\.?\s*|vorheriger\s+|individueller\s+)?(?:vereinbarung|vereinb(?![\p{L}])\.?|absprache|terminvereinbarung|terminabsprache|anmeldung)|n\.\s?(?:tel\.\s?)?(?:vereinb|abspr)\p{L}*\.?|n\.?\s?v\.?(?![\p{L}])|auf anfrage|by appointment|terminvereinbarung)/u;
const always =
  /^(?:24 ?\/ ?7|24 ?(?:std|stunden|h|hours|hrs)\.?(?: geöffnet| täglich)?|rund um die uhr|0?0(?:[:.]00)? ?(?:uhr)? ?- ?24(?:[:.]00)?(?: uhr)?)(?![\p{L}\d])\.?/u;
/** Alone it means day and night; behind a stretch, that there is no break. */
const wholeDay = /^(?:täglich )?durchgehend(?: geöffnet)?$/;
const filler =
  /^(?:[\s,;|/+&.:]|(?:und|u\.|sowie|and|durchgehend|durchg\.|geöffnet|open|uhr|jeweils|von|öffnungszeiten|vormittags?|nachmittags?|vorm\.|nachm\.|oder|dann|wieder|zusätzlich|auch|außerdem|nur|ganzjährig)(?![\p{L}]))+/u;

const except = /^\s*,?\s*(?:außer|ausser|ausgenommen|bis auf|except)\s+(?:an\s+)?/u;

/** Opening hours in words take up some 150 letters; a week in full words 400. */
const longest = 800;

const appointmentNote = "nach Vereinbarung";

/** `9`, `9.30`, `0930` as `09:00`, `09:30`; undefined where no clock shows it. */
function clockTime(text: string): string | undefined {
  const digits = text.replace(/\s/g, "").replace(/^(\d{1,2}:\d\d):00$/, "$1");
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
    .replace(/(?<![\p{L}])(?:12 ?)?noon(?![\p{L}])/gu, "12:00")
    .replace(/(?<![\p{L}])(?:(?:12|24) ?)?(?:midnight|mitternacht)(?![\p{L}])/gu, "24:00")
    // "Mittwochnachmittag", "Mi.-Nachmittag"
    .replace(/(?<=(?:tag|woch|abend|mo|di|mi|do|fr|sa|so)s?)\.?[- ]?(?=(?:vor|nach)mittag)/gu, " ")
    .replace(/[‐-―−]/g, "-")
    .replace(/[\r\n\t|]+/g, " ; ")
    .replace(/\s+/g, " ")
    .trim();

/** What stands in brackets is a remark, unless it says when the hours count or do not: without that they would be wrong. */
const withoutRemarks = (text: string): string =>
  text.replace(/[([]([^)\]]*)[)\]]/g, (_, remark: string) =>
    /monat|mtl\.|letzte|wöch|woche|\bkw\b|tägig|alle (?:zwei|2|14) |auße?r|ausser|geschlossen|ruhetag|(?:nicht|nur) (?:in|im|an|am|während) /.test(
      remark,
    ) ||
    namesDay(remark) ||
    namesSeason(remark)
      ? ` ${remark} `
      : " ",
  );

/** Days of every week as days of some weeks; undefined where there is no such day, or a holiday is among them. */
function inWeeks(days: readonly Day[] | undefined, nth: number[]): MonthlyDay[] | undefined {
  if (!days || days.length === 0 || days.length > 2) return undefined;
  const monthly = days.flatMap((day) => (day === "PH" ? [] : [{ day, nth }]));
  return monthly.length === days.length ? monthly : undefined;
}

/**
 * Reads opening hours as German lists have them: "Mo-Fr 9-12 u. 14-18 Uhr, Sa. 9.00-13.00, So geschlossen",
 * "Mo., Di 8 bis 16 Uhr", "täglich rund um die Uhr", "Mittwoch Ruhetag", "Sa n. V.", "jeden 1. Samstag im Monat 9-13 Uhr",
 * "9-18 Uhr (Mo-Fr), 9-13 Uhr (Sa)". Undefined where a part of it is not understood: half of the hours would be wrong hours.
 * What stands in brackets is left out.
 */
export function readGermanHours(raw: string): Rule[] | undefined {
  // No hours are that long, and a hostile cell must not hold up the others.
  if (raw.length > longest) return undefined;
  return readPrepared(withoutRemarks(prepared(raw)).replace(/\s+/g, " ").trim());
}

const readPrepared = (text: string): Rule[] | undefined => {
  const turned = daysInFront(text);
  return readRules(text) ?? (turned === undefined ? undefined : readRules(turned));
};

/** "9-18 Uhr Mo-Fr, 9-13 Uhr Sa": times whose days stand behind them, with the days in front; undefined for anything else. */
function daysInFront(text: string): string | undefined {
  const found = [...text.matchAll(daysAnywhere)];
  const last = found.at(-1);
  if (!/^(?:von )?\d/.test(text) || !last || !/^[\s.;,]*$/.test(text.slice(last.index + last[0].length)))
    return undefined;
  return found
    .map((days, index) => {
      const before = found[index - 1];
      return `${days[0]} ${text.slice(before ? before.index + before[0].length : 0, days.index)}`;
    })
    .join("; ");
}

/** The times of one day before or after the break at noon; undefined where they go through it. */
function halfOf(times: readonly string[], half: "morning" | "afternoon"): string[] | undefined {
  const noon = "12:00";
  const isMorning = (one: string) => one.slice(0, 5) < noon && one.slice(6) <= "14:30" && one.length > 6;
  if (!times.every((one) => isMorning(one) || one.slice(0, 5) >= noon)) return undefined;
  return times.filter((one) => isMorning(one) === (half === "morning"));
}

/** The times of one day with another end; undefined where that is no end of theirs. */
function endingAt(times: readonly string[], closes: string): string[] | undefined {
  const kept = times.filter((one) => one.slice(0, 5) < closes);
  const last = kept.at(-1);
  return last === undefined ? undefined : [...kept.slice(0, -1), `${last.slice(0, 5)}-${closes}`];
}

/** Rules for days whose times were said before and change now; undefined where nothing was said of one of them. */
function changed(
  rules: readonly Rule[],
  days: readonly Day[],
  change: (times: readonly string[]) => string[] | undefined,
): Rule[] | undefined {
  const week = weekOf(rules);
  const found = days.map((day): Rule | undefined => {
    const known = week.get(day);
    const times = known?.kind === "times" ? change(known.times) : undefined;
    return times && { days: [day], hours: times.length > 0 ? { kind: "times", times } : { kind: "off" } };
  });
  return found.every((rule) => rule !== undefined) ? found : undefined;
}

function readRules(text: string): Rule[] | undefined {
  let rest = text.replace(wholeDay, "24/7");
  const rules: Rule[] = [];
  const exceptions: Rule[] = [];
  let days: Day[] | undefined;
  let monthly: MonthlyDay[] | undefined;
  let current: Rule | undefined;
  while (rest !== "") {
    // "Mi nachm. geschl.", "Do bis 20 Uhr": of days whose hours were said before.
    const half = days && !monthly && !current ? halfOff.exec(rest) : null;
    const end = days && !monthly && !current && !half ? until.exec(rest) : null;
    if (days && (half || end)) {
      const closes = clockTime(end?.slice(1).find(Boolean) ?? "");
      const isMorning = half?.[1] === "nach" || half?.[2] === "vor";
      const more = changed(rules, days, (times) =>
        half
          ? halfOf(times, isMorning ? "morning" : "afternoon")
          : closes === undefined
            ? undefined
            : endingAt(times, closes),
      );
      if (!more) return undefined;
      rules.push(...more);
      rest = rest.slice((half ?? end)?.[0].length).trimStart();
      days = undefined;
      continue;
    }
    const skipped = filler.exec(rest)?.[0].length ?? 0;
    if (skipped > 0) {
      rest = rest.slice(skipped).trimStart();
      continue;
    }
    const other = rules.length > 0 ? otherwise.exec(rest) : null;
    if (other) {
      [days, monthly, current] = [undefined, undefined, undefined];
      rest = rest.slice(other[0].length);
      continue;
    }
    // "Mo-Fr 9-18 Uhr, außer Mi 9-13 Uhr", "11-22 Uhr außer montags"
    const without = current ? except.exec(rest) : null;
    if (without) {
      const behind = rest.slice(without[0].length);
      const named = daysAtStart.exec(behind);
      if (!named) return undefined;
      const after = behind.slice(named[0].length).replace(/^[\s:,;.)]+/, "");
      if (/^(?:von |nur |bis |ab )?\d/.test(after)) rest = behind;
      else {
        exceptions.push({ days: daysOf(named[1] ?? ""), hours: { kind: "off" } });
        rest = after;
        [days, current] = [undefined, undefined];
      }
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
      // "geschlossen ab 13 Uhr" where nothing was said of the morning.
      if (hours.kind === "off" && /^(?:ab|bis|von)\s+\d/.test(rest)) return undefined;
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
  const text = withoutJson(raw.trim());
  if (text === "") return null;
  const rules = readGermanHours(text);
  if (!rules || rules.some((rule) => rule.days !== undefined || rule.monthly !== undefined)) return undefined;
  const times = rules.flatMap(({ hours }) => (hours.kind === "times" ? hours.times : []));
  if (isTwelveHourDay(times)) return undefined;
  return times.length > 0 ? { kind: "times", times } : rules[0]?.hours;
}

/** "10-5" is ten to five for whoever writes so, and not until five in the morning; "9-12, 2-6" ends in the evening. */
function isTwelveHourDay(times: readonly string[]): boolean {
  return times.some((span, index) => {
    const [opens = "", closes = ""] = span.split("-");
    const isFirst = opens >= "06:00" && opens < "12:00" && closes >= "03:00" && closes < "09:00";
    const isSecond = index > 0 && opens < "07:00" && closes !== "" && closes < "09:00";
    return (isFirst && closes < opens) || (isSecond && (times[0] ?? "") > opens);
  });
}

/** Thousands of shops share a few hundred texts. */
const known = new LRUCache<string, { osm: string | undefined }>({ max: 4_000 });

/** The hours of a cell in OpenStreetMap's syntax; undefined where they are not understood. */
export function germanHours(raw: string): string | undefined {
  const found = known.get(raw) ?? { osm: readHours(raw) };
  known.set(raw, found);
  return found.osm;
}

/**
 * Hours that are written in OpenStreetMap's syntax or as people do. "Mo-Fr: 9-18 Sa: 9-13" has its words alone: the syntax knows
 * no colon behind days, and no seconds.
 */
export const hoursOfText = (raw: string): string | undefined => {
  const text = withoutJson(raw);
  return isOsmNotation(text)
    ? ((/[a-z]\s*:|:\d\d:/i.test(text) ? germanHours(text) : undefined) ?? text)
    : germanHours(text);
};

function readHours(raw: string): string | undefined {
  if (raw.length > longest) return undefined;
  const text = withoutRemarks(prepared(raw)).replace(/\s+/g, " ").trim();
  const parts = seasonParts(text) ?? [{ months: undefined, text }];
  const written = parts.map(({ months, text: part }) => {
    const read = readPrepared(part);
    const isClosed = months !== undefined && read?.every(({ days, hours }) => !days && hours.kind === "off");
    const osm = isClosed ? "off" : osmOf(read);
    return months === undefined || osm === undefined
      ? osm
      : osm
          .replace(/^24\/7$/, "Mo-Su 00:00-24:00")
          .split("; ")
          .map((rule) => `${months} ${rule}`)
          .join("; ");
  });
  return written.every((osm) => osm !== undefined) ? written.join("; ") : undefined;
}

function osmOf(read: Rule[] | undefined): string | undefined {
  if (!read || read.some(({ hours }) => hours.kind === "times" && isTwelveHourDay(hours.times)))
    return undefined;
  const firstTimes = read.findIndex(({ hours }) => hours.kind === "times");
  // "Termine nach Vereinbarung: Mo-Fr 9-18": the note is about these times.
  const rules = read.filter(({ days, hours }, at) => hours.kind !== "note" || days || at > firstTimes);
  // Alone, "geschlossen" tells of no day, and a note is no time at which anybody could come.
  const saysTimes = rules.some(
    ({ days, monthly, hours }) => hours.kind === "times" || days !== undefined || monthly !== undefined,
  );
  if (saysTimes) return writeOsmHours(workingDays(rules));
  return rules.every(({ hours }) => hours.kind === "note") ? `"${appointmentNote}"` : undefined;
}
