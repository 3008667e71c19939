const words =
  "Mo|Tu|We|Th|Fr|Sa|Su|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|PH|SH|week|easter|off|closed|open|unknown|sunrise|sunset|dawn|dusk|days?";
const osmNotation = new RegExp(`^(?:\\b(?:${words})\\b|"[^"]*"|[\\d:,;+()[\\]\\s|/-])*$`);

/** Full hours without minutes, which the specification does not know: "Mo-Fr 9-18". */
const bareHours = /(?:^|\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)[ :]+|[,;] ?)\d{1,2}-\d{1,2}(?![\d:])/;

/** Whether a value is written in OpenStreetMap's own words and not as people write ("Mo-Fr 9-18 Uhr"). */
export function isOsmNotation(value: string): boolean {
  return osmNotation.test(value) && !bareHours.test(value);
}

const bareRange = /(?<![\d:.])(\d{1,2})(?::\d\d)?\s*[-–]\s*(\d{1,2})(?::\d\d)?(?!\s*(?:[\d:.]|[ap]\.?m))/gi;

/**
 * Whether people's notation may mean twelve-hour times: "9-5" is nine to five for whoever writes so, and would be read as
 * open until five in the morning. Better no hours than those.
 */
export function looksTwelveHour(value: string): boolean {
  for (const [, from, to] of value.matchAll(bareRange)) {
    const [opens, closes] = [Number(from), Number(to)];
    if (opens >= 6 && opens <= 11 && closes >= 3 && closes <= 8 && closes <= opens) return true;
  }
  return false;
}

const repairs: [pattern: RegExp, by: string][] = [
  [/^(?:rund um die uhr|24 ?(?:stunden|std\.?|h|hrs|hours)(?: (?:täglich|geöffnet))?)$/i, "24/7"],
  [/\bwochenende\b/gi, "Sa-Su"],
  [/\bab (\d{1,2}(?:[:.]\d\d)?)(?: ?(?:uhr|h)\b)?/gi, "$1+"],
  // "Mo+Di", "09:00-12:00 / 14:00-17:00"
  [/\b([a-z]{2})\+(?=[a-z]{2}\b)/gi, "$1,"],
  [/(?<=\d) ?\/ ?(?=\d{1,2}[:.]\d\d)/g, ","],
  // "9:30-18": the package reads full hours and times with minutes, but not side by side.
  [/(?<![\d:.])(\d{1,2})[:.](\d\d) ?[-–] ?(\d{1,2})(?![\d:.])/g, "$1:$2-$3:00"],
  [/(?<![\d:.])(\d{1,2}) ?[-–] ?(\d{1,2})[:.](\d\d)/g, "$1:00-$2:$3"],
  [/(?<![\d:.])(\d{1,2})\+/g, "$1:00+"],
];

/**
 * A value that the package refuses, with some slips put right that are common and can mean only one thing; undefined
 * where there is none of them.
 */
export function tidied(value: string): string | undefined {
  const tidy = repairs.reduce((text, [pattern, by]) => text.replace(pattern, by), value);
  return tidy === value ? undefined : tidy;
}
