import type { Provenance, Source } from "../business.ts";
import type { OpenRecord, SourceNote } from "./record-schema.ts";

/**
 * The sources of an entry, each with the fields it gave, the best word first. Owners and editors are not named: who told
 * us on the telephone is nobody else's business.
 */
export function sourceNotes(provenance: Provenance, sources: ReadonlyMap<number, Source>): SourceNote[] {
  const fields = new Map<number, string[]>();
  for (const [field, id] of Object.entries(provenance)) fields.set(id, [...(fields.get(id) ?? []), field]);
  const ranks = ["owner", "editor", "import"];
  return [...fields]
    .flatMap(([id, given]) => {
      const source = sources.get(id);
      if (!source) return [];
      const { name, kind, licence, attribution, url, asOf } = source;
      return [
        {
          name: kind === "import" ? name : kind,
          kind,
          licence,
          attribution,
          url,
          as_of: asOf,
          fields: given.sort(),
        },
      ];
    })
    .sort((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || (a.as_of < b.as_of ? 1 : -1));
}

/** What stands behind each record in one line: who says so, under which licences, as of when. */
export function sumUpSources(
  notes: readonly SourceNote[],
): Pick<OpenRecord, "source" | "licence" | "attribution" | "as_of"> {
  return {
    source: distinct(notes.map((note) => note.name)).join("; "),
    licence: licenceOf(notes),
    attribution: attributionOf(notes),
    as_of:
      notes
        .map((note) => note.as_of)
        .sort()
        .at(-1) ?? "1970-01-01",
  };
}

/** The licences of several sources as one SPDX expression: whoever uses the whole keeps to all of them. */
export function licenceOf(sources: readonly Pick<Source, "licence">[]): string | null {
  return (
    distinct(sources.map((source) => source.licence))
      .sort()
      .join(" AND ") || null
  );
}

/** What has to be shown beside data of these sources. */
export function attributionOf(sources: readonly Pick<Source, "attribution">[]): string | null {
  return distinct(sources.map((source) => source.attribution)).join("; ") || null;
}

const distinct = (values: (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];
