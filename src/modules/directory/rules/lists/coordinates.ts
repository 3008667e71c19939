import type { Box, Point } from "../../../../kernel/geo/geometry.ts";

/** Degrees as tables have them: `51.43`, `51,43`, `51,43°`, `51° 25' 48" N`; undefined for anything else. */
export function readDegrees(raw: string): number | undefined {
  const text = raw.trim().replace(/^'/, "");
  if (/^[+-]?\d{1,3}(?:[.,]\d+)?\s*°?\s*[NSEWO]?$/i.test(text)) {
    const value = Number(text.replace(",", ".").replace(/[°\sNSEWO]/gi, ""));
    return /[SW]$/i.test(text) ? -value : value;
  }
  const [, degrees, minutes = "0", seconds = "0", side = ""] =
    /^(\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″]|''|′′)\s*)?([NSEWO]?)$/i.exec(
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

/** Two degrees in one cell: "51.43, 6.76", "51,43; 6,76", "POINT(6.76 51.43)", "[6.76, 51.43]" as they stand. */
export function readPair(raw: string): [number, number] | undefined {
  const text = raw.trim();
  const [, lon, lat] =
    /^(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)[^)]*\)$/i.exec(text) ?? [];
  if (lon !== undefined && lat !== undefined) return [Number(lat), Number(lon)];
  const [, first = "", second = ""] =
    /^[([]?\s*(-?\d{1,3}[.,]\d+°?\s*[NSEWO]?)\s*[;/|]\s*(-?\d{1,3}[.,]\d+°?\s*[NSEWO]?)\s*[)\]]?$/i.exec(
      text,
    ) ??
    /^[([]?\s*(-?\d{1,3}\.\d+°?\s*[NSEWO]?)\s*[,\s]\s*(-?\d{1,3}\.\d+°?\s*[NSEWO]?)\s*[)\]]?$/i.exec(text) ??
    /^(-?\d{1,3},\d+)\s+(-?\d{1,3},\d+)$/.exec(text) ??
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

/**
 * The point of coordinates in metres as German offices use them (ETRS89/UTM, EPSG:25832 and 25833). The zone stands before
 * the easting ("32347123") or is 32, in the east 33. By the series of Krüger, exact to a centimetre.
 */
export function pointOfUtm(easting: string, northing: string, zone = 32): Point | PointRefusal {
  const read = (text: string) =>
    Number(
      text
        .trim()
        .replace(/\s/g, "")
        .replace(/\.(?=\d{3}(?:\D|$))/g, "")
        .replace(",", "."),
    );
  let east = read(easting);
  const north = read(northing);
  let from = zone;
  if (east >= 32_000_000 && east < 34_000_000) {
    from = Math.floor(east / 1_000_000);
    east -= from * 1_000_000;
  }
  if (!(east > 100_000 && east < 900_000 && north > 5_000_000 && north < 6_300_000)) return "not-understood";
  const [a, f, k0] = [6_378_137, 1 / 298.257222101, 0.9996];
  const n = f / (2 - f);
  const A = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const xi = north / (k0 * A);
  const eta = (east - 500_000) / (k0 * A);
  const beta = [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96,
    n ** 2 / 48 + n ** 3 / 15,
    (17 * n ** 3) / 480,
  ];
  const xi1 = beta.reduce(
    (sum, b, j) => sum - b * Math.sin(2 * (j + 1) * xi) * Math.cosh(2 * (j + 1) * eta),
    xi,
  );
  const eta1 = beta.reduce(
    (sum, b, j) => sum - b * Math.cos(2 * (j + 1) * xi) * Math.sinh(2 * (j + 1) * eta),
    eta,
  );
  const chi = Math.asin(Math.sin(xi1) / Math.cosh(eta1));
  const delta = [
    2 * n - (2 * n ** 2) / 3 - 2 * n ** 3,
    (7 * n ** 2) / 3 - (8 * n ** 3) / 5,
    (56 * n ** 3) / 15,
  ];
  const lat = delta.reduce((sum, d, j) => sum + d * Math.sin(2 * (j + 1) * chi), chi);
  const lon = ((from * 6 - 183) * Math.PI) / 180 + Math.atan(Math.sinh(eta1) / Math.cos(xi1));
  return { lat: (lat * 180) / Math.PI, lon: (lon * 180) / Math.PI };
}
