import type { Point } from "../../../../kernel/geo/geometry.ts";
import type { PointRefusal } from "./degrees.ts";

/** An ellipsoid by its larger half axis in metres and its flattening. */
interface Ellipsoid {
  a: number;
  f: number;
}

const grs80: Ellipsoid = { a: 6_378_137, f: 1 / 298.257222101 };
/** The ellipsoid of German surveys before 1990. */
const bessel: Ellipsoid = { a: 6_377_397.155, f: 1 / 299.1528128 };
const degree = Math.PI / 180;

/** Degrees of a point in metres from the equator and from a meridian, by the series of Krüger, exact to a centimetre. */
function fromMetres(
  east: number,
  north: number,
  meridian: number,
  scale: number,
  { a, f }: Ellipsoid,
): Point {
  const n = f / (2 - f);
  const A = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const xi = north / (scale * A);
  const eta = east / (scale * A);
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
  return { lat: lat / degree, lon: meridian + Math.atan2(Math.sinh(eta1), Math.cos(xi1)) / degree };
}

/**
 * A point of the old German datum (DHDN) in that of satellites, by the seven parameters for all of Germany (EPSG 1777), exact
 * to some metres.
 */
export function fromPotsdam({ lat, lon }: Point): Point {
  const squared = ({ f }: Ellipsoid) => f * (2 - f);
  const [sin, cos] = [Math.sin(lat * degree), Math.cos(lat * degree)];
  const radius = bessel.a / Math.sqrt(1 - squared(bessel) * sin ** 2);
  const [x, y, z] = [
    radius * cos * Math.cos(lon * degree),
    radius * cos * Math.sin(lon * degree),
    radius * (1 - squared(bessel)) * sin,
  ];
  const second = degree / 3_600;
  const [rx, ry, rz, scale] = [0.202 * second, 0.045 * second, -2.455 * second, 1 + 6.7e-6];
  const [x1, y1, z1] = [
    598.1 + scale * (x - rz * y + ry * z),
    73.7 + scale * (rz * x + y - rx * z),
    418.2 + scale * (-ry * x + rx * y + z),
  ];
  const axis = Math.hypot(x1, y1);
  let found = Math.atan2(z1, axis * (1 - squared(grs80)));
  for (let times = 0; times < 5; times++) {
    const curve = grs80.a / Math.sqrt(1 - squared(grs80) * Math.sin(found) ** 2);
    found = Math.atan2(z1 + squared(grs80) * curve * Math.sin(found), axis);
  }
  return { lat: found / degree, lon: Math.atan2(y1, x1) / degree };
}

const metres = (text: string): number =>
  Number(
    text
      .trim()
      .replace(/\s/g, "")
      .replace(/\.(?=\d{3}(?:\D|$))/g, "")
      .replace(",", "."),
  );

/**
 * The point of coordinates in metres as German offices use them: ETRS89/UTM (EPSG:25832 and 25833), whose zone stands before the
 * easting ("32347123") or is 32, in the east 33; in older lists Gauss-Krüger (EPSG:31466 to 31469), whose easting begins with
 * the number of its stripe ("2552345").
 */
export function pointOfMetres(easting: string, northing: string, zone = 32): Point | PointRefusal {
  let east = metres(easting);
  const north = metres(northing);
  if (!(north > 5_000_000 && north < 6_300_000)) return "not-understood";
  const stripe = Math.floor(east / 1_000_000);
  if (stripe >= 2 && stripe <= 5) {
    const from = east - stripe * 1_000_000 - 500_000;
    return Math.abs(from) > 250_000
      ? "not-understood"
      : fromPotsdam(fromMetres(from, north, stripe * 3, 1, bessel));
  }
  let from = zone;
  if (east >= 32_000_000 && east < 34_000_000) {
    from = Math.floor(east / 1_000_000);
    east -= from * 1_000_000;
  }
  if (!(east > 100_000 && east < 900_000)) return "not-understood";
  return fromMetres(east - 500_000, north, from * 6 - 183, 0.9996, grs80);
}
