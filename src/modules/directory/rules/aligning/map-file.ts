import * as z from "zod";
import { ok, type Result, refuse } from "../../../../kernel/result/result.ts";
import { columnKinds, headerKey } from "./column-kind.ts";
import type { Correspondence } from "./correspond.ts";
import type { Table } from "./table.ts";

const names = z.union([z.string(), z.array(z.string()).min(1)]);
const schema = z.strictObject({
  /** Columns that are compared; only these, where any are named. */
  columns: z
    .array(
      z.strictObject({
        left: names,
        right: names.optional(),
        kind: z.enum(columnKinds).exclude(["id", "latitude", "longitude"]).optional(),
      }),
    )
    .optional(),
  /** Columns that are never compared. */
  ignore: z.array(z.string()).optional(),
  /** The columns that name a row, for the output; never compared. */
  id: z.union([z.string(), z.strictObject({ left: z.string(), right: z.string() })]).optional(),
});

export interface ColumnMap {
  columns: Omit<Correspondence, "kind">[];
  kinds: (Correspondence["kind"] | undefined)[];
  ignore: { left: Set<number>; right: Set<number> };
  id: { left?: number; right?: number };
}

/**
 * Reads a file that says which columns correspond. Long form
 * `{ "columns": [{ "left": "name", "right": "titel", "kind": "text" }], "ignore": ["remark"], "id": "nr" }`; short form
 * `{ "name": "titel", "phone": "telefon" }`, left column to right column.
 */
export function readMap(text: string, left: Table, right: Table): Result<ColumnMap, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse("is no JSON");
  }
  const short = z.record(z.string(), z.string()).safeParse(json);
  const isShort =
    short.success && Object.keys(short.data).some((key) => !["columns", "ignore", "id"].includes(key));
  const parsed = schema.safeParse(
    isShort
      ? { columns: Object.entries(short.data).map(([one, other]) => ({ left: one, right: other })) }
      : json,
  );
  if (!parsed.success)
    return refuse(`is not understood: ${parsed.error.issues[0]?.message ?? "unknown form"}`);
  const { columns = [], ignore = [], id } = parsed.data;
  const missing: string[] = [];
  const find = (table: Table, name: string) => {
    const at = table.header.findIndex((header) => headerKey(header) === headerKey(name));
    if (at < 0) missing.push(`${table.name} has no column "${name}"`);
    return at;
  };
  const all = (table: Table, wanted: string | string[]) => [wanted].flat().map((name) => find(table, name));
  const read: ColumnMap = { columns: [], kinds: [], ignore: { left: new Set(), right: new Set() }, id: {} };
  for (const { left: one, right: other = one, kind } of columns) {
    read.columns.push({ left: all(left, one), right: all(right, other), label: [one].flat().join(" + ") });
    read.kinds.push(kind);
  }
  for (const name of ignore)
    for (const [side, table] of [
      ["left", left],
      ["right", right],
    ] as const) {
      const at = table.header.findIndex((header) => headerKey(header) === headerKey(name));
      if (at >= 0) read.ignore[side].add(at);
    }
  if (id !== undefined) {
    read.id = {
      left: find(left, typeof id === "string" ? id : id.left),
      right: find(right, typeof id === "string" ? id : id.right),
    };
    read.ignore.left.add(read.id.left ?? -1);
    read.ignore.right.add(read.id.right ?? -1);
  }
  return missing.length > 0 ? refuse(`names what is not there: ${missing.join("; ")}`) : ok(read);
}
