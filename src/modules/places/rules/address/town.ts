import { fold } from "../../../../kernel/i18n/fold.ts";
import { editDistance } from "./street-key.ts";

/** A town or quarter as it is compared. */
export interface TownName {
  /** The folded name in one word: `duisburg`, `badhomburg`. */
  key: string;
  /** First letter of what tells it from its namesakes: `m` for "Frankfurt am Main", "Frankfurt/M."; else empty. */
  river: string;
}

const between =
  /\s*(?:\/|\(|(?<=\s)(?:am|an der|an dem|ob der|bei|im|in der|vor der)(?=\s|$)|(?<=\s)[abiv]\.)/;

/** Reads the name of a town: "Stadt Mülheim a. d. Ruhr" and "Mülheim (Ruhr)" are the same. */
export function readTown(raw: string): TownName {
  const text = fold(raw)
    .replace(/^(?:stadt|gemeinde|markt|kreisstadt|hansestadt|landeshauptstadt)\s+(?=\S)/, "")
    .trim();
  const at = between.exec(text);
  const name = at && at.index > 2 ? text.slice(0, at.index) : text;
  const rest = at && at.index > 2 ? text.slice(at.index + at[0].length) : "";
  return {
    key: name.replace(/[^\p{L}\p{N}]+/gu, ""),
    river: /\p{L}/u.exec(rest.replace(/^[\s.]*(?:d(?:er|em)?[\s.]+)?/, ""))?.[0] ?? "",
  };
}

/** Whether two names mean the same town, one wrong letter (from six) or two (from ten) forgiven. */
export function sameTown(asked: TownName, known: TownName): boolean {
  if (asked.key === "" || known.key === "") return false;
  if (asked.river !== "" && known.river !== "" && asked.river !== known.river) return false;
  if (asked.key === known.key) return true;
  const length = Math.min(asked.key.length, known.key.length);
  const most = length < 6 ? 0 : length < 10 ? 1 : 2;
  if (Math.abs(asked.key.length - known.key.length) > most || asked.key[0] !== known.key[0]) return false;
  return editDistance(asked.key, known.key) <= most;
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
