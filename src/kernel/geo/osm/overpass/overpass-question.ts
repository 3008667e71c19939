// SPDX-License-Identifier: EUPL-1.2
import type { Box } from "../../geometry.ts";

/** How long the server may work on a question, in seconds; it asks to be told. */
export const serverSeconds = 180;

/**
 * The question for all nodes, ways and relations in a box that have one of these keys, with their shapes
 * (wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL).
 */
export function overpassQuestion(box: Box, keys: readonly string[]): string {
  for (const key of keys) if (!/^[a-z_:]+$/.test(key)) throw new TypeError(`No key: ${key}`);
  const bounds = [box.south, box.west, box.north, box.east].map((side) => side.toFixed(7)).join(",");
  return `[out:json][timeout:${serverSeconds}][bbox:${bounds}];
(
${keys.map((key) => `  nwr["${key}"];`).join("\n")}
);
out meta geom;
`;
}
