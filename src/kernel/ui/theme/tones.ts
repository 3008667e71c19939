import { hexOf } from "./color.ts";

/** Eight tones by hue (degrees) and colourfulness, for discs that tell kinds of things apart: `tone-1` to `tone-8`. */
const tones: [hue: number, chroma: number][] = [
  [32, 1],
  [75, 0.95],
  [142, 0.95],
  [188, 0.85],
  [245, 0.95],
  [296, 1],
  [352, 1],
  [255, 0.3],
];

export type Tone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The strong and the soft colour of each tone; the strong one reads on the soft one. */
export function toneShades(mode: "light" | "dark"): { strong: string; soft: string }[] {
  return tones.map(([h, part]) =>
    mode === "light"
      ? { strong: hexOf({ l: 0.44, c: 0.13 * part, h }), soft: hexOf({ l: 0.925, c: 0.055 * part, h }) }
      : { strong: hexOf({ l: 0.87, c: 0.09 * part, h }), soft: hexOf({ l: 0.36, c: 0.075 * part, h }) },
  );
}

const rules = (mode: "light" | "dark") =>
  toneShades(mode)
    .map(({ strong, soft }, index) => `.tone-${index + 1}{--tone:${strong};--tone-soft:${soft}}`)
    .join("");

/** The classes `tone-1` to `tone-8`, which set `--tone` and `--tone-soft`. */
export function tonesCss(): string {
  return `${rules("light")}@media screen and (prefers-color-scheme:dark){${rules("dark")}}`;
}
