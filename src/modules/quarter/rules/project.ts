import * as z from "zod";
import { localText } from "./site.ts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A time as far as it is known: a year, a month or a day. */
const time = z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/);
const cents = z.number().int().nonnegative();

/** What a partner or a part of the money is called: by a plain name, or by a label per language. */
const nameOrLabel = { name: localText, label: localText.nullish() };

const fieldOfAction = z.object({ key: z.string(), text: localText, note: localText.nullish() });

/** A funded project as it is described to the public; money in cents. */
const described = z.object({
  title: z.string(),
  programme: localText.nullish(),
  round: z.string().nullish(),
  region: localText.nullish(),
  from: time.nullish(),
  to: time.nullish(),
  /** Fields of action (Handlungsfelder); the activities name the one they belong to by its key. */
  fields: z.array(fieldOfAction).default([]),
  /** A remark to a field of action by its key, where the file keeps them apart. */
  fieldNotes: z.record(z.string(), localText).default({}),
  targetGroups: z.array(localText).default([]),
  goals: z.array(localText).default([]),
  activities: z.array(z.object({ field: z.string().optional(), text: localText })).default([]),
  partners: z
    .array(
      z
        .object({ ...nameOrLabel, role: z.enum(["project", "cooperation"]) })
        .transform(({ name, label, role }) => ({ name: label ?? name, role })),
    )
    .default([]),
  funding: z
    .object({
      total_cents: cents,
      /** Total and parts were published with a "rund": only roughly known. */
      approximate: z.boolean().default(false),
      note: localText.nullish(),
      parts: z.array(
        z
          .object({ ...nameOrLabel, amount_cents: cents })
          .transform(({ name, label, amount_cents }) => ({ name: label ?? name, amount_cents })),
      ),
    })
    .nullish(),
});

/** A project's description as it stands in a file, with each remark at its field of action. */
export const projectProfile = described.transform(({ fieldNotes, ...project }) => ({
  ...project,
  fields: project.fields.map((field): z.output<typeof fieldOfAction> => {
    const note = field.note ?? fieldNotes[field.key];
    return note ? { ...field, note } : field;
  }),
}));
export type ProjectProfile = z.output<typeof projectProfile>;

/** A published figure: who may doubt it finds its date, definition and source beside it. */
export const figure = z.object({
  indicator: z.string(),
  label: localText,
  definition: localText.optional(),
  unit: z.enum(["persons", "ha", "percent"]),
  scope: z.enum(["city", "programme-area", "area"]),
  area: z.string().nullish(),
  value: z.number(),
  /** Published with a "ca.": only roughly known. */
  approximate: z.boolean().default(false),
  date: day,
  dateLabel: z.string(),
  source: z.string(),
  note: localText.nullish(),
});
export type Figure = z.output<typeof figure>;
