/** A colour as people see it: lightness 0..1, chroma 0..about 0.37, hue in degrees (OKLCH, Björn Ottosson 2020). */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

type Rgb = [number, number, number];

const toLinear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

function rgbOfHex(hex: string): Rgb {
  const digits = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!digits) throw new RangeError(`Not a colour of the form #rrggbb: ${hex}`);
  const part = (index: number) => Number.parseInt(digits[index] ?? "0", 16) / 255;
  return [part(1), part(2), part(3)];
}

/** Reads `#rrggbb`. Throws a RangeError for anything else. */
export function oklchOfHex(hex: string): Oklch {
  const [r, g, b] = rgbOfHex(hex).map(toLinear) as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(bb, a) * 180) / Math.PI;
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, bb),
    h: (hue + 360) % 360,
  };
}

function linearRgb({ l, c, h }: Oklch): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** `#rrggbb` of the colour; where a screen cannot show it, chroma is lowered until it can. */
export function hexOf(color: Oklch): string {
  let { c } = color;
  const shows = (rgb: Rgb) => rgb.every((v) => v >= -0.0005 && v <= 1.0005);
  while (c > 0.002 && !shows(linearRgb({ ...color, c }))) c -= 0.004;
  const rgb = linearRgb({ ...color, c: Math.max(0, c) });
  const byte = (v: number) => Math.round(Math.min(1, Math.max(0, toGamma(Math.max(0, v)))) * 255);
  return `#${rgb.map((v) => byte(v).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(hex: string): number {
  const [r, g, b] = rgbOfHex(hex).map(toLinear) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1..21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour nearest to `color` that has at least `ratio` against every ground, found by moving its lightness away from
 * the grounds: `darker` for light grounds, `lighter` for dark ones.
 */
export function readable(color: Oklch, grounds: string[], ratio: number, way: "darker" | "lighter"): string {
  const step = way === "darker" ? -0.005 : 0.005;
  for (let l = color.l; l >= 0 && l <= 1; l += step) {
    const hex = hexOf({ ...color, l });
    if (grounds.every((ground) => contrast(hex, ground) >= ratio)) return hex;
  }
  return way === "darker" ? "#000000" : "#ffffff";
}
