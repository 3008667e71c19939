import data from "../../catalogue/list-columns.json" with { type: "json" };
import { type Day, daysAtStart, daysOf, writeDays } from "../german/days.ts";
import { words } from "../search/fold.ts";

type PlainField = keyof typeof data.fields;
/**
 * What a column may hold. `hours:Mo-Fr` are the hours of these days, `opens:Mo` and `closes:Mo` their beginning and end,
 * `tag:shop` the value of a key of OpenStreetMap.
 */
export type Field = PlainField | `hours:${string}` | `opens:${string}` | `closes:${string}` | `tag:${string}`;

const plain = Object.keys(data.fields) as PlainField[];
/** The fields that a column may hold as it is, in the order in which people choose among them. */
export const plainFields: readonly PlainField[] = ["ignore", ...plain.filter((field) => field !== "ignore")];

/** Fields of which one entry may have several columns. */
const several = new Set<string>([
  "phone",
  "contact",
  "email",
  "website",
  "category",
  "hours",
  "lat",
  "lon",
  "ignore",
]);

/** Whether a second column may hold the same field. */
export const isSeveral = (field: Field): boolean => several.has(field) || field.includes(":");

/** Networks whose columns hold names or addresses of pages there; Facebook and Instagram are fields of their own. */
const networkHeadings = ["tiktok", "whatsapp", "youtube", "telegram", "linkedin", "xing", "mastodon"];
export const osmKeys = ["shop", "amenity", "craft", "office", "healthcare", "tourism", "leisure"];

/** The field of this name as a mapping file has it; undefined where there is none. */
export function fieldNamed(name: string): Field | undefined {
  const known = plain.find((field) => field === name);
  if (known) return known;
  const [kind = "", rest = ""] = name.split(/:(.*)/s);
  if (kind === "tag" && /^[a-z_]+(:[a-z_]+)*$/.test(rest)) return `tag:${rest}`;
  if (kind !== "hours" && kind !== "opens" && kind !== "closes") return undefined;
  const days = writeDays(daysOf(rest.toLowerCase()));
  return days === "" ? undefined : `${kind}:${days}`;
}

/** The names that a mapping file may use, for messages. */
export const fieldNames: readonly string[] = [...plain, "hours:Mo-Fr", "opens:Mo", "closes:Mo", "tag:shop"];

const folded = (phrase: string): string => words(phrase).join(" ");

interface Phrase {
  field: PlainField;
  text: string;
  score: number;
}

const exact = new Map<string, Phrase>();
const within: Phrase[] = [];
for (const field of plain) {
  const { exact: whole, within: part } = data.fields[field];
  for (const [index, phrase] of whole.entries()) {
    const text = folded(phrase);
    const score = 1 - Math.min(index, 30) / 300;
    if (!exact.has(text) || (exact.get(text)?.score ?? 0) < score) exact.set(text, { field, text, score });
  }
  for (const [index, phrase] of part.entries())
    within.push({ field, text: folded(phrase), score: 0.72 - Math.min(index, 12) / 60 });
}

const hoursWords = new Set(data.hoursWords.flatMap((word) => words(word)));
const opens = new Set(data.opens.map(folded));
const closes = new Set(data.closes.map(folded));
const parts = new Set(data.parts.map(folded));

/** `Öffnungszeiten Mo-Fr`, `Mo von`, `Samstag bis`: the hours of some days. */
function daysField(heading: string): Field | undefined {
  const tokens = heading
    .toLowerCase()
    .replace(/[_()[\]:.]+|(?<=\p{L})(?=\d)/gu, " ")
    .split(/\s+/)
    .filter((token) => token !== "" && !/^\d+$/.test(token));
  const kept: string[] = [];
  let kind: "hours" | "opens" | "closes" = "hours";
  for (const [index, token] of tokens.entries()) {
    const word = folded(token);
    // "Mo bis Fr" names days; "Mo bis" an end.
    const isBetween = index > 0 && index < tokens.length - 1 && /^(bis|to)$/.test(token) && kept.length > 0;
    // "Opens weekdays", "Schließt Sa": such a word may stand in front, unlike "von", which begins a span of days.
    const isVerb = /^(opens|closes|öffnet|schließt|schliesst|beginn|ende)$/.test(token);
    if (isBetween && daysAtStart.test(tokens[index + 1] ?? "")) kept.push(token);
    else if (opens.has(word) && (kept.length > 0 || isVerb)) kind = "opens";
    else if (closes.has(word) && (kept.length > 0 || isVerb)) kind = "closes";
    else if (!parts.has(word) && !word.split(" ").every((part) => hoursWords.has(part))) kept.push(token);
  }
  const text = kept.join(" ");
  const named = daysAtStart.exec(text);
  if (!named || named[0].length < text.trim().length) return undefined;
  const days: Day[] = daysOf(named[1] ?? "");
  return days.length === 0 ? undefined : `${kind}:${writeDays(days)}`;
}

/** What a heading may mean, the likeliest first; scores from 0 to 1. */
export function fieldsOfHeading(whole: string): { field: Field; score: number }[] {
  // Whoever writes more into a heading writes a remark.
  const heading = whole.slice(0, 120).replace(/^(?:tags|properties|attributes|fields)\./i, "");
  const spaced = heading.replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L}{3})(?=\d)/gu, " ");
  const bare = spaced.replace(/\([^)]*\)|\[[^\]]*\]|\*/g, " ");
  const found = new Map<Field, number>();
  const put = (field: Field, score: number) => {
    if (score > (found.get(field) ?? 0)) found.set(field, score);
  };
  // "Opening hours (Mon-Fri)": the days may stand in brackets.
  const days = daysField(spaced) ?? daysField(bare);
  if (days) put(days, 0.97);
  for (const key of osmKeys)
    if (heading.trim().toLowerCase() === key && key !== "shop") put(`tag:${key}`, 0.96);
  // "Adresse / Telefon": the address ends where the telephone begins.
  if (/adresse|anschrift|address/i.test(bare) && /tel|phone|kontakt/i.test(bare)) put("address", 0.9);
  // "Tel./Fax": without the fax it is a heading for telephones.
  const withoutFax = /fax/i.test(bare)
    ? folded(bare.replace(/(?:\s(?:und|u\.|and))?\W*(?:tele)?fax/gi, ""))
    : "";
  const isTelephone = exact.get(withoutFax)?.field === "phone";
  if (isTelephone) put("phone", 0.92);
  for (const network of networkHeadings)
    if (new RegExp(`^(?:contact:)?${network}\\b`, "i").test(heading.trim()))
      put(`tag:contact:${network}`, 0.96);
  for (const [text, penalty] of [
    [folded(spaced), 0],
    [folded(heading), 0],
    [folded(bare), 0.03],
    [folded(bare.replace(/\d+/g, " ")), 0.06],
  ] as const) {
    const known = exact.get(text);
    if (known) put(known.field, known.score - penalty);
  }
  // "Telefon (privat)"
  const remark = ` ${folded(/[([]([^)\]]*)[)\]]/.exec(spaced)?.[1] ?? "")} `;
  if (within.some(({ field, text }) => field === "ignore" && remark.includes(` ${text} `)))
    put("ignore", 0.99);
  const tokens = folded(spaced.replace(/\d+/g, " "));
  for (const { field, text, score } of within) {
    if (tokens === "" || text === "") continue;
    const at = ` ${tokens} `.indexOf(` ${text} `);
    if (at >= 0) {
      // In both languages what a heading is about stands at its end: "street name" is no exception, it is in the list.
      const share = text.split(" ").length / tokens.split(" ").length;
      const isEnd = at + text.length === tokens.length;
      put(field, field === "ignore" ? 0.9 : score + 0.15 * share + (isEnd ? 0.05 : 0));
    } else if (text.length >= 5 && !text.includes(" ") && tokens.endsWith(text)) put(field, score - 0.15);
  }
  // What is left is the word for the fax; "privat" in brackets says more.
  if (isTelephone && (found.get("ignore") ?? 0) < 0.95) found.delete("ignore");
  return [...found].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score);
}
