import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { clean } from "../fields/text.ts";
import { parseRanges } from "../hours/simple-week.ts";
import { maxSpecialDays, type SpecialDay, specialDaySchema } from "../hours/special-days.ts";
import { clock } from "./days-form.ts";
import { readTime } from "./hours-part.ts";
import type { FormSlip } from "./part.ts";

/** So many empty lines follow those that are filled in. */
const emptyLines = 2;

/** The lines of a form: those that are filled in and some more. */
export function specialDayLines(form: URLSearchParams): number[] {
  let filled = 0;
  for (let line = 0; line < maxSpecialDays; line++)
    if (["from", "to", "open", "close", "reason"].some((name) => form.get(`s${line}-${name}`)))
      filled = line + 1;
  return Array.from({ length: Math.min(filled + emptyLines, maxSpecialDays) }, (_, line) => line);
}

/** Those that are not over yet, the next first. */
export function fillSpecialDays(form: URLSearchParams, days: readonly SpecialDay[], today: string): void {
  const coming = days.filter((day) => day.to >= today).sort((a, b) => a.from.localeCompare(b.from));
  for (const [line, { from, to, hours, reason }] of coming.entries()) {
    form.set(`s${line}-from`, from);
    if (to !== from) form.set(`s${line}-to`, to);
    // A form has room for one range; more of them are kept as they were written.
    const [range, ...more] = hours === undefined ? [] : (parseRanges(hours) ?? []);
    if (range && more.length === 0) {
      form.set(`s${line}-open`, clock(range.from));
      form.set(`s${line}-close`, clock(range.to % 1440));
    } else if (hours !== undefined) form.set(`s${line}-hours`, hours);
    if (reason !== undefined) form.set(`s${line}-reason`, reason);
  }
}

/** The special days as they were typed, in order. A line without days is none. */
export function readSpecialDays(form: URLSearchParams): Result<SpecialDay[], FormSlip[]> {
  const days: SpecialDay[] = [];
  const slips: FormSlip[] = [];
  for (let line = 0; line < maxSpecialDays; line++) {
    const read = readLine(form, `s${line}`);
    if (!read.ok) slips.push(read.reason);
    else if (read.value) days.push(read.value);
  }
  if (slips.length > 0) return refuse(slips);
  return ok(days.sort((a, b) => a.from.localeCompare(b.from)));
}

function readLine(form: URLSearchParams, line: string): Result<SpecialDay | undefined, FormSlip> {
  const of = (name: string) => form.get(`${line}-${name}`)?.trim() ?? "";
  const [from, to] = [of("from") || of("to"), of("to") || of("from")];
  const reason = clean(of("reason"), 100);
  if (from === "") {
    const typed = of("open") || of("close") || reason;
    return typed ? refuse({ field: `${line}-from`, reason: "no-day" }) : ok(undefined);
  }
  const hours = readHours(form, line);
  if (!hours.ok) return hours;
  const day = { from, to, ...(hours.value && { hours: hours.value }), ...(reason && { reason }) };
  const whole = specialDaySchema.safeParse(day);
  if (whole.success) return ok(whole.data);
  const isOrder = /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to) && from > to;
  return refuse({ field: `${line}-${isOrder ? "to" : "from"}`, reason: isOrder ? "day-order" : "no-day" });
}

/** One range, or what stood there as more of them; empty where it is closed. */
function readHours(form: URLSearchParams, line: string): Result<string, FormSlip> {
  const [open, close] = [`${line}-open`, `${line}-close`];
  const [from, to] = [form.get(open)?.trim() ?? "", form.get(close)?.trim() ?? ""];
  if (from === "" && to === "") return ok(form.get(`${line}-hours`) ?? "");
  if (from === "" || to === "") return refuse({ field: from === "" ? open : close, reason: "half" });
  const [opens, closes] = [readTime(from), readTime(to)];
  if (opens === undefined || opens === 1440) return refuse({ field: open, reason: "no-time" });
  if (closes === undefined) return refuse({ field: close, reason: "no-time" });
  if (opens === closes && opens !== 0) return refuse({ field: close, reason: "order" });
  return ok(`${clock(opens)}-${closes === 0 ? "24:00" : clock(closes)}`);
}
