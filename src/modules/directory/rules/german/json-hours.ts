const opens = ["open", "opens", "from", "von", "start", "begin", "opening", "opens_at", "start_time"];
const closes = ["close", "closes", "to", "bis", "end", "ende", "closing", "closes_at", "end_time"];
const days = ["day", "days", "dayofweek", "weekday", "weekdays", "tag", "tage", "wochentag"];
const shut = ["closed", "isclosed", "geschlossen"];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "https://schema.org/Monday" is Monday. */
const plain = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).replace(/^https?:\S+\//, "") : "";

/** One value as people would write it; empty where nothing is said. */
function written(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(written).filter(Boolean);
    // ["Mo-Fr", "9-18"] is one rule, ["9-12", "14-18"] are two stretches.
    return parts.join(parts.some((part) => /^\d/.test(part)) && !/^\d/.test(parts[0] ?? "") ? " " : ", ");
  }
  if (!isRecord(value)) return plain(value);
  const entries = Object.entries(value);
  const get = (names: string[]) => entries.find(([key]) => names.includes(key.toLowerCase()))?.[1];
  const day = [get(days)].flat().map(plain).filter(Boolean).join(", ");
  const [from, to] = [plain(get(opens)), plain(get(closes))];
  const said = from !== "" && to !== "" ? `${from}-${to}` : get(shut) === true ? "geschlossen" : "";
  if (said !== "") return `${day} ${said}`.trim();
  if (day !== "") return `${day} ${written(get(["hours", "times", "zeiten", "time"]))}`.trim();
  return entries
    .flatMap(([key, inner]) => {
      const text = written(inner);
      return text === "" ? [] : [`${key} ${text}`];
    })
    .join("; ");
}

/**
 * Opening hours that programs write, in people's words: `{"open":"06:00","close":"12:30"}`, `{"Monday":"9-18"}`, what schema.org has
 * for them. Any other text stays as it is.
 */
export function withoutJson(text: string): string {
  if (!/^\s*[[{]/.test(text) || text.length > 4_000) return text;
  try {
    const values: unknown = JSON.parse(`[${text.replace(/([}\]]);\s*(?=[{[])/g, "$1,")}]`);
    const parts = Array.isArray(values) ? values.map(written).filter(Boolean) : [];
    // Stretches of one day are parted by commas, rules for days by semicolons.
    return parts.join(parts.every((part) => /^\d/.test(part)) ? ", " : "; ") || text;
  } catch {
    return text;
  }
}
