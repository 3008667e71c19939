import { stringify } from "csv-stringify/sync";
import type { ChangedRecord, GoneRecord } from "./changes/changed-record.ts";
import type { OpenRecord } from "./record-schema.ts";

type Cell = string | number | null;

const list = (values: readonly string[]): string => values.join("; ");
const yesNo = (value: boolean | null): Cell => (value === null ? null : value ? "yes" : "no");
const codes = (record: OpenRecord, scheme: "WZ2008" | "WZ2025"): string =>
  list(record.wz.filter((one) => one.scheme === scheme).map((one) => one.code));

/** `2026-12-24/2026-12-31 off (Betriebsferien)`. */
const specialDay = ({ from, to, hours, reason }: OpenRecord["special_days"][number]): string =>
  `${from === to ? from : `${from}/${to}`} ${hours ?? "off"}${reason === undefined ? "" : ` (${reason})`}`;

/** Names change no more once published: tables of others build on them. New columns come at the end. */
const columns: [name: string, cell: (record: OpenRecord) => Cell][] = [
  ["id", (record) => record.id],
  ["url", (record) => record.url],
  ["kind", (record) => record.kind],
  ["status", (record) => record.status],
  ["name", (record) => record.name],
  [
    "other_names",
    (record) => list(record.names.map((name) => name.value).filter((value) => value !== record.name)),
  ],
  ["legal_form", (record) => record.legal_form],
  ["category_ids", (record) => list(record.categories.map((category) => category.id))],
  ["categories", (record) => list(record.categories.map((category) => category.name))],
  ["wz2008", (record) => codes(record, "WZ2008")],
  ["wz2025", (record) => codes(record, "WZ2025")],
  ["street", (record) => record.address?.street ?? null],
  ["house_number", (record) => record.address?.house_number ?? null],
  ["postcode", (record) => record.address?.postcode ?? null],
  ["city", (record) => record.address?.city ?? null],
  ["suburb", (record) => record.address?.suburb ?? null],
  ["address_extra", (record) => record.address?.extra ?? null],
  ["area", (record) => record.area?.name ?? null],
  ["lat", (record) => record.position.lat],
  ["lon", (record) => record.position.lon],
  ["phones", (record) => list(record.phones)],
  ["emails", (record) => list(record.emails)],
  ["websites", (record) => list(record.websites)],
  ["social", (record) => list(record.social.map((channel) => channel.url))],
  ["opening_hours", (record) => record.opening_hours],
  ["languages", (record) => list(record.languages)],
  ["wheelchair", (record) => record.wheelchair],
  ["payment", (record) => list(record.payment)],
  ["delivery", (record) => yesNo(record.delivery)],
  ["takeaway", (record) => yesNo(record.takeaway)],
  ["online_order", (record) => yesNo(record.online_order)],
  ["training", (record) => list(record.training)],
  ["cuisine", (record) => list(record.cuisine)],
  ["description", (record) => record.descriptions.de ?? Object.values(record.descriptions)[0] ?? null],
  ["identifiers", (record) => list(record.identifiers.map(({ scheme, value }) => `${scheme}=${value}`))],
  ["source", (record) => record.source],
  ["licence", (record) => record.licence],
  ["attribution", (record) => record.attribution],
  ["as_of", (record) => record.as_of],
  ["changed_at", (record) => record.changed_at],
  ["special_days", (record) => list(record.special_days.map(specialDay))],
  ["position_uncertainty", (record) => record.position_uncertainty],
];

/**
 * Lines of a table (RFC 4180, CRLF). A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a
 * tab or a carriage return) gets an apostrophe in front: telephone numbers as well, because `+49…` is a formula to a
 * spreadsheet. Numbers stay as they are.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: "\r\n", escape_formulas: true, quote_record_delimiter: true },
  );
}

/** In a table of changes only: what became of the entry. It comes last, so that the others keep their places. */
const changeColumn = "change";

/** The line that names the columns. The mark before it tells spreadsheets that the text is UTF-8. */
export const csvHead = (ofChanges = false): string =>
  `\ufeff${csvLines([[...columns.map(([name]) => name), ...(ofChanges ? [changeColumn] : [])]])}`;

/** Records as lines of a table. */
export function csvRecords(records: readonly ChangedRecord[]): string {
  return csvLines(
    records.map((record) => [
      ...columns.map(([, cell]) => cell(record)),
      ...(record.change ? [record.change] : []),
    ]),
  );
}

/** What is gone as lines of a table of changes: its id, since when, and nothing else. */
export function csvGone(gone: readonly GoneRecord[]): string {
  return csvLines(
    gone.map(({ id, at }) => [
      ...columns.map(([name]) => (name === "id" ? id : name === "changed_at" ? at : null)),
      "gone",
    ]),
  );
}
