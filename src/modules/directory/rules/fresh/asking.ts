// SPDX-License-Identifier: EUPL-1.2
import { z } from "zod";

/** The shortest and the longest time between two questions that a site may set, in months. */
export const leastMonths = 3;
export const mostMonths = 60;
/** The most mails a day that a site may set: more at once, and mail servers take them for advertising. */
export const mostADay = 500;

/** How a site keeps its entries fresh. */
export const askingSchema = z.object({
  /** Whether businesses are asked by mail without anybody pressing a button. */
  asks: z.boolean().default(true),
  /** After so many months without a word of anybody an entry is stale, and its business is asked; nobody is asked more often. */
  months: z.number().int().min(leastMonths).max(mostMonths).default(12),
  /** So many businesses are asked a day. */
  perDay: z.number().int().min(1).max(mostADay).default(50),
});
export type Asking = z.infer<typeof askingSchema>;
