// SPDX-License-Identifier: EUPL-1.2
import { type DataAnswer, data } from "../answer.ts";

/** Data as JSON, open to other sites. */
export function json(value: unknown, headers: Record<string, string> = {}): DataAnswer {
  return data("application/json; charset=utf-8", JSON.stringify(value), { open: true, headers });
}
