import rules from "./closed-ways.json" with { type: "json" };

const lineKeys: string[] = rules.lineKeys;
const areaKeys: string[] = rules.areaKeys;
const areaValues: Record<string, string[]> = rules.areaValues;
const lineValues: Record<string, string[]> = rules.lineValues;

/**
 * Whether a closed way with these tags is an area: a closed road is a roundabout, a closed fence is still a
 * fence. `area=yes|no` decides; else whatever marks an area; else everything that is not known as a line.
 */
export function isArea(tags: Record<string, string>): boolean {
  if (tags.area === "no") return false;
  if (tags.area !== undefined) return true;
  if (areaKeys.some((key) => tags[key] !== undefined && tags[key] !== "no")) return true;
  for (const key of lineKeys) {
    const value = tags[key];
    if (value === undefined || value === "no") continue;
    const lines = lineValues[key];
    return lines ? !lines.includes(value) : (areaValues[key]?.includes(value) ?? false);
  }
  return true;
}
