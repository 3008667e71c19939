import { fold } from "../../../../kernel/i18n/fold.ts";
import { editDistance } from "./street-key.ts";

/** A town or quarter as it is compared. */
export interface TownName {
  /** The folded name in one word: `duisburg`, `badhomburg`. */
  key: string;
  /** The same with ae, oe and ue as they are written, so that a slip between these letters is one slip. */
  written: string;
  /** First letter of what tells it from its namesakes: `m` for "Frankfurt am Main", "Frankfurt/M."; else empty. */
  river: string;
}

const between =
  /\s*(?:\/|\(|,(?=\s*\p{L}{2}$)|(?<=\s)(?:am|an der|an dem|ob der|bei|im|in der|vor der)(?=\s|$)|(?<=\s)[abiv]\.)/u;

/** Reads the name of a town: "Stadt Mülheim a. d. Ruhr" and "Mülheim (Ruhr)" are the same. */
export function readTown(raw: string): TownName {
  const { name, rest } = partsOf(fold(raw));
  return {
    key: wordOf(name),
    written: wordOf(partsOf(raw.toLowerCase()).name),
    river: /\p{L}/u.exec(rest.replace(/^[\s.]*(?:d(?:er|em)?[\s.]+)?/, ""))?.[0] ?? "",
  };
}

const wordOf = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, "");

function partsOf(folded: string): { name: string; rest: string } {
  const text = folded
    .replace(/^(?:stadt|gemeinde|markt|kreisstadt|hansestadt|landeshauptstadt)\s+(?=\S)/, "")
    .trim();
  const at = between.exec(text);
  if (!at || at.index <= 2) return { name: text, rest: "" };
  return { name: text.slice(0, at.index), rest: text.slice(at.index + at[0].length) };
}

/** Whether two names mean the same town, one wrong letter (from six) or two (from ten) forgiven. */
export function sameTown(asked: TownName, known: TownName): boolean {
  if (asked.key === "" || known.key === "") return false;
  if (asked.river !== "" && known.river !== "" && asked.river !== known.river) return false;
  if (asked.key === known.key) return true;
  return slipped(asked.key, known.key) || slipped(asked.written, known.written);
}

function slipped(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  const most = length < 6 ? 0 : length < 10 ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && a[0] === b[0] && editDistance(a, b) <= most;
}

/** "Duisburg-Hamborn", "Hamborn, Duisburg", "Duisburg (Hamborn)": the ways to read it as town and quarter. */
export function townReadings(raw: string): { town: TownName; quarter?: TownName }[] {
  const whole = readTown(raw);
  const parts = raw
    .split(/\s*[-–/,()]\s*/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}{3}/u.test(part));
  const [first, second] = parts;
  const readings: { town: TownName; quarter?: TownName }[] = [{ town: whole }];
  if (first !== undefined && second !== undefined && parts.length === 2) {
    readings.push({ town: readTown(first), quarter: readTown(second) });
    readings.push({ town: readTown(second), quarter: readTown(first) });
  }
  return readings;
}
