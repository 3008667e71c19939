import * as z from "zod";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** How a session is cut into single appointments. */
export const slotPlan = z.object({
  /** Length of one appointment in minutes. */
  minutes: z.int().min(5).max(480),
  /** Minutes between two appointments, to write things up. */
  between: z.int().min(0).max(240).default(0),
  /** Breaks on the wall clock of Berlin, such as 12:00 to 12:30. No appointment reaches into one. */
  breaks: z
    .array(z.object({ from: time, to: time }))
    .max(10)
    .default([]),
});
export type SlotPlan = z.infer<typeof slotPlan>;

/** One appointment. */
export interface Slot {
  startsAt: Date;
  endsAt: Date;
}

/** Why a session has no slots: `too-short` none fits in; `too-many` more than `maxSlots`; `break-backwards` a break ends before it begins. */
export type SlotRefusal = "too-short" | "too-many" | "break-backwards";

/** At most so many appointments in one session. */
export const maxSlots = 200;
