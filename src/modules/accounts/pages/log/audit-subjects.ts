import { defineSlot } from "../../../../kernel/module/slot.ts";
import type { SiteContext } from "../../../quarter/index.ts";

/** What lines of the audit log are about, besides people: each capability says what its own things are called. */
export interface AuditSubjects {
  /** As the lines have it, such as `business`. */
  kind: string;
  /** Names by id; what is no longer there is left out, and is shown by its id. */
  named(context: SiteContext, ids: readonly string[]): Promise<Map<string, string>>;
}

export const auditSubjects = defineSlot<AuditSubjects>("audit-subjects");

/** A thing as the address of the log has it: `business:7s2wdaap`. */
export const subjectKey = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/** Reads such a key; undefined where it is none. */
export function readSubjectKey(key: string): { kind: string; id: string } | undefined {
  const [, kind, id] = /^([a-z][a-z-]{0,40}):([\w.-]{1,100})$/.exec(key) ?? [];
  return kind !== undefined && id !== undefined ? { kind, id } : undefined;
}

/** What the things of some lines are called, by their keys. Things of a kind that nobody names are left out. */
export async function namesOfSubjects(
  context: SiteContext,
  subjects: readonly { kind: string; id: string }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { kind, named } of auditSubjects.of(context.slots)) {
    const ids = [...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id))];
    if (ids.length === 0) continue;
    for (const [id, name] of await named(context, ids)) names.set(subjectKey({ kind, id }), name);
  }
  return names;
}
