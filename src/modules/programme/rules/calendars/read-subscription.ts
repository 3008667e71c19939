// SPDX-License-Identifier: EUPL-1.2
import { readForeignAddress } from "../../../../kernel/fetch/foreign-address.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";

/** How the entries of a calendar are called and sorted in. */
export interface CalendarWords {
  /** Whose calendar it is, as it stands beside each entry. */
  name: string;
  kind: string;
  area: string | null;
}

export interface Subscription extends CalendarWords {
  address: string;
}

export type CalendarFormProblem = "name" | "kind" | "address";

/** Reads the part of the forms that all calendars have. */
export function readCalendarWords(
  form: Pick<URLSearchParams, "get">,
  known: { kinds: readonly string[]; areas: readonly string[] },
): Result<CalendarWords, CalendarFormProblem> {
  const name = cleanLine(form.get("name") ?? "", 120);
  if (name === "") return refuse("name");
  const kind = known.kinds.find((each) => each === form.get("kind"));
  if (kind === undefined) return refuse("kind");
  return ok({ name, kind, area: known.areas.find((each) => each === form.get("area")) ?? null });
}

/** Reads the form of a subscription. @param local whether only this machine can reach us */
export function readSubscription(
  form: Pick<URLSearchParams, "get">,
  known: { kinds: readonly string[]; areas: readonly string[] },
  local: boolean,
): Result<Subscription, CalendarFormProblem> {
  const words = readCalendarWords(form, known);
  if (!words.ok) return words;
  const address = readForeignAddress(form.get("address") ?? "", local);
  return address ? ok({ ...words.value, address: address.href }) : refuse("address");
}
