// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import catalogue from "../catalogue/kinds.json" with { type: "json" };

const schema = z.object({
  version: z.string(),
  kinds: z.array(z.object({ id: z.string(), icon: z.string(), tone: z.number() })),
  audiences: z.array(z.string()),
  fields: z.array(z.string()),
  levels: z.array(z.string()),
  languages: z.array(z.string()),
});

/** What an offering can be, for whom, and in which field of action; a project changes it by a new version of the file. */
export const known = schema.parse(catalogue);

const byId = new Map(known.kinds.map((kind) => [kind.id, kind]));

/** How a kind looks; an older one that the catalogue knows no more looks like any other. */
export const lookOf = (kind: string): { icon: string; tone: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 } => {
  const { icon = "calendar", tone = 4 } = byId.get(kind) ?? {};
  return { icon, tone: tone as 1 };
};

/** Those of `given` that a list knows, in the order of the list. */
export const chosenOf = (list: readonly string[], given: readonly string[]): string[] =>
  list.filter((each) => given.includes(each));
