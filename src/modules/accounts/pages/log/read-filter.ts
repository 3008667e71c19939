import type { AuditFilter } from "../../../../kernel/audit/store/find-audit-lines.ts";
import { dayAfter, isDay, startOf } from "../../../../kernel/clock/berlin.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { readSubjectKey } from "./audit-subjects.ts";

/** What the address of the log asks for; `wrong` names the fields that could not be read. */
export function readFilter(query: URLSearchParams): { filter: AuditFilter; wrong: string[] } {
  const filter: AuditFilter = {};
  const wrong: string[] = [];
  const days = [
    ["von", (day: string) => (filter.from = startOf(day))],
    ["bis", (day: string) => (filter.until = startOf(dayAfter(day, 1)))],
  ] as const;
  for (const [name, take] of days) {
    const day = query.get(name) ?? "";
    if (day === "") continue;
    if (isDay(day)) take(day);
    else wrong.push(name);
  }
  const event = query.get("was") ?? "";
  if (event !== "") filter.event = event;
  const person = query.get("person") ?? "";
  if (isId(person)) filter.concerns = person;
  const actor = query.get("wer") ?? "";
  if (isId(actor)) filter.actor = actor;
  const subject = readSubjectKey(query.get("sache") ?? "");
  if (subject) filter.subject = subject;
  return { filter, wrong };
}
