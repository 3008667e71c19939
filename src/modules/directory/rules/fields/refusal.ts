/**
 * Why a value of a field was refused. Closed, so that each page maps every one to a text:
 * `other-scheme` a link that is neither http nor https; `credentials` a link with a user name, which can deceive;
 * `other-host` a link of another network than it says; `no-area-code` a telephone number that only works next door;
 * `placeholder` words such as "unbekannt"; `not-offered` a value that is understood but that we do not keep.
 */
export type FieldRefusal =
  | "empty"
  | "too-long"
  | "too-many"
  | "too-complex"
  | "not-understood"
  | "other-scheme"
  | "credentials"
  | "other-host"
  | "no-area-code"
  | "placeholder"
  | "not-offered";

/** Tags of OpenStreetMap or columns of a table under its names. */
export type Tags = Readonly<Record<string, string>>;

/** A value that was left out: the tag, why, and its beginning. */
export interface Dropped {
  field: string;
  reason: FieldRefusal;
  value: string;
}

/** The beginning of a value as reports show it, never half a letter of two parts. */
export const beginning = (value: string): string => value.slice(0, 200).toWellFormed();

/** Notes a value that is left out. An empty one is not worth a line. */
export function noteDropped(dropped: Dropped[], field: string, reason: FieldRefusal, value: string): void {
  if (reason !== "empty") dropped.push({ field, reason, value: beginning(value) });
}
