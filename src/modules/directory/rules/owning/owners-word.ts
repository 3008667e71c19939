import type { Source } from "../business.ts";

/** The name under which owners' words stand among the sources. */
export const ownersSource = "Eigene Angabe des Betriebs";

/** The word of the person who owns an entry; the history knows them by the id of their account. */
export const ownersWord = (
  personId: string,
): Pick<Source, "name" | "licence"> & { kind: "owner"; actor: string } => ({
  kind: "owner",
  name: ownersSource,
  licence: "CC0-1.0",
  actor: `person ${personId}`,
});
