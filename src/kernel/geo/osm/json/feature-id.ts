import type { ElementType } from "../elements/elements.ts";

const TYPES: Record<string, ElementType> = {
  n: "node",
  node: "node",
  w: "way",
  way: "way",
  r: "relation",
  rel: "relation",
  relation: "relation",
};

/** `node/12`, `n12`, `N12`, and `a24`: the areas of osmium (twice the way, or twice the relation plus one). */
function osmId(text: string): string | undefined {
  const match = /^(n|node|w|way|r|rel|relation|a)[/ ]?(\d{1,16})$/i.exec(text.trim());
  if (!match) return undefined;
  const number = Number(match[2]);
  const type = TYPES[match[1]?.toLowerCase() ?? ""];
  if (type) return `${type}/${number}`;
  return number % 2 === 0 ? `way/${number / 2}` : `relation/${(number - 1) / 2}`;
}

/**
 * The id of a GeoJSON feature: that of OpenStreetMap where one of its usual places holds it (`@id`, `id`,
 * `properties.id` beside `properties.type`), else `feature/` with the feature's own id or its running number.
 */
export function featureId(id: unknown, properties: Record<string, unknown>, running: number): string {
  const atId = properties["@id"];
  for (const candidate of [atId, id])
    if (typeof candidate === "string") {
      const found = osmId(candidate);
      if (found) return found;
    }
  const atType = properties["@type"] ?? properties.type;
  const number = properties["@type"] === undefined ? properties.id : atId;
  if (typeof atType === "string" && (typeof number === "number" || typeof number === "string")) {
    const found = TYPES[atType] ? osmId(`${atType}/${number}`) : undefined;
    if (found) return found;
  }
  if (typeof id === "string" && id.trim() !== "") return `feature/${id.trim().slice(0, 200)}`;
  if (typeof id === "number") return `feature/${id}`;
  return `feature/${running}`;
}
