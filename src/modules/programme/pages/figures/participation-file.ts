// SPDX-License-Identifier: EUPL-1.2
import { stringify } from "csv-stringify/sync";
import {
  type CellValue,
  workbookType,
  writeWorkbook,
} from "../../../../kernel/tables/xlsx/write-workbook.ts";
import { type Answer, data } from "../../../../kernel/web/answer.ts";
import { doingOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { exportParticipations, type ParticipationLine } from "../../actions/figures/export-participations.ts";
import { columnsFor, plainCell, type WrittenLine } from "../../rules/figures/participation-columns.ts";
import { asksUnknown } from "../../rules/figures/period.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";
import { languageName } from "../when.ts";
import { figuresPage } from "./figures-page.tsx";
import { askedFigures } from "./figures-question.ts";

// What a spreadsheet would run as a formula gets an apostrophe in front: titles and names are texts that people typed.
const csv = (rows: (string | number)[][]): string =>
  stringify(rows, { record_delimiter: "\r\n", escape_formulas: true, quote_record_delimiter: true });

/** A line as programs read it: ids of the catalogue, codes of languages. */
const forPrograms =
  (context: SiteContext) =>
  (line: ParticipationLine): WrittenLine => ({
    ...line,
    offering: textIn(line.texts, writtenIn(context.locale)).text.title,
    field: line.field ?? "",
    area: line.area ?? "",
    language: line.language ?? "",
    quota: line.quota ?? "",
    signedUpFor: line.signedUpFor ?? "",
  });

/** A line as people read it. */
const forPeople = (context: SiteContext) => {
  const plain = forPrograms(context);
  const say = staffTexts(context.locale);
  const written = writtenIn(context.locale);
  const words = programmeTexts(written);
  const areas = new Map(context.site.areas.map(({ key, name }) => [key, name]));
  return (line: ParticipationLine): WrittenLine => ({
    ...plain(line),
    kind: kindText(line.kind, words),
    field: line.field ? say(`field.${line.field}` as StaffText) : "",
    area: areas.get(line.area ?? "") ?? line.area ?? "",
    state: say(`roll.${line.state}`),
    language: line.language ? languageName(line.language, written) : "",
    signedUpFor: line.signedUpFor ? say(`signUp.${line.signedUpFor}`) : say("figures.onTheSpot"),
  });
};

/** One line for each participation, as a table for programs (CSV) or for people (XLSX), with or without names. */
export const participationFile =
  (format: "csv" | "xlsx", named: boolean): ((context: SiteContext) => Promise<Answer>) =>
  async (context) => {
    const { site, locale } = context;
    const read = askedFigures(context);
    const { period, filter } = read;
    // No file of the usual time for whoever has mistyped: the page says what is wrong and keeps what was typed.
    if (read.problem) return figuresPage(context);
    if (asksUnknown(context.url.searchParams, read)) return figuresPage(context, "unknown");
    const exported = await exportParticipations(doingOf(context), filter, { named, format });
    if (!exported.ok) return figuresPage(context, "too-many");
    const pages = exported.value;
    const columns = columnsFor(named);
    const file = `${site.key}-${named ? "teilnahmen-namen" : "teilnahmen"}-${period.first}-${period.last}.${format}`;
    const headers = { "Content-Disposition": `attachment; filename="${file}"` };
    if (format === "csv") {
      const write = forPrograms(context);
      return {
        kind: "stream",
        contentType: "text/csv; charset=utf-8",
        headers,
        async *pieces() {
          yield `\ufeff${csv([columns.map(({ name }) => name)])}`;
          for await (const lines of pages())
            if (lines.length > 0)
              yield csv(lines.map(write).map((line) => columns.map(({ cell }) => plainCell(cell(line)))));
        },
      };
    }
    const write = forPeople(context);
    const rows: CellValue[][] = [];
    for await (const lines of pages())
      for (const line of lines) {
        const written = write(line);
        rows.push(columns.map(({ cell }) => cell(written)));
      }
    const say = staffTexts(locale);
    return data(
      workbookType,
      await writeWorkbook([
        {
          name: say("figures.participations"),
          columns: columns.map(({ name, width }) => ({
            label: say(`figures.column.${name}` as StaffText),
            width,
          })),
          rows,
        },
      ]),
      { headers },
    );
  };
