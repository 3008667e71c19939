import { normalForm } from "../../../../kernel/i18n/normal-form.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { fieldReader } from "../edit/field-readers.ts";
import type { Edits } from "../history/edit-facts.ts";
import type { DayRange } from "../hours/simple-week.ts";
import { clock, type DaysForm, mostRanges, readDays, writeDays } from "./days-form.ts";
import { type FormSlip, type Part, slipsOf } from "./part.ts";
import { fillSpecialDays, readSpecialDays } from "./special-days-part.ts";

const DAY = 1440;
export const weekdayNumbers = [0, 1, 2, 3, 4, 5, 6] as const;
/** The names of the fields of a day: `d0` is Monday, `ph` a public holiday. */
export const rangeFields = (day: string): [from: string, to: string][] =>
  Array.from({ length: mostRanges }, (_, index) => [`${day}-from${index + 1}`, `${day}-to${index + 1}`]);

/** The form of the opening hours: days with breaks, "as on the day before", holidays, appointments, special days. */
export const hoursPart: Part = {
  fill({ profile }, today) {
    const form = new URLSearchParams();
    const value = profile.openingHours ?? "";
    form.set("osm", value);
    form.set("osm-was", value);
    const days = value === "" ? undefined : readDays(value);
    if (days) fillDays(form, days);
    fillSpecialDays(form, profile.specialDays ?? [], today);
    return form;
  },
  read(form, { profile }) {
    const hours = readHours(form, profile.openingHours);
    const specialDays = readSpecialDays(form);
    if (!hours.ok || !specialDays.ok) return refuse(slipsOf(hours, specialDays));
    const days = specialDays.value.length > 0 ? specialDays.value : null;
    return ok({ ...hours.value, specialDays: days });
  },
};

function fillDays(form: URLSearchParams, { days, holidays, appointment }: DaysForm): void {
  for (const [day, ranges] of days.entries()) {
    fillRanges(form, `d${day}`, ranges);
    if (day > 0 && ranges.length > 0 && text(ranges) === text(days[day - 1] ?? []))
      form.set(`d${day}-same`, "on");
  }
  form.set("ph", holidays === "usual" ? "usual" : holidays.length === 0 ? "closed" : "other");
  if (holidays !== "usual") fillRanges(form, "ph", holidays);
  if (appointment) form.set("appointment", "on");
}

const text = (ranges: readonly DayRange[]): string => JSON.stringify(ranges);

function fillRanges(form: URLSearchParams, day: string, ranges: readonly DayRange[]): void {
  for (const [index, [from, to]] of rangeFields(day).entries()) {
    const range = ranges[index];
    if (!range) continue;
    form.set(from, clock(range.from));
    // A field for a time knows no 24:00.
    form.set(to, clock(range.to % DAY));
  }
}

/** The text that somebody wrote by hand counts where it was changed; else the days. */
function readHours(form: URLSearchParams, present: string | undefined): Result<Edits, FormSlip[]> {
  const osm = (form.get("osm") ?? "").trim();
  if (osm !== (form.get("osm-was") ?? "").trim()) {
    const read = fieldReader("openingHours")?.(osm, { names: [], categories: [], place: { lat: 0, lon: 0 } });
    if (!read) throw new Error("There are no opening hours.");
    return read.ok ? read : refuse([{ field: "osm", reason: read.reason }]);
  }
  const days = readForm(form);
  if (!days.ok) return days;
  const value = writeDays(days.value);
  const shown = present === undefined ? undefined : readDays(present);
  // Nobody touched them; or they say more than days can, and nobody filled in days.
  const asItWas = shown ? writeDays(shown) === value : present !== undefined && value === "";
  return ok(asItWas ? {} : { openingHours: value === "" ? null : value });
}

function readForm(form: URLSearchParams): Result<DaysForm, FormSlip[]> {
  const days: DayRange[][] = [];
  const slips: FormSlip[] = [];
  for (const day of weekdayNumbers) {
    const before = days[day - 1];
    if (before && form.has(`d${day}-same`)) {
      days.push(before);
      continue;
    }
    const ranges = readRanges(form, `d${day}`);
    if (!ranges.ok) slips.push(ranges.reason);
    days.push(ranges.ok ? ranges.value : []);
  }
  const other = form.get("ph") === "other" ? readRanges(form, "ph") : ok([]);
  if (!other.ok) slips.push(other.reason);
  if (slips.length > 0 || !other.ok) return refuse(slips);
  const holidays = form.get("ph") === "closed" || form.get("ph") === "other" ? other.value : "usual";
  return ok({ days, holidays, appointment: form.has("appointment") });
}

function readRanges(form: URLSearchParams, day: string): Result<DayRange[], FormSlip> {
  const ranges: DayRange[] = [];
  for (const [fromField, toField] of rangeFields(day)) {
    const [from, to] = [form.get(fromField)?.trim() ?? "", form.get(toField)?.trim() ?? ""];
    if (from === "" && to === "") continue;
    if (from === "") return refuse({ field: fromField, reason: "half" });
    if (to === "") return refuse({ field: toField, reason: "half" });
    const [opens, closes] = [readTime(from), readTime(to)];
    if (opens === undefined || opens === DAY) return refuse({ field: fromField, reason: "no-time" });
    if (closes === undefined) return refuse({ field: toField, reason: "no-time" });
    const last = ranges.at(-1);
    const end = closes <= opens ? closes + DAY : closes;
    // From midnight to midnight is the whole day; of no other time is it said.
    if (end - opens >= DAY && opens !== 0) return refuse({ field: toField, reason: "order" });
    if (last && last.to > opens) return refuse({ field: fromField, reason: "order" });
    if (last && last.to === opens) last.to = end;
    else ranges.push({ from: opens, to: end });
  }
  return ok(ranges);
}

/** "9", "9.30", "09:30", "18 Uhr" in minutes from midnight; undefined for what is no time of day. */
export function readTime(typed: string): number | undefined {
  const [, hours = "", minutes = "0"] =
    /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(?:uhr)?$/i.exec(normalForm(typed, "NFKC").trim()) ?? [];
  const [h, m] = [Number(hours), Number(minutes)];
  return hours === "" || m > 59 || h > 24 || (h === 24 && m > 0) ? undefined : h * 60 + m;
}
