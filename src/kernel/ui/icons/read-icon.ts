import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import substitutes from "./substitutes.json" with { type: "json" };
import uiIcons from "./ui-icons.json" with { type: "json" };

/** What lies inside an icon's `<svg>`. */
export interface IconDrawing {
  viewBox: string;
  content: string;
  /** Drawn with lines instead of areas. */
  line: boolean;
}

export type UiIcon = keyof typeof uiIcons;

const require = createRequire(import.meta.url);
const folders: Record<string, string> = {
  maki: require.resolve("@mapbox/maki/package.json").replace("package.json", "icons/"),
  temaki: require.resolve("@rapideditor/temaki/package.json").replace("package.json", "icons/"),
};
const other: Record<string, string> = substitutes;
const fallback = "maki-marker";
const read = new Map<string, IconDrawing>();

function readSet(name: string): IconDrawing | undefined {
  const [, set = "", file = ""] = /^(maki|temaki)-([\w-]+)$/.exec(name) ?? [];
  if (!file) return undefined;
  try {
    const svg = readFileSync(`${folders[set]}${file}.svg`, "utf8").replace(/<!--.*?-->|<\?xml.*?\?>/gs, "");
    const content = /<svg[^>]*>(.*)<\/svg>/s.exec(svg)?.[1] ?? "";
    const viewBox = /viewBox="([^"]*)"/.exec(svg)?.[1] ?? "0 0 15 15";
    // A drawing comes with marks of its editor (id, fill) that would be wrong inside a page.
    const clean = content
      .replace(/\s(id|class|style|fill|xmlns[:\w]*|sodipodi:\w+|inkscape:\w+)="[^"]*"/g, "")
      .replace(/>\s+</g, "><");
    return { viewBox, content: clean.trim(), line: false };
  } catch {
    return undefined;
  }
}

/**
 * The drawing of an icon: one of our own (`search`), of Maki (`maki-bakery`) or of Temaki (`temaki-bread`). Icons of
 * other sets that the tagging schema names are replaced by the nearest of these; what is unknown becomes a pin.
 */
export function readIcon(name: string): IconDrawing {
  const known = read.get(name);
  if (known) return known;
  const own = (uiIcons as Record<string, string>)[name];
  const drawing: IconDrawing = own
    ? { viewBox: "0 0 24 24", content: own, line: true }
    : (readSet(name) ??
      readSet(other[name] ?? fallback) ?? { viewBox: "0 0 15 15", content: "", line: false });
  // Names come from data; only what exists is kept, so that the map cannot grow without end.
  if (own || drawing.content === readSet(name)?.content || other[name]) read.set(name, drawing);
  return drawing;
}
