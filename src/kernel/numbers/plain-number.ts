import * as z from "zod";

/** Numbers as people write them: `1e1`, `0x10`, ` 7 ` and `+7` are none, although JavaScript reads them. */
const plain = /^-?\d+(\.\d+)?$/;

const read = (given: unknown): unknown =>
  typeof given !== "string" ? given : plain.test(given) ? Number(given) : Number.NaN;

/**
 * A number that stands in an address, in plain decimal digits. Everything from addresses is read by this or by `wholeInAddress`,
 * so that one page has one address and no value that looks like none counts.
 */
export const numberInAddress = (least: number, most: number) =>
  z.preprocess(read, z.number().min(least).max(most));

/** A whole number that stands in an address, as digits: `1.0` and `1e0` are none. */
export const wholeInAddress = (least: number, most: number) =>
  z.preprocess(
    (given) => (typeof given === "string" && given.includes(".") ? Number.NaN : read(given)),
    z.int().min(least).max(most),
  );
