import type { DataDate } from "../../../../kernel/geo/osm/data-date.ts";

/** An import or its undo is at work in the same site. */
export class ImportsBusy extends Error {}

/** The data are older than what the same source gave last and would overwrite newer facts; nothing was taken. */
export class OlderThanLast extends Error {
  readonly asOf: DataDate;
  readonly last: string;
  constructor(asOf: DataDate, last: string) {
    super(`The data are as of ${asOf.day}, the last of this source as of ${last}.`);
    this.asOf = asOf;
    this.last = last;
  }
}

/** So many entries are missing that the source is rather incomplete; nothing was taken. */
export class TooManyVanished extends Error {
  readonly vanished: number;
  readonly known: number;
  constructor(vanished: number, known: number) {
    super(`${vanished} of ${known} known entries are missing.`);
    this.vanished = vanished;
    this.known = known;
  }
}
