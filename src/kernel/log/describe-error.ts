/** What a log line says of an error. */
export interface ErrorDescription {
  name: string;
  code: string | undefined;
  message: string;
  /** The innermost places of our own code. */
  at: string[];
}

const longestMessage = 200;

/**
 * An error in a few words without personal data: databases repeat values in their messages ("Key (email)=(…)"), so
 * whatever stands there in quotes or brackets after an equals sign, e-mail addresses and long numbers are masked.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error))
    return { name: typeof error, code: undefined, message: mask(String(error)), at: [] };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { name: error.name, code, message: mask(error.message), at: placesOf(error) };
}

function mask(message: string): string {
  const line = message.split("\n", 1)[0]?.slice(0, 2 * longestMessage) ?? "";
  return line
    .replace(/=\([^)]*\)/g, "=(…)")
    .replace(/: "[^"]*"/g, ': "…"')
    .replace(/[^\s@"'(]{1,64}@[^\s@"')]{1,190}/g, "…@…")
    .replace(/\+?\d[\d /-]{5,}\d/g, "…")
    .slice(0, longestMessage);
}

function placesOf(error: Error): string[] {
  const lines = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const own = lines.filter((line) => !line.includes("node_modules") && !line.includes("node:"));
  return (own.length > 0 ? own : lines).slice(0, 5).map((line) =>
    line
      .trim()
      .replace(/^at /, "")
      .replace(/file:\/\/\S*\/src\//, "src/"),
  );
}
