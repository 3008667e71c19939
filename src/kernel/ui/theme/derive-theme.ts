import { contrast, hexOf, type Oklch, oklchOfHex, readable } from "./color.ts";

/** A site's own colours as `#rrggbb`; any two colours will do, readable shades are derived. */
export interface SiteTheme {
  primary: string;
  accent: string;
}

/** The shades of one theme in light or in dark, each `#rrggbb`, by the name of its CSS variable. */
export interface Shades {
  /** The page behind everything. */
  page: string;
  /** Cards, fields, the header. */
  surface: string;
  /** A quiet tinted ground. */
  soft: string;
  text: string;
  muted: string;
  line: string;
  /** Lines that must be seen: the edge of a field (3:1). */
  edge: string;
  /** Links, buttons. */
  primary: string;
  "on-primary": string;
  "primary-hover": string;
  /** A large coloured area with `on-deep` text. */
  deep: string;
  "on-deep": string;
  /** Shapes on `deep`. */
  "deep-2": string;
  "deep-3": string;
  accent: string;
  "on-accent": string;
  "accent-soft": string;
  "accent-text": string;
  visited: string;
}

const white = "#ffffff";
const text = 4.6;

/** White or nearly black, whichever reads better on the ground. */
function inkOn(ground: string, hue: number): string {
  const dark = hexOf({ l: 0.2, c: 0.03, h: hue });
  return contrast(white, ground) >= contrast(dark, ground) ? white : dark;
}

/** A decorative colour keeps its own lightness, unless no ink at all reads on it. */
function decorative(color: Oklch, hue: number): { ground: string; ink: string } {
  for (let l = color.l; l < 1; l += 0.01) {
    const ground = hexOf({ ...color, l });
    const ink = inkOn(ground, hue);
    if (contrast(ground, ink) >= text) return { ground, ink };
  }
  return { ground: white, ink: "#000000" };
}

function lightShades(primary: Oklch, accent: Oklch): Shades {
  const h = primary.h;
  const quiet = Math.min(primary.c, 0.12);
  const page = hexOf({ l: 0.982, c: quiet * 0.05, h });
  const soft = hexOf({ l: 0.95, c: quiet * 0.2, h });
  const accentSoft = hexOf({ l: 0.94, c: Math.min(accent.c, 0.12) * 0.4, h: accent.h });
  const main = readable({ ...primary, l: Math.min(primary.l, 0.52) }, [page, soft, white], 5, "darker");
  const deep = readable({ ...primary, l: Math.min(primary.l, 0.4) }, [white], 7, "darker");
  const deepColor = oklchOfHex(deep);
  const { ground, ink } = decorative(accent, accent.h);
  return {
    page,
    surface: white,
    soft,
    text: hexOf({ l: 0.23, c: 0.025, h }),
    muted: readable({ l: 0.48, c: 0.025, h }, [page, soft, white], 5, "darker"),
    line: hexOf({ l: 0.89, c: 0.015, h }),
    edge: readable({ l: 0.6, c: 0.03, h }, [page, white], 3.2, "darker"),
    primary: main,
    "on-primary": white,
    "primary-hover": hexOf({ ...oklchOfHex(main), l: oklchOfHex(main).l - 0.07 }),
    deep,
    "on-deep": white,
    "deep-2": hexOf({ ...deepColor, l: deepColor.l + 0.07 }),
    "deep-3": hexOf({ ...deepColor, l: deepColor.l + 0.14 }),
    accent: ground,
    "on-accent": ink,
    "accent-soft": accentSoft,
    "accent-text": readable(accent, [page, accentSoft, white], text, "darker"),
    visited: readable({ l: 0.45, c: 0.13, h: 318 }, [page, soft, white], 5, "darker"),
  };
}

function darkShades(primary: Oklch, accent: Oklch): Shades {
  const h = primary.h;
  const quiet = Math.min(primary.c, 0.1);
  const page = hexOf({ l: 0.19, c: quiet * 0.16, h });
  const surface = hexOf({ l: 0.235, c: quiet * 0.2, h });
  const soft = hexOf({ l: 0.29, c: quiet * 0.35, h });
  const accentSoft = hexOf({ l: 0.31, c: Math.min(accent.c, 0.1) * 0.5, h: accent.h });
  const grounds = [page, surface, soft];
  const main = readable(
    { ...primary, l: Math.max(primary.l, 0.76), c: primary.c * 0.85 },
    grounds,
    5,
    "lighter",
  );
  const deep = hexOf({ l: 0.3, c: quiet * 0.75, h });
  const { ground, ink } = decorative({ ...accent, l: Math.min(accent.l, 0.84) }, accent.h);
  return {
    page,
    surface,
    soft,
    text: hexOf({ l: 0.95, c: 0.008, h }),
    muted: readable({ l: 0.76, c: 0.02, h }, grounds, 5, "lighter"),
    line: hexOf({ l: 0.36, c: quiet * 0.25, h }),
    edge: readable({ l: 0.55, c: 0.03, h }, grounds, 3.2, "lighter"),
    primary: main,
    "on-primary": hexOf({ l: 0.17, c: 0.02, h }),
    "primary-hover": hexOf({ ...oklchOfHex(main), l: Math.min(0.97, oklchOfHex(main).l + 0.07) }),
    deep,
    "on-deep": white,
    "deep-2": hexOf({ l: 0.36, c: quiet * 0.85, h }),
    "deep-3": hexOf({ l: 0.43, c: quiet * 0.95, h }),
    accent: ground,
    "on-accent": ink,
    "accent-soft": accentSoft,
    "accent-text": readable(
      { ...accent, l: Math.max(accent.l, 0.76) },
      [...grounds, accentSoft],
      text,
      "lighter",
    ),
    visited: readable({ l: 0.78, c: 0.1, h: 318 }, grounds, 5, "lighter"),
  };
}

/**
 * The shades of a site's two colours for light and for dark screens. Whatever the colours, text keeps a contrast of at
 * least 4.5 and the edges of fields at least 3 (WCAG 2.2, 1.4.3 and 1.4.11). Throws a RangeError for a colour that is
 * not `#rrggbb`.
 */
export function deriveTheme(theme: SiteTheme): { light: Shades; dark: Shades } {
  const primary = oklchOfHex(theme.primary);
  const accent = oklchOfHex(theme.accent);
  return { light: lightShades(primary, accent), dark: darkShades(primary, accent) };
}
