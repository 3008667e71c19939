import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { shortenPath } from "./shorten-path.ts";
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
const unknown = "maki-marker";

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
      .replace(/&#x[9ad];/gi, " ")
      .replace(/>\s+</g, "><");
    return { viewBox, content: shorten(clean.trim(), viewBox), line: false };
  } catch {
    return undefined;
  }
}

/** Drawings are shown at 24 to 36 pixels: what is finer than a thirtieth of one only weighs. */
function shorten(content: string, viewBox: string): string {
  const decimals = Number(viewBox.split(" ")[2]) >= 36 ? 1 : 2;
  return content.replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortenPath(path, decimals)}"`);
}

/**
 * The drawing of an icon: one of our own (`search`), of Maki (`maki-bakery`) or of Temaki (`temaki-bread`). Icons of
 * other sets that the tagging schema names are replaced by the nearest of these; what is unknown becomes a pin.
 */
export function readIcon(name: string): IconDrawing {
  if (Object.hasOwn(uiIcons, name))
    return { viewBox: "0 0 24 24", content: uiIcons[name as UiIcon], line: true };
  const nearest = Object.hasOwn(other, name) ? other[name] : undefined;
  const drawing = readSet(name) ?? readSet(nearest ?? unknown);
  if (!drawing) throw new Error(`The icon ${nearest ?? unknown} is missing from its package`);
  return drawing;
}
