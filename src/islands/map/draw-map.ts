import { Map as LiveMap, type LngLatBoundsLike, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import { createPanel } from "./panel.ts";
import { createPins } from "./pins.ts";
import type { Words } from "./town-map.ts";

setWorkerUrl(new URL("./map-worker.js", import.meta.url).href);

const dark = matchMedia("(prefers-color-scheme: dark)");

async function styleOf(host: HTMLElement): Promise<StyleSpecification> {
  const answer = await fetch((dark.matches ? host.dataset.dark : host.dataset.light) ?? "");
  if (!answer.ok) throw new Error(`style: ${answer.status}`);
  const style = (await answer.json()) as StyleSpecification;
  // A worker knows no page that an address could be relative to.
  for (const source of Object.values(style.sources))
    if (source.type === "vector") source.tiles = source.tiles?.map((tile) => location.origin + tile) ?? [];
  return style;
}

/** "w,s,e,n" as the map takes it. */
function boundsOf(text = ""): LngLatBoundsLike {
  const [west = 0, south = 0, east = 0, north = 0] = text.split(",").map(Number);
  return [west, south, east, north];
}

function control(name: string, sign: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-control";
  button.setAttribute("aria-label", name);
  button.textContent = sign;
  button.addEventListener("click", press);
  return button;
}

/** Draws the map in place of the picture. Rejects where this browser cannot. */
export async function drawMap(host: HTMLElement, words: Words): Promise<void> {
  const layers = host.querySelector<HTMLElement>(".map-layers");
  if (!layers) throw new Error("no picture");
  const style = await styleOf(host);
  const live = document.createElement("div");
  live.className = "live-map";
  live.dir = "ltr";
  layers.append(live);
  try {
    // What is drawn with a font that is not there yet would stay so.
    await document.fonts
      .load(`16px ${getComputedStyle(host).fontFamily}`, host.textContent ?? "")
      .catch(() => {});
    const map = new LiveMap({
      container: live,
      style,
      bounds: boundsOf(host.dataset.view),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      minZoom: 7.5,
      maxZoom: 19,
      renderWorldCopies: false,
      fadeDuration: 120,
      locale: { "Map.Title": words.label },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await new Promise<void>((done, fail) => {
      map.once("load", () => done());
      // A tile that does not come is no reason to give up, a style that does not load is.
      setTimeout(() => (map.isStyleLoaded() ? done() : fail(new Error("too slow"))), 20_000);
    });
    layers.classList.add("map-layers--live");
    addParts(host, live, map, words);
  } catch (error) {
    live.remove();
    throw error;
  }
}

function addParts(host: HTMLElement, live: HTMLElement, map: LiveMap, words: Words): void {
  const controls = document.createElement("div");
  controls.className = "map-controls";
  controls.append(
    control(words.zoomIn, "+", () => map.zoomIn()),
    control(words.zoomOut, "−", () => map.zoomOut()),
  );
  const search = document.createElement("a");
  search.className = "kern-btn kern-btn--primary kern-btn--small map-search";
  search.hidden = true;
  search.rel = "nofollow";
  search.href = searchAddress(host, map);
  const label = document.createElement("span");
  label.className = "kern-label";
  label.textContent = words.search;
  search.append(label);
  live.append(controls, search);

  const panel = createPanel(host, live, words);
  const pins = createPins(host, map, words, panel);
  map.on("moveend", (event) => {
    // Only where a person moved it: the first view is that of the page.
    if (event.originalEvent || controls.contains(document.activeElement)) search.hidden = false;
    search.href = searchAddress(host, map);
    void pins.refresh();
  });
  map.on("movestart", (event) => {
    if (event.originalEvent) panel.close(false);
  });
  dark.addEventListener("change", () => {
    void styleOf(host).then((style) => {
      style.sources.pins = { type: "geojson", data: pins.names() };
      map.setStyle(style);
    });
  });
  void pins.refresh();
}

/** The page that asks again within what the map shows. */
function searchAddress(host: HTMLElement, map: LiveMap): string {
  const bounds = map.getBounds();
  const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(round);
  const url = new URL(host.dataset.search ?? "", location.href);
  url.searchParams.set(host.dataset.parameter ?? "", box.join(","));
  return url.href;
}
