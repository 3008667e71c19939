// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

/** From and to what a site may set: months between two questions, and mails a day (mail servers take more for advertising). */
export const askingLimits = { months: [3, 60], perDay: [1, 500] } as const;
export type AskingField = keyof typeof askingLimits;

const within = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most);

/** How a site keeps its entries fresh. */
export const askingSchema = z.object({
  /** Whether businesses are asked by mail without anybody pressing a button. */
  asks: z.boolean().default(true),
  /** After so many months without a word of anybody an entry is stale, and its business is asked; nobody is asked more often. */
  months: within(askingLimits.months).default(12),
  /** So many businesses are asked a day. */
  perDay: within(askingLimits.perDay).default(50),
});
export type Asking = z.infer<typeof askingSchema>;

/** Reads the form of the settings, where what is not said is as the program has it; refused with the names of the fields that are no number within the limits. */
export function readAsking(form: URLSearchParams): Result<Asking, AskingField[]> {
  const typed = (name: AskingField): number | undefined => {
    const text = form.get(name)?.trim();
    if (text === undefined) return undefined;
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  const read = askingSchema.safeParse({
    asks: form.get("asks") !== "no",
    months: typed("months"),
    perDay: typed("perDay"),
  });
  if (read.success) return ok(read.data);
  const wrong = read.error.issues.map(({ path }) => path[0]);
  return refuse((Object.keys(askingLimits) as AskingField[]).filter((name) => wrong.includes(name)));
}
