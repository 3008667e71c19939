import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Layout } from "./guess-columns.ts";
import { type Mapping, mappedTable } from "./mapping.ts";

/** What a mapping speaks of and the file has not: slips, or last year's columns. */
export interface MappingGaps {
  tables: string[];
  columns: { table: string; heading: string }[];
}

/** Compares a mapping with the tables of a file, as laid out by it. Columns that are not to be read anyway do not count. */
export function mappingGaps(mapping: Mapping, layouts: readonly Layout[]): MappingGaps {
  const isOnly = layouts.length === 1;
  const met = new Set<object>();
  const columns = layouts.flatMap(({ sheet, columns: there }) => {
    const mapped = mappedTable(mapping, sheet, isOnly);
    if (!mapped) return [];
    met.add(mapped);
    const headings = new Set(there.map(({ heading }) => fold(heading).trim()));
    return mapped.columns
      .filter(({ heading = "", field }) => field !== "ignore" && fold(heading).trim() !== "")
      .filter(({ heading = "" }) => !headings.has(fold(heading).trim()))
      .map(({ heading = "" }) => ({ table: sheet, heading }));
  });
  const tables = (mapping.tables ?? []).flatMap((one) =>
    met.has(one) || one.table === undefined ? [] : [one.table],
  );
  return { tables, columns };
}
