/**
 * A place on this site, or `fallback` where the text could lead anywhere else: other schemes, `//host`, `/\host`,
 * control characters that browsers skip. Everything that is sent as `Location` goes through here.
 *
 * @example localPath("//evil.example", "/") // "/"
 */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || text.length > 2048) return fallback;
  // Printable ASCII only: typed addresses are encoded, and a header can carry nothing else safely.
  if (!/^\/(?![/\\])[!-[\]-~]*$/.test(text)) return fallback;
  const base = "http://here.invalid";
  return URL.canParse(text, base) && new URL(text, base).origin === base ? text : fallback;
}
