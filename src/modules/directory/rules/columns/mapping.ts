import * as z from "zod";
import { fold } from "../../../../kernel/i18n/fold.ts";
import type { Row, Writing } from "../../../../kernel/tables/table-file.ts";
import { columnIndex, columnLetter } from "../../../../kernel/tables/table-file.ts";
import { categoryOf } from "../categories/categories.ts";
import { fieldNamed, fieldNames } from "./fields.ts";
import type { Column, Layout } from "./guess-columns.ts";

const text = z.string().trim().min(1);
const field = z.string().transform((name, context) => {
  const known = fieldNamed(name);
  if (known) return known;
  context.addIssue({
    code: "custom",
    message: `there is no field "${name}"; there are ${fieldNames.join(", ")}`,
  });
  return z.NEVER;
});
const category = text.refine((id) => categoryOf(id) !== undefined, {
  error: ({ input }) => `there is no category "${String(input)}"; it should look like shop/bakery`,
});

/** What a mapping file says. All of it is optional: what it leaves out is guessed. */
export const mappingSchema = z
  .object({
    about: z.string().exactOptional(),
    file: z
      .strictObject({
        encoding: text.exactOptional(),
        delimiter: z.string().length(1).exactOptional(),
        quote: z.string().length(1).exactOptional(),
      })
      .exactOptional(),
    tables: z
      .array(
        z.object({
          table: text.exactOptional(),
          use: z.boolean().exactOptional(),
          headingRows: z.array(z.int().min(0)).max(2).exactOptional(),
          columns: z.array(
            z.object({
              column: z
                .string()
                .regex(/^[A-Z]{1,3}$/)
                .exactOptional(),
              heading: z.string().exactOptional(),
              field,
            }),
          ),
        }),
      )
      .exactOptional(),
    /** Values for all rows that say nothing themselves. */
    always: z
      .strictObject({
        category: category.exactOptional(),
        city: text.exactOptional(),
        postcode: z
          .string()
          .regex(/^\d{5}$/)
          .exactOptional(),
        suburb: text.exactOptional(),
        areaCode: z
          .string()
          .regex(/^(0|\+)\d{2,6}$/)
          .exactOptional(),
      })
      .exactOptional(),
    /** What the words of the category column mean; null leaves these rows out, an empty text leaves it open. */
    categories: z.record(z.string(), z.union([category, z.literal(""), z.null()])).exactOptional(),
  })
  .strict();
export type Mapping = z.output<typeof mappingSchema>;

/** Reads a mapping file; the reason is one sentence that names the place. */
export function parseMapping(json: string): { mapping: Mapping } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { problem: `it is no JSON (${error instanceof Error ? error.message : "broken"})` };
  }
  const result = mappingSchema.safeParse(value);
  if (result.success) return { mapping: result.data };
  const [issue] = result.error.issues;
  return { problem: `at ${issue?.path.join(".") || "the top"}: ${issue?.message ?? "not understood"}` };
}

type MappedTable = NonNullable<Mapping["tables"]>[number];

/** The part of the mapping that is about a table; a file with one table may call it as it likes. */
export function mappedTable(
  mapping: Mapping | undefined,
  sheet: string,
  isOnly: boolean,
): MappedTable | undefined {
  const tables = mapping?.tables ?? [];
  return (
    tables.find(({ table }) => table === sheet) ?? (isOnly && tables.length === 1 ? tables[0] : undefined)
  );
}

/** Lays a mapping over what was guessed. A column is found by its heading, also where it has moved; else by its letter. */
export function applyMapping(layout: Layout, mapped: MappedTable, rows: readonly Row[]): Layout {
  const headingRows = mapped.headingRows ?? layout.headingRows;
  const moved = headingRows.join() !== layout.headingRows.join();
  const headings = moved ? headingsOf(rows, headingRows) : layout.columns.map(({ heading }) => heading);
  const width = Math.max(layout.columns.length, headings.length);
  const columns = Array.from({ length: width }, (_, index): Column => {
    const known = layout.columns[index];
    return {
      index,
      letter: columnLetter(index),
      heading: headings[index] ?? "",
      field: "ignore",
      confidence: 1,
      examples: known?.examples ?? [],
    };
  });
  const used = new Set<number>();
  for (const { column, heading = "", field } of mapped.columns) {
    const wanted = fold(heading).trim();
    const at = column === undefined ? -1 : columnIndex(column);
    const fits = (one: Column) => !used.has(one.index) && fold(one.heading).trim() === wanted;
    const found =
      wanted === ""
        ? columns[at]
        : ((columns[at] && fits(columns[at]) ? columns[at] : undefined) ?? columns.find(fits));
    if (!found) continue;
    used.add(found.index);
    found.field = field;
  }
  return { sheet: layout.sheet, use: mapped.use ?? true, headingRows, columns };
}

function headingsOf(rows: readonly Row[], numbers: readonly number[]): string[] {
  const cells = numbers.map((number) => rows.find((row) => row.number === number)?.cells ?? []);
  const width = Math.max(0, ...cells.map((row) => row.length));
  return Array.from({ length: width }, (_, index) =>
    [...new Set(cells.map((row) => row[index]?.trim() ?? "").filter(Boolean))].join(" "),
  );
}

/** A mapping file that says what was guessed, ready to be corrected. */
export function writeMapping(
  writing: Writing,
  layouts: readonly Layout[],
  known: Mapping | undefined,
  unknownCategories: readonly string[],
): string {
  const { format: _, ...file } = writing;
  const mapping = {
    about:
      "How the list is read. Change 'field' where a column was misunderstood ('ignore' leaves it out), 'use' where a table should (not) be read; put a category such as shop/bakery behind the words of the list, or null to leave such rows out.",
    ...(writing.format === "csv" && { file }),
    tables: layouts.map(({ sheet, use, headingRows, columns }) => ({
      table: sheet,
      use,
      headingRows,
      columns: columns.map(({ letter, heading, field, confidence, examples }) => ({
        column: letter,
        heading,
        field,
        confidence,
        examples,
      })),
    })),
    always: known?.always ?? {},
    categories: {
      ...known?.categories,
      ...Object.fromEntries(unknownCategories.map((words) => [words, ""])),
    },
  };
  return `${JSON.stringify(mapping, null, 2)}\n`;
}
