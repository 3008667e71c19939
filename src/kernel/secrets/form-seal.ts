// SPDX-License-Identifier: EUPL-1.2
import { newShortId } from "../id/id.ts";
import type { Secrets } from "./secrets.ts";

/**
 * What a form was read by. `quick`: nobody fills it in so fast; `none`: it was not drawn by us; `stale`: it lay open for
 * so long that it is to be sent once more.
 */
export type SealVerdict = "good" | "quick" | "stale" | "none";

const purpose = "form";
/** In milliseconds. */
const quickest = 3_000;
const longest = 24 * 60 * 60_000;

/** Goes with a form that anybody may send: when it was drawn, and that it was us. @param bound what the form is about */
export function newFormSeal(secrets: Secrets, bound: string, now: Date): string {
  const made = `${now.getTime().toString(36)}.${newShortId(12)}`;
  return `${made}.${secrets.sign(purpose, `${bound} ${made}`)}`;
}

/** What the seal of a form that came back says. */
export function judgeSeal(secrets: Secrets, bound: string, seal: string, now: Date): SealVerdict {
  const [, made = "", at = "", signature = ""] = /^(([0-9a-z]{1,11})\.[0-9a-z]{12})\.(.+)$/.exec(seal) ?? [];
  if (!secrets.isSigned(purpose, `${bound} ${made}`, signature)) return "none";
  const age = now.getTime() - Number.parseInt(at, 36);
  return age < quickest ? "quick" : age > longest ? "stale" : "good";
}
