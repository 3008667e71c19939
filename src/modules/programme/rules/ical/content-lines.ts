import { calendarLimits } from "./occurrence.ts";

/** One property of a component; names of properties and parameters are in capitals. */
export interface Property {
  name: string;
  parameters: ReadonlyMap<string, string>;
  value: string;
}

export interface Component {
  name: string;
  properties: Property[];
  children: Component[];
}

/** What the bytes of a file hold; `complete` is false where a component has no end. */
export interface Contents {
  components: Component[];
  badLines: number;
  complete: boolean;
}

/** What we read; all else is passed over, so that it costs no memory. */
const wanted = new Set(
  `UID SEQUENCE DTSTAMP LAST-MODIFIED DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SUMMARY DESCRIPTION LOCATION URL
  GEO STATUS CLASS CATEGORIES METHOD NAME X-WR-CALNAME X-WR-TIMEZONE X-MICROSOFT-CDO-ALLDAYEVENT TZID X-LIC-LOCATION TZOFFSETFROM
  TZOFFSETTO`.split(/\s+/),
);

/** Reads the components of a file (RFC 5545, 3.1), or undefined where it has too many lines. Never throws. */
export function readContents(bytes: Uint8Array): Contents | undefined {
  const lines = decode(bytes).split(/\r\n|\n|\r/);
  if (lines.length > calendarLimits.lines) return undefined;
  const contents: Contents = { components: [], badLines: 0, complete: true };
  const open: Component[] = [];
  for (const line of lines) {
    if (line.trim() === "") continue;
    const property = readLine(line);
    if (!property) {
      contents.badLines++;
    } else if (property.name === "BEGIN") {
      const component = { name: property.value.trim().toUpperCase(), properties: [], children: [] };
      (open.at(-1)?.children ?? contents.components).push(component);
      open.push(component);
    } else if (property.name === "END") {
      close(open, property.value.trim().toUpperCase());
    } else if (wanted.has(property.name)) {
      open.at(-1)?.properties.push(property);
    }
  }
  contents.complete = open.length === 0;
  return contents;
}

/** Closes a component and all that was forgotten to be closed in it; an end without a beginning means nothing. */
function close(open: Component[], name: string): void {
  const at = open.findLastIndex((component) => component.name === name);
  if (at >= 0) open.length = at;
}

/**
 * The text of a file with its folded lines joined. Joined before the octets become characters, because many programs fold inside of
 * a character. What is no UTF-8 is taken for Windows' Latin-1.
 */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return unfold(new TextDecoder("utf-16le").decode(bytes));
  if (first === 0xfe && second === 0xff) return unfold(new TextDecoder("utf-16be").decode(bytes));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const joined = Buffer.from(unfold(buffer.toString("latin1")), "latin1");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(joined);
  } catch {
    return new TextDecoder("windows-1252").decode(joined);
  }
}

const unfold = (text: string): string => text.replace(/(?:\r\n|\n|\r)[ \t]/g, "");

/** A line as a property, or undefined where it is none. */
function readLine(line: string): Property | undefined {
  const colon = valueAt(line);
  if (colon < 0) return undefined;
  const [head = "", ...rest] = splitOutsideQuotes(line.slice(0, colon));
  const name = head.trim().toUpperCase();
  if (!/^[A-Z0-9-]{1,80}$/.test(name)) return undefined;
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const equals = parameter.indexOf("=");
    if (equals > 0)
      parameters.set(parameter.slice(0, equals).trim().toUpperCase(), unquote(parameter.slice(equals + 1)));
  }
  return { name, parameters, value: line.slice(colon + 1) };
}

/** Where the value begins: the first colon outside of quotes, or the first at all where a quote is never closed. */
function valueAt(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 58 && !quoted) return at;
  }
  return line.indexOf(":");
}

function splitOutsideQuotes(head: string): string[] {
  if (!head.includes('"')) return head.split(";");
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 59 && !quoted) {
      parts.push(head.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(head.slice(from));
  return parts;
}

const unquote = (value: string): string => value.trim().replace(/^"([\s\S]*)"$/, "$1");
