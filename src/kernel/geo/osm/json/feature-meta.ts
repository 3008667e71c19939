import type { Meta } from "../elements/elements.ts";
import { readMeta, recordOf } from "./read-tags.ts";

/** Where the properties keep the tags apart from what is about the element (`tags`, `meta` of older exports). */
export const isNested = (properties: Record<string, unknown>): boolean =>
  typeof properties.tags === "object" && properties.tags !== null && properties.type !== undefined;

/** Version and time of change of a feature that came from OpenStreetMap; any other has properties of the same name. */
export function featureMeta(feature: unknown): Meta {
  const properties = recordOf(recordOf(feature).properties);
  const nested = isNested(properties);
  if (!nested && !("@id" in properties) && !("@version" in properties)) return {};
  const about = nested ? recordOf(properties.meta) : properties;
  return readMeta(about["@version"] ?? about.version, about["@timestamp"] ?? about.timestamp);
}
