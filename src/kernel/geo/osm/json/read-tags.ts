import type { Meta } from "../elements/elements.ts";
import type { Rejected } from "../osm-thing.ts";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object, an empty one where it is none. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/**
 * Turns properties into tags: numbers and booleans become text, empty values are left out, a nested value is
 * told as rejected. Names with `@` are about the element (`@id`, `@version`), not tags of it.
 */
export function readTags(
  properties: Record<string, unknown>,
  id: string,
  reject: (rejected: Rejected) => void,
): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("@") || value === null || value === undefined) continue;
    if (typeof value === "string") tags[key] = value;
    else if (typeof value === "number" || typeof value === "boolean") tags[key] = String(value);
    else reject({ id, field: key, reason: "nested-value", whole: false });
  }
  return tags;
}

/** Version and time of change, where they are what they should be. */
export function readMeta(version: unknown, timestamp: unknown): Meta {
  const meta: Meta = {};
  const number = Number(version);
  if (version !== null && Number.isInteger(number) && number > 0) meta.version = number;
  if (typeof timestamp === "string" || typeof timestamp === "number") {
    const moment = new Date(timestamp);
    if (!Number.isNaN(moment.getTime())) meta.timestamp = moment.toISOString();
  }
  return meta;
}
