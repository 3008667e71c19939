// SPDX-License-Identifier: EUPL-1.2

import { wallOf } from "../../../../kernel/clock/berlin.ts";
import type { CellValue } from "../../../../kernel/tables/xlsx/write-workbook.ts";

/** What a line of the table is made of, in words of the language that it is written in. */
export interface WrittenLine {
  guestNumber: string;
  name: string | undefined;
  offering: string;
  kind: string;
  field: string;
  area: string;
  startsAt: Date;
  endsAt: Date;
  state: string;
  minutes: number;
  companions: number;
  children: number;
  language: string;
  quota: string;
  signedUpFor: string;
  signedUpAt: Date | null;
  sessionId: string;
}

/** Names of the columns change no more once given out: tables of others build on them. New ones come at the end. */
export const participationColumns: {
  name: string;
  width: number;
  cell(line: WrittenLine): CellValue;
}[] = [
  { name: "guest", width: 14, cell: (line) => line.guestNumber },
  { name: "name", width: 26, cell: (line) => line.name ?? "" },
  { name: "offering", width: 34, cell: (line) => line.offering },
  { name: "kind", width: 18, cell: (line) => line.kind },
  { name: "field", width: 16, cell: (line) => line.field },
  { name: "area", width: 16, cell: (line) => line.area },
  { name: "date", width: 12, cell: (line) => ({ day: wallOf(line.startsAt).day }) },
  { name: "from", width: 8, cell: (line) => wallOf(line.startsAt).time },
  { name: "to", width: 8, cell: (line) => wallOf(line.endsAt).time },
  { name: "state", width: 16, cell: (line) => line.state },
  { name: "minutes", width: 10, cell: (line) => line.minutes },
  { name: "hours", width: 10, cell: (line) => Math.round((line.minutes / 60) * 100) / 100 },
  { name: "companions", width: 12, cell: (line) => line.companions },
  { name: "children", width: 10, cell: (line) => line.children },
  { name: "language", width: 14, cell: (line) => line.language },
  { name: "quota", width: 16, cell: (line) => line.quota },
  { name: "signed_up_for", width: 16, cell: (line) => line.signedUpFor },
  {
    name: "signed_up_at",
    width: 17,
    cell: ({ signedUpAt }) => (signedUpAt ? wallOf(signedUpAt) : null),
  },
  { name: "session", width: 38, cell: (line) => line.sessionId },
];

/** The columns of a table with or without the names of people. */
export const columnsFor = (named: boolean): typeof participationColumns =>
  participationColumns.filter(({ name }) => named || name !== "name");

/** A cell as a file for programs has it. */
export const plainCell = (cell: CellValue): string | number =>
  cell === null
    ? ""
    : typeof cell === "object"
      ? "time" in cell
        ? `${cell.day}T${cell.time}`
        : cell.day
      : cell;
