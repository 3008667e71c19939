import type { ProjectProfile } from "./project.ts";
import type { LocalText } from "./site.ts";

/** A field of action with what is done in it. */
export interface FieldOfAction {
  /** Undefined for activities that belong to no field. */
  name: LocalText | undefined;
  /** A remark to the field, such as its number of sub-projects. */
  note?: LocalText | null | undefined;
  activities: LocalText[];
}

/** The fields of action in their order, each with its activities; activities of no known field come last. */
export function groupActivities({
  fields,
  activities,
}: Pick<ProjectProfile, "fields" | "activities">): FieldOfAction[] {
  const known = new Set(fields.map((field) => field.key));
  const rest = activities.filter(({ field }) => field === undefined || !known.has(field));
  const groups: FieldOfAction[] = fields.map((field) => ({
    name: field.text,
    note: field.note,
    activities: activities.filter((activity) => activity.field === field.key).map(({ text }) => text),
  }));
  if (rest.length > 0) groups.push({ name: undefined, activities: rest.map(({ text }) => text) });
  return groups;
}
