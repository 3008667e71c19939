import { readIcon } from "../../../kernel/ui/icons/read-icon.ts";
import { type Answer, data } from "../../../kernel/web/answer.ts";
import type { SiteContext } from "../../quarter/index.ts";
import { searchFor } from "../pages/find.ts";
import { categoryTone, hitName } from "../pages/hit-card.tsx";
import { readQuestion } from "../pages/question/read-question.ts";
import { categoryIcon } from "../rules/categories/icons.ts";
import { mergeCells } from "../rules/map/merge-cells.ts";
import { cellOf, cellPixels, type MapView, parseView } from "../rules/map/view.ts";
import type { Question } from "../rules/search/question.ts";
import { cellsOf, type FoundCell } from "../store/map.ts";

/** A group on the map: longitude, latitude, how many, and the box in which they lie. */
type Group = [
  lon: number,
  lat: number,
  count: number,
  west: number,
  south: number,
  east: number,
  north: number,
];

interface Pin {
  lon: number;
  lat: number;
  name: string;
  icon: string;
  tone: number;
}

interface Points {
  groups: Group[];
  places: Pin[];
  /** The drawings of the icons that the places have, each once. */
  icons: Record<string, { viewBox: string; content: string }>;
}

/** About a metre, and no more digits than that needs. */
const short = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
/** Boxes are rounded outwards. */
const below = (degrees: number): number => Math.floor(degrees * 1e5) / 1e5;
const above = (degrees: number): number => Math.ceil(degrees * 1e5) / 1e5;

/** What a question finds in a view of the map: groups on a grid, and alone what stands alone. */
export async function pointsIn(context: SiteContext, asked: Question, view: MapView): Promise<FoundCells> {
  const search = { ...searchFor(asked, context.now), language: context.locale };
  const cells = await cellsOf(context.db, context.site.id, search, view.box, cellOf(view));
  return mergeCells(cells, view.zoom, cellPixels(view.zoom) / 2);
}
type FoundCells = ReturnType<typeof mergeCells<FoundCell>>;

const isAlone = (cell: FoundCells[number]): cell is FoundCell & { name: string; category: string } =>
  cell.count === 1 && "category" in cell && cell.category !== null;

/** `/duisburg/de/karte/punkte?kategorie=…&sicht=6.7,51.4,6.8,51.5&zoom=13`: what the map shows in this view, as JSON. */
export async function mapPoints(context: SiteContext): Promise<Answer> {
  const view = parseView(Object.fromEntries(context.url.searchParams));
  if (!view) return { kind: "refusal", status: 400 };
  const points: Points = { groups: [], places: [], icons: {} };
  for (const cell of await pointsIn(context, readQuestion(context), view)) {
    const [lon, lat] = [short(cell.lon), short(cell.lat)];
    if (!isAlone(cell)) {
      const box = [below(cell.west), below(cell.south), above(cell.east), above(cell.north)] as const;
      points.groups.push([lon, lat, cell.count, ...box]);
      continue;
    }
    const icon = categoryIcon(cell.category);
    const name = hitName({ ...cell, card: { names: cell.names ?? {} } }, context.locale);
    points.places.push({ lon, lat, name, icon, tone: categoryTone(cell.category) });
    if (!points.icons[icon]) {
      const { viewBox, content } = readIcon(icon);
      points.icons[icon] = { viewBox, content };
    }
  }
  return data("application/json; charset=utf-8", JSON.stringify(points), {
    headers: { "X-Robots-Tag": "noindex" },
  });
}
