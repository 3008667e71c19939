import { type GeoJSONSource, type Map as LiveMap, Marker } from "maplibre-gl";
import type { Panel } from "./panel.ts";
import type { Words } from "./town-map.ts";

type Group = [
  lon: number,
  lat: number,
  count: number,
  west: number,
  south: number,
  east: number,
  north: number,
];

interface Place {
  lon: number;
  lat: number;
  name: string;
  icon: string;
  tone: number;
}

interface Points {
  groups: Group[];
  places: Place[];
  icons: Record<string, { viewBox: string; content: string }>;
}

/** From here on a group stands at one place and cannot be taken apart. */
const nearest = 18;

export interface Pins {
  /** Asks for what is in the view now. */
  refresh(): Promise<void>;
  /** The names of what is shown, as the style's source `pins` holds them. */
  names(): ReturnType<typeof featuresOf>;
}

/** The names of what is shown; a group has none, but takes room. */
function featuresOf({ places, groups }: Pick<Points, "places" | "groups">) {
  const feature = (lon: number, lat: number, name: string) => ({
    type: "Feature" as const,
    properties: { name },
    geometry: { type: "Point" as const, coordinates: [lon, lat] },
  });
  return {
    type: "FeatureCollection" as const,
    features: [
      ...places.map(({ lon, lat, name }) => feature(lon, lat, name)),
      ...groups.map(([lon, lat]) => feature(lon, lat, "")),
    ],
  };
}

const svgNamespace = "http://www.w3.org/2000/svg";

function drawIcon({ viewBox, content }: { viewBox: string; content: string }): SVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = content;
  return svg;
}

/** Puts the pins of a question on the map: groups with their number, single places with their icon. */
export function createPins(host: HTMLElement, map: LiveMap, words: Words, panel: Panel): Pins {
  const shown = new Map<string, Marker>();
  const numbers = new Intl.NumberFormat(host.dataset.numbers);
  let points: Points = { groups: [], places: [], icons: {} };
  let asking: AbortController | undefined;
  let asked = "";

  function button(className: string, label: string, press: (button: HTMLElement) => void): HTMLButtonElement {
    const element = document.createElement("button");
    element.type = "button";
    element.className = className;
    element.setAttribute("aria-label", label);
    element.title = label;
    // The list holds the same for the keyboard: a hundred pins are not in its way.
    element.tabIndex = -1;
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      press(element);
    });
    return element;
  }

  function drawGroup(group: Group): HTMLElement {
    const [, , count, west, south, east, north] = group;
    const size = count < 10 ? 1 : count < 100 ? 2 : count < 1000 ? 3 : 4;
    const text = numbers.format(count);
    const element = button(`map-group map-group--${size}`, words.group.replace("#", text), (pressed) => {
      const one = east - west < 5e-5 && north - south < 5e-5;
      if (one || map.getZoom() >= nearest) return panel.open([west, south, east, north], pressed);
      map.fitBounds([west, south, east, north], { padding: 70, maxZoom: nearest });
    });
    element.textContent = text;
    return element;
  }

  function drawPlace(place: Place, icons: Points["icons"]): HTMLElement {
    const { lon, lat, name, tone } = place;
    const element = button(`map-place tone-${tone}`, name, (pressed) =>
      // Rounded to a metre on its way here.
      panel.open([lon - 6e-6, lat - 6e-6, lon + 6e-6, lat + 6e-6], pressed),
    );
    const icon = icons[place.icon];
    if (icon) element.append(drawIcon(icon));
    return element;
  }

  function show(found: Points): void {
    points = found;
    const { groups, places, icons } = found;
    const wanted = new Map<string, { at: [number, number]; draw: () => HTMLElement }>();
    for (const group of groups)
      wanted.set(group.join(), { at: [group[0], group[1]], draw: () => drawGroup(group) });
    for (const place of places)
      wanted.set(`${place.lon},${place.lat},${place.name}`, {
        at: [place.lon, place.lat],
        draw: () => drawPlace(place, icons),
      });
    for (const [key, marker] of shown)
      if (!wanted.has(key)) {
        marker.remove();
        shown.delete(key);
      }
    for (const [key, { at, draw }] of wanted)
      if (!shown.has(key))
        shown.set(key, new Marker({ element: draw(), subpixelPositioning: true }).setLngLat(at).addTo(map));
    host.dataset.shown = String(groups.reduce((sum, [, , count]) => sum + count, places.length));
    void writeNames();
  }

  async function writeNames(): Promise<void> {
    // The browser loads only the scripts that stand in the names.
    const font = `12px ${getComputedStyle(host).fontFamily}, "Rubik Cyrillic", "Rubik Arabic"`;
    await document.fonts.load(font, points.places.map(({ name }) => name).join("")).catch(() => {});
    map.getSource<GeoJSONSource>("pins")?.setData(featuresOf(points));
  }

  async function refresh(): Promise<void> {
    const bounds = map.getBounds();
    const zoom = Math.floor(map.getZoom() * 2) / 2;
    // A grid of an eighth of a tile, so that a little move asks for the same again.
    const step = 360 / 2 ** Math.floor(zoom) / 8;
    const down = (degrees: number) => (Math.floor(degrees / step) * step).toFixed(6);
    const up = (degrees: number) => (Math.ceil(degrees / step) * step).toFixed(6);
    const url = new URL(host.dataset.points ?? "", location.href);
    const south = Math.max(-85, Number(down(bounds.getSouth())));
    const north = Math.min(85, Number(up(bounds.getNorth())));
    url.searchParams.set("sicht", [down(bounds.getWest()), south, up(bounds.getEast()), north].join(","));
    url.searchParams.set("zoom", String(Math.max(0, zoom)));
    if (url.href === asked) return;
    asked = url.href;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(url, { signal: asking.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      show((await answer.json()) as Points);
    } catch {
      // Asked again since, or without a network for a moment: the next move asks anew.
      if (asked === url.href) asked = "";
    }
  }

  // An empty picture of the size of a pin.
  map.setMissingStyleImageResolver((id) => {
    map.addImage(id, { width: 30, height: 30, data: new Uint8Array(30 * 30 * 4) });
  });
  return { refresh, names: () => featuresOf(points) };
}
