const names: [osm: string, pattern: string][] = [
  ["Jan", "jan(?:uary?|uar)?|jänner"],
  ["Feb", "feb(?:r(?:uary?|uar)?)?"],
  ["Mar", "mär(?:z)?|maerz|mrz|mar(?:ch)?"],
  ["Apr", "apr(?:il)?"],
  ["May", "mai|may"],
  ["Jun", "jun(?:[ie])?"],
  ["Jul", "jul(?:[iy])?"],
  ["Aug", "aug(?:ust)?"],
  ["Sep", "sept?(?:ember)?"],
  ["Oct", "okt(?:ober)?|oct(?:ober)?"],
  ["Nov", "nov(?:ember)?"],
  ["Dec", "dez(?:ember)?|dec(?:ember)?"],
];
const expressions = names.map(([osm, pattern]) => ({ osm, expression: new RegExp(`^(?:${pattern})$`, "u") }));
const month = `(?:${names.map(([, pattern]) => pattern).join("|")})(?![\\p{L}])\\.?`;
/** "April", "1. April", "1.4.", "01.04.2026", "Anfang April", "Ende Oktober". */
const end = `(?:(?:anfang|ende)\\s+)?(?:(?:\\d{1,2}\\.\\s?)?${month}|\\d{1,2}\\.\\s?\\d{1,2}\\.(?:\\d{4})?)`;
const span = new RegExp(
  `(?<![\\p{L}\\d.])(?:in den monaten |von |vom |im )?(${end})\\s*(?:-|bis(?: zum)?|to)\\s*(${end})(?![\\p{L}])`,
  "gu",
);

/** Words of seasons that name no months: nobody can tell from when to when they count. */
const seasonWord =
  /(?<![\p{L}])(?:sommer|winter|frühjahr|herbst|saison|sommer-? ?und|halbjahr|(?:sommer|winter)(?:monate|halbjahr|saison|zeit(?:en)?)n?)(?![\p{L}])/u;

/** Whether a text names months or seasons; lower case is expected. */
export const namesSeason = (text: string): boolean =>
  seasonWord.test(text) || new RegExp(`(?<![\\p{L}])${month}`, "u").test(text);

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** One end of a span: the month from 0, and the day where one is said. */
function readEnd(text: string): { month: number; day?: number } | undefined {
  const bare = text.replace(/^(?:anfang|ende)\s+/, "").trim();
  const numbers = /^(\d{1,2})\.\s?(\d{1,2})\./.exec(bare);
  const [, day, name = ""] = numbers ? [] : (/^(?:(\d{1,2})\.\s?)?(.*?)\.?$/u.exec(bare) ?? []);
  const found = numbers
    ? { month: Number(numbers[2]) - 1, day: Number(numbers[1]) }
    : {
        month: expressions.findIndex(({ expression }) => expression.test(name)),
        ...(day !== undefined && { day: Number(day) }),
      };
  const last = lastDays[found.month];
  if (last === undefined || (found.day !== undefined && (found.day < 1 || found.day > last)))
    return undefined;
  return found;
}

/** A span of months as OpenStreetMap writes it: `Apr-Oct`, `Apr 01-Oct 15`. Whole months are written as such. */
function writeSpan(from: string, to: string): string | undefined {
  const [first, last] = [readEnd(from), readEnd(to)];
  if (!first || !last) return undefined;
  const name = ({ month: index }: { month: number }) => names[index]?.[0] ?? "";
  const isWhole =
    (first.day ?? 1) === 1 && (last.day === undefined || last.day >= (lastDays[last.month] ?? 31) - 1);
  if (isWhole) return `${name(first)}-${name(last)}`;
  const two = (day: number) => String(day).padStart(2, "0");
  return `${name(first)} ${two(first.day ?? 1)}-${name(last)} ${two(last.day ?? lastDays[last.month] ?? 31)}`;
}

/** What is said of some months of the year, or, without months, of all. */
export interface SeasonPart {
  months: string | undefined;
  text: string;
}

/**
 * Takes a text apart that says different hours for different months: "April-Oktober: Mo-Fr 9-18, Nov.-März: Mo-Fr 10-16", "Mi
 * 7-13 (April bis September), Mi 8-13 (Oktober bis März)". Undefined where no span of months is named. Lower case is expected.
 */
export function seasonParts(text: string): SeasonPart[] | undefined {
  const found = [...text.matchAll(span)].map((one) => ({
    from: one.index,
    to: one.index + one[0].length,
    months: writeSpan(one[1] ?? "", one[2] ?? ""),
  }));
  if (found.length === 0 || found.some(({ months }) => months === undefined)) return undefined;
  const bare = (part: string) => part.replace(/^[\s:;,.()|]+|[\s:;,.()|]+$/g, "");
  const before = bare(text.slice(0, found[0]?.from ?? 0));
  const after = bare(text.slice(found.at(-1)?.to ?? 0));
  const parts = found.map(({ months, from, to }, index) => ({
    months,
    text:
      after === ""
        ? bare(text.slice(found[index - 1]?.to ?? 0, from))
        : bare(text.slice(to, found[index + 1]?.from ?? text.length)),
  }));
  return before === "" || after === "" ? parts : [{ months: undefined, text: before }, ...parts];
}
