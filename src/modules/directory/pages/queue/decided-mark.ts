// SPDX-License-Identifier: EUPL-1.2
import { isId } from "../../../../kernel/id/id.ts";
import { casesOnPage } from "./views.ts";

/** What was decided: proposals, pairs of entries, or lines of the history of entries. */
const kinds = { proposals: "p", pairs: "d", lines: "c" } as const;
export type DecidedKind = keyof typeof kinds;

/** What was decided together, in the order in which it was. */
export interface DecidedMark {
  kind: DecidedKind;
  ids: string[];
}

/** So much is decided at once: what a page shows. More nobody can have chosen. */
export const mostAtOnce = casesOnPage;

/** As it stands in an address and in the form that takes it back: `p.id,id`; empty where nothing was decided. */
export const writeDecided = (kind: DecidedKind, ids: readonly (string | number)[]): string =>
  ids.length === 0 ? "" : `${kinds[kind]}.${ids.join(",")}`;

/** Reads it back; undefined for anything else. */
export function readDecided(text: string | null | undefined): DecidedMark | undefined {
  const [, letter, list = ""] = /^([pdc])\.(.*)$/s.exec(text ?? "") ?? [];
  const kind = (Object.keys(kinds) as DecidedKind[]).find((known) => kinds[known] === letter);
  const ids = list.split(",");
  if (!kind || ids.length > mostAtOnce) return undefined;
  const isOne = kind === "pairs" ? (id: string) => /^\d{1,9}$/.test(id) : isId;
  return ids.every(isOne) ? { kind, ids: [...new Set(ids)] } : undefined;
}
