/** Longest line in octets without its line break (RFC 5545, 3.1). */
const limit = 75;

/**
 * A content line with its line break, folded where it is longer than 75 octets; never inside of a character.
 */
export function fold(line: string): string {
  // Most lines are short: a character has at most three octets per unit.
  if (line.length * 3 <= limit) return `${line}\r\n`;
  const octets = Buffer.byteLength(line);
  if (octets <= limit) return `${line}\r\n`;
  return octets === line.length ? foldPlain(line) : foldByOctets(line);
}

function foldPlain(line: string): string {
  let folded = `${line.slice(0, limit)}\r\n`;
  // The space that begins a line counts as well.
  for (let at = limit; at < line.length; at += limit - 1) folded += ` ${line.slice(at, at + limit - 1)}\r\n`;
  return folded;
}

function foldByOctets(line: string): string {
  let folded = "";
  let used = 0;
  let from = 0;
  for (let at = 0; at < line.length; ) {
    const code = line.codePointAt(at) ?? 0;
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (used + octets > limit) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      used = 1;
    }
    used += octets;
    at += code < 0x10000 ? 1 : 2;
  }
  return `${folded}${line.slice(from)}\r\n`;
}
