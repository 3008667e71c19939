// SPDX-License-Identifier: EUPL-1.2
import { categoryIdIn } from "../categories/category-id-in.ts";
import { fieldNamed } from "./fields.ts";
import type { Layout } from "./guess-columns.ts";
import type { Mapping } from "./mapping.ts";

/** So many columns and words are asked for in one form; the rest stays as it was. */
export const mostInForm = { columns: 300, words: 60 };

/** The layouts that a form shows, with the columns that fit into it. Tables that are read come first. */
export function layoutsInForm(layouts: readonly Layout[]): { layout: Layout; index: number }[] {
  let room = mostInForm.columns;
  return layouts
    .map((layout, index) => ({ layout, index }))
    .sort((a, b) => Number(b.layout.use) - Number(a.layout.use) || a.index - b.index)
    .flatMap(({ layout, index }) => {
      const columns = layout.columns.slice(0, room);
      room -= columns.length;
      return columns.length > 0 ? [{ layout: { ...layout, columns }, index }] : [];
    });
}

/** The rows of the headings as somebody types them: "1", "2 3", or nothing; undefined where it is none of these. */
export function readHeadingRows(typed: string): number[] | undefined {
  const parts = typed.split(/[^\d]+/).filter((part) => part !== "");
  if (parts.length > 2 || parts.some((part) => part.length > 7) || /[^\d\s,;+&.-]/.test(typed))
    return undefined;
  return parts.map(Number).sort((a, b) => a - b);
}

/**
 * The mapping that a form says: what it does not show stays as it was guessed or said before. Fields are called `use-0`,
 * `head-0`, `col-0-3`; words of trades stand in `word-0`, what they mean in `means-0`, and `none-0` leaves such rows out.
 *
 * @returns undefined where a field holds what a browser with our form does not send
 */
export function mappingInForm(
  form: URLSearchParams,
  layouts: readonly Layout[],
  known: Mapping | undefined,
): { mapping: Mapping } | { wrong: string } {
  const tables: NonNullable<Mapping["tables"]> = [];
  for (const [index, layout] of layouts.entries()) {
    const shown = form.has(`head-${index}`);
    const headingRows = shown ? readHeadingRows(form.get(`head-${index}`) ?? "") : layout.headingRows;
    if (!headingRows) return { wrong: `head-${index}` };
    // With other heading rows the headings are others: the columns are then told by their place.
    const isSame = headingRows.join() === layout.headingRows.join();
    const columns = layout.columns.map(({ letter, heading, field, index: column }) => {
      const said = form.get(`col-${index}-${column}`);
      return {
        column: letter,
        ...(isSame && heading !== "" && { heading }),
        field: (said === null ? undefined : fieldNamed(said)) ?? field,
      };
    });
    tables.push({
      table: layout.sheet,
      use: shown ? form.has(`use-${index}`) : layout.use,
      headingRows,
      columns,
    });
  }
  const categories = { ...known?.categories };
  for (let index = 0; index < mostInForm.words && form.has(`word-${index}`); index++) {
    const word = form.get(`word-${index}`) ?? "";
    const typed = (form.get(`means-${index}`) ?? "").trim();
    const means = categoryIdIn(typed);
    if (typed !== "" && means === undefined) return { wrong: `means-${index}` };
    if (form.has(`none-${index}`)) categories[word] = null;
    else if (means !== undefined) categories[word] = means;
    else delete categories[word];
  }
  return { mapping: { ...known, tables, ...(Object.keys(categories).length > 0 && { categories }) } };
}
