import type { Box, Point } from "../../../../kernel/geo/geometry.ts";

/** Degrees as tables have them: `51.43`, `51,43`, `51,43°`, `51° 25' 48" N`; undefined for anything else. */
export function readDegrees(raw: string): number | undefined {
  const text = raw.trim().replace(/^'/, "");
  if (/^[+-]?\d{1,3}(?:[.,]\d+)?\s*°?\s*[NSEWO]?$/i.test(text)) {
    const value = Number(text.replace(",", ".").replace(/[°\sNSEWO]/gi, ""));
    return /[SW]$/i.test(text) ? -value : value;
  }
  const [, degrees, minutes = "0", seconds = "0", side = ""] =
    /^(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′]?\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″]|''|′′)\s*)?([NSEWO]?)$/i.exec(
      text,
    ) ?? [];
  if (degrees === undefined) return undefined;
  const value =
    Number(degrees) + Number(minutes.replace(",", ".")) / 60 + Number(seconds.replace(",", ".")) / 3600;
  return /[SW]/i.test(side) ? -value : value;
}

/**
 * Degrees that lost their point on the way through a spreadsheet (`51434567` for 51.434567): the point is put back where
 * the value then lies between the bounds.
 */
export function restoreDegrees(raw: string, low: number, high: number): number | undefined {
  const digits = raw.trim().replace(/\.(?=\d{3}(\.|$))/g, "");
  if (!/^\d{5,17}$/.test(digits)) return undefined;
  const found = [1, 2, 3]
    .map((whole) => Number(`${digits.slice(0, whole)}.${digits.slice(whole)}`))
    .filter((value) => value >= low && value <= high);
  return found.length === 1 ? found[0] : undefined;
}

/** "N 51,43 E 6,76" and "lat: 51.43, lon: 6.76" as "51,43 N E…": what stands before degrees, behind them or left out. */
const withoutLabels = (text: string): string =>
  text
    .replace(/\b(?:lat(?:itude)?|breite(?:ngrad)?|lon(?:gitude)?|lng|länge(?:ngrad)?)\s*[:=]?\s*/giu, " ")
    .replace(/(?<![\p{L}])([NS])\s*(\d[^NSEWO]*?)[\s,;/]*(?<![\p{L}])([EWO])\s*(\d.*)$/iu, "$2$1 / $4$3")
    .trim();

/**
 * Two degrees in one cell: "51.43, 6.76", "51,43; 6,76", "N 51° 25.8 E 6° 45.6", "POINT(6.76 51.43)", "[6.76, 51.43]" as they stand,
 * and those in the address of a map.
 */
export function readPair(raw: string): [number, number] | undefined {
  const cell = raw.slice(0, 300).trim();
  const [, lon, lat] =
    /^(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)[^)]*\)$/i.exec(cell) ?? [];
  if (lon !== undefined && lat !== undefined) return [Number(lat), Number(lon)];
  const [, inLink, behind] =
    /^https?:\S*?[@=/](-?\d{1,2}\.\d{2,}),(?:\+|%20)?(-?\d{1,3}\.\d{2,})(?:\D|$)/i.exec(cell) ?? [];
  if (inLink !== undefined && behind !== undefined) return [Number(inLink), Number(behind)];
  const text = withoutLabels(cell);
  const [, first = "", second = ""] =
    /^[([]?\s*(-?\d{1,3}[.,]\d+°?\s*[NSEWO]?)\s*[;/|]\s*(-?\d{1,3}[.,]\d+°?\s*[NSEWO]?)\s*[)\]]?$/i.exec(
      text,
    ) ??
    /^[([]?\s*(-?\d{1,3}\.\d+°?\s*[NSEWO]?)\s*[,\s]\s*(-?\d{1,3}\.\d+°?\s*[NSEWO]?)\s*[)\]]?$/i.exec(text) ??
    /^(-?\d{1,3},\d+)(?:,\s*|\s+)(-?\d{1,3},\d+)$/.exec(text) ??
    /^(\d{1,3}\s*°.*?[NS])[\s,;/]*(\d{1,3}\s*°.*?[EWO])$/i.exec(text) ??
    [];
  const [a, b] = [readDegrees(first), readDegrees(second)];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** Germany with a margin: there latitude and longitude cannot be mistaken for each other. */
const germany: Box = { west: 5, east: 16, south: 46, north: 56 };
const isInside = (lat: number, lon: number, { west, east, south, north }: Box) =>
  lat >= south && lat <= north && lon >= west && lon <= east;

export type PointRefusal = "not-understood" | "bad-coordinates";

/** The point of two degrees; latitude and longitude that changed places in the table are put right where it is certain. */
export function toPoint(lat: number | undefined, lon: number | undefined): Point | PointRefusal {
  if (lat === undefined || lon === undefined) return "not-understood";
  if (!isInside(lat, lon, germany) && isInside(lon, lat, germany)) return { lat: lon, lon: lat };
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return "bad-coordinates";
  return { lat, lon };
}

/** The point of two cells in degrees. */
export function pointOfDegrees(lat: string, lon: string): Point | PointRefusal {
  return toPoint(
    readDegrees(lat) ?? restoreDegrees(lat, germany.south, germany.north),
    readDegrees(lon) ?? restoreDegrees(lon, germany.west, germany.east),
  );
}
