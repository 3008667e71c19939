// SPDX-License-Identifier: EUPL-1.2
import type { Located } from "../../places/index.ts";
import type { Place } from "./business.ts";

/** Where an address was found. What is only somewhere in its street says how far off it may be. */
export function placeOfAnswer({ point: { lat, lon }, exactness, errorMetres }: Located): Place {
  const uncertainty = Math.max(1, Math.round(errorMetres));
  return { lat, lon, ...(exactness === "street" && { uncertainty }) };
}
