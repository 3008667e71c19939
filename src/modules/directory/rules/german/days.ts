/** The days in the order of the week, as OpenStreetMap writes them. */
export const weekDays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
export type WeekDay = (typeof weekDays)[number];
/** A day of the week, or a public holiday. */
export type Day = WeekDay | "PH";

const names: [day: Day, pattern: string][] = [
  ["Mo", "mo(?:n(?:tags?|day|days)?)?"],
  ["Tu", "di(?:e(?:nst(?:ags?)?)?)?|tu(?:e(?:s(?:days?)?)?)?"],
  ["We", "mi(?:tt?w?(?:ochs?)?)?|we(?:d(?:nesdays?)?)?"],
  ["Th", "do(?:n(?:n(?:erstags?)?)?)?|th(?:u(?:r(?:s(?:days?)?)?)?)?"],
  ["Fr", "fr(?:e(?:itags?)?|i(?:days?)?)?"],
  ["Sa", "sa(?:m(?:stags?)?|t(?:urdays?)?)?|sonnabends?"],
  ["Su", "so(?:n(?:n(?:tags?)?)?)?|su(?:n(?:days?)?)?"],
  ["PH", "feiertage?n?|feiertags|feiert?|ft|ph|gesetzliche feiertage|holidays?"],
];
const groups: [pattern: string, days: Day[]][] = [
  [
    "täglich|tägl|taegl|tgl|taeglich|jeden tag|daily|every day|alle tage|(?:an )?(?:7|sieben) tagen?(?: (?:die|in der|pro|der) woche)?|(?:kein|ohne) ruhetag|7 days(?: a week)?",
    [...weekDays],
  ],
  ["werktags|werktage|werkt|an werktagen", ["Mo", "Tu", "We", "Th", "Fr", "Sa"]],
  ["wochentags|unter der woche|weekdays", ["Mo", "Tu", "We", "Th", "Fr"]],
  ["wochenende|am wochenende|weekends?|wochenenden", ["Sa", "Su"]],
  ["sonn-? ?(?:und|u|&|\\+|\\/) ?feiertags?e?n?|so- ?(?:und|u|&) ?feiertage?", ["Su", "PH"]],
];

const oneDay = names.map(([day, pattern]) => ({ day, expression: new RegExp(`^(?:${pattern})$`) }));
const oneGroup = groups.map(([pattern, days]) => ({ days, expression: new RegExp(`^(?:${pattern})$`) }));
const anyName = names.map(([, pattern]) => pattern).join("|");
const day = `(?:${anyName})(?![\\p{L}])\\.?`;
const range = `${day}(?:\\s*(?:-|–|—|bis|to)\\s*(?:${day}))?`;
const group = `(?:${groups.map(([pattern]) => pattern).join("|")})(?![\\p{L}])\\.?`;
const item = `(?:${group}|${range})`;

/** Days at the beginning of a text: "Mo - Fr", "Mo., Di + Do", "Montag bis Freitag", "werktags", "Sonn- und Feiertage". */
export const daysAtStart = new RegExp(
  `^(?:(?:von|jeden|jd\\.|immer|am|an|langer|lange)\\s+)?(${item}(?:\\s*(?:,|\\+|&|\\/|und|u\\.?|sowie|and)\\s*${item})*)`,
  "u",
);
const itemPattern = new RegExp(item, "gu");
/** Days wherever they stand in a text. */
export const daysAnywhere = new RegExp(
  `(?<![\\p{L}\\d])${item}(?:\\s*(?:,|\\+|&|\\/|und|u\\.?|sowie|and)\\s*${item})*`,
  "gu",
);
/** Whether a text names a day; lower case is expected. */
export const namesDay = (text: string): boolean => text.search(daysAnywhere) >= 0;

/** The names of the days of the week, short and long. */
export const dayNamePattern = names
  .filter(([one]) => one !== "PH")
  .map(([, pattern]) => pattern)
  .join("|");

/** The day of the week of a name; lower case is expected. */
export function weekDayOf(word: string): WeekDay | undefined {
  const found = dayOf(word);
  return found === "PH" ? undefined : found;
}

function dayOf(word: string): Day | undefined {
  const bare = word.trim().replace(/\.$/, "");
  return oneDay.find(({ expression }) => expression.test(bare))?.day;
}

/** The days that such an expression names, in the order of the week. Lower case is expected. */
export function daysOf(expression: string): Day[] {
  const found = new Set<Day>();
  for (const [text] of expression.matchAll(itemPattern)) {
    const bare = text.trim().replace(/\.$/, "");
    const known = oneGroup.find((one) => one.expression.test(bare));
    if (known) {
      for (const one of known.days) found.add(one);
      continue;
    }
    const [first = "", last] = bare.split(/\s*(?:-|–|—|\bbis\b|\bto\b)\s*/);
    const from = dayOf(first);
    const to = last === undefined ? from : dayOf(last);
    if (from === undefined || to === undefined) continue;
    if (from === "PH" || to === "PH") {
      found.add(from).add(to);
      continue;
    }
    let at = weekDays.indexOf(from);
    const end = weekDays.indexOf(to);
    for (; at !== end; at = (at + 1) % 7) found.add(weekDays[at] ?? "Mo");
    found.add(to);
  }
  return [...weekDays, "PH" as const].filter((one) => found.has(one));
}

/** Days as OpenStreetMap writes them: neighbours joined to `Mo-Fr`, the others by commas. */
export function writeDays(days: readonly Day[]): string {
  const parts: string[] = [];
  const indexes = days.flatMap((one) => (one === "PH" ? [] : [weekDays.indexOf(one)]));
  for (let at = 0; at < indexes.length; ) {
    let end = at;
    while (indexes[end + 1] === (indexes[end] ?? 0) + 1) end++;
    const [first, last] = [weekDays[indexes[at] ?? 0], weekDays[indexes[end] ?? 0]];
    if (end - at >= 2) parts.push(`${first}-${last}`);
    else parts.push(...(end > at ? [`${first}`, `${last}`] : [`${first}`]));
    at = end + 1;
  }
  if (days.includes("PH")) parts.push("PH");
  return parts.join(",");
}
