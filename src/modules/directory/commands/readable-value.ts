// SPDX-License-Identifier: EUPL-1.2
import type { FactName, Facts } from "../rules/business.ts";
import { categoryName } from "../rules/categories/names.ts";

type Written = { [Field in FactName]: (value: NonNullable<Facts[Field]>) => string[] };

const each = (values: readonly string[]): string[] => [...values];
const yesOrNo = (value: boolean): string[] => [value ? "yes" : "no"];
const present = (parts: (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined && part !== "").join(between);

/** How the values of each field are written for people, one text for each. */
const written: Written = {
  names: (names) =>
    names.map(({ value, lang, kind }) => {
      const about = present([lang, kind === "name" ? undefined : kind], ", ");
      return about === "" ? value : `${value} (${about})`;
    }),
  legalForm: (form) => [form],
  categories: (ids) => ids.map((id) => `${categoryName(id, "en")} (${id})`),
  wz: (codes) => codes.map(({ scheme, code }) => `${scheme} ${code}`),
  address: ({ street, houseNumber, postcode, city, suburb, extra }) => [
    present([present([street, houseNumber], " "), present([postcode, city], " "), suburb, extra], ", "),
  ],
  place: ({ lat, lon, uncertainty }) => [
    `${lat}, ${lon}${uncertainty === undefined ? "" : ` (only the street is known: up to some ${uncertainty} m off)`}`,
  ],
  phones: (phones) => phones.map((phone) => phone.replace(";ext=", ", extension ")),
  emails: each,
  websites: each,
  social: (channels) => channels.map(({ network, url }) => `${network}: ${url}`),
  openingHours: (hours) => [hours],
  specialDays: (days) =>
    days.map(({ from, to, hours, reason }) => {
      const when = to === undefined || to === from ? from : `${from} to ${to}`;
      return present([`${when}: ${hours ?? "closed"}`, reason && `(${reason})`], " ");
    }),
  languages: each,
  wheelchair: (access) => [access],
  payment: each,
  delivery: yesOrNo,
  takeaway: yesOrNo,
  onlineOrder: yesOrNo,
  training: each,
  cuisine: each,
  descriptions: (texts) => Object.entries(texts).map(([language, text]) => `${language}: ${text}`),
  identifiers: (ids) => ids.map(({ scheme, value }) => `${scheme} ${value}`),
};

/** The values of a field for people, on one line each; none where the field was taken out. */
export function readableValues<Field extends FactName>(
  field: Field,
  value: Facts[Field] | undefined,
): string[] {
  if (value === undefined || value === null) return [];
  return written[field](value).map((text) => text.replace(/\s+/g, " "));
}

const isFact = (field: string): field is FactName => Object.hasOwn(written, field);

/** The value of a field in one line of a history; `status` is no fact and a plain word. */
export function inLine(field: string, value: unknown): string {
  if (value === undefined || value === null) return "–";
  if (!isFact(field)) return String(value);
  return readableValues(field, value as Facts[FactName]).join("; ") || "–";
}
