// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from "node:fs";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { readIcon } from "../../../../kernel/ui/icons/read-icon.ts";
import { deriveTheme, type Shades } from "../../../../kernel/ui/theme/derive-theme.ts";
import { toneShades } from "../../../../kernel/ui/theme/tones.ts";
import type { Site } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";

const skyline = readFileSync(new URL("../../../../kernel/ui/icons/skyline.svg", import.meta.url), "utf8");

/** A drawing as a file of its own, with a shade for each of its parts. */
function drawing(svg: string, fills: Record<string, string>): string {
  const rules = Object.entries(fills).map(([part, rule]) => `.${part}{${rule}}`);
  return svg.replace(
    /<svg([^>]*)>/,
    `<svg xmlns="http://www.w3.org/2000/svg"$1><style>${rules.join("")}</style>`,
  );
}

/** The row of houses of the site's start page, in its colours. */
const housesOf = (shades: Shades): string =>
  drawing(skyline, {
    // Beside words and codes it would only be a blot.
    sun: "fill:none",
    far: `fill:${shades["deep-2"]}`,
    tower: `fill:none;stroke:${shades["deep-2"]};stroke-width:6`,
    near: `fill:${shades["deep-3"]}`,
    light: `fill:${shades.accent}`,
    ground: `fill:${shades["deep-3"]}`,
  });

/** The colours and the drawing of a site, for paper. */
export function lookOfSite({ theme }: Pick<Site, "theme">) {
  const { light } = deriveTheme(theme);
  return {
    deep: light.deep,
    onDeep: light["on-deep"],
    accent: light.accent,
    onAccent: light["on-accent"],
    accentSoft: light["accent-soft"],
    soft: light.soft,
    text: light.text,
    muted: light.muted,
    line: light.line,
    primary: light.primary,
    houses: housesOf(light),
  };
}

/** An icon of the pages as a file, in a colour. */
export function iconFile(name: string, colour: string): string {
  const { viewBox, content, line } = readIcon(name);
  const ink = line
    ? `fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`
    : `fill="${colour}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" ${ink}>${content}</svg>`;
}

/** The disc of a kind of offering, as the pages have it. */
export function discOf(kind: string): { icon: string; strong: string; soft: string } {
  const { icon, tone } = lookOf(kind);
  const { strong = "#333333", soft = "#eeeeee" } = toneShades("light")[tone - 1] ?? {};
  return { icon: iconFile(icon, strong), strong, soft };
}

/**
 * A text in whatever direction on a sheet of another: telephone numbers and the full stops of German sentences keep their place
 * among Arabic ones.
 */
export const apart = (text: string, locale: Locale): string =>
  localeFacts[locale].dir === "rtl" ? `\u2068${text}\u2069` : text;

/** How a language is set: its tag, and from where it is read. */
export const setIn = (locale: Locale): { lang: string; rtl: boolean } => ({
  lang: localeFacts[locale].intl.slice(0, 2),
  rtl: localeFacts[locale].dir === "rtl",
});
