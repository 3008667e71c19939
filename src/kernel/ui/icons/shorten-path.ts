/** How many numbers each command of a path takes (SVG 2, 9.3). */
const lengths: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

interface Command {
  letter: string;
  values: number[];
}

interface Point {
  x: number;
  y: number;
}

type Round = (value: number) => number;

const rounding =
  (decimals: number): Round =>
  (value) =>
    Math.round(value * 10 ** decimals) / 10 ** decimals;

const short = (value: number): string => String(value).replace(/^(-?)0\./, "$1.");

/** The commands of a path with each implicit repetition spelt out; undefined for what is no path. */
export function readPath(path: string): Command[] | undefined {
  const commands: Command[] = [];
  for (const [, letter = "", rest = ""] of path.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const length = lengths[letter.toLowerCase()];
    if (length === undefined) return undefined;
    const values = readNumbers(rest, letter.toLowerCase() === "a");
    if (length === 0) commands.push({ letter, values: [] });
    else if (values.length === 0 || values.length % length !== 0) return undefined;
    for (let at = 0; length > 0 && at < values.length; at += length) {
      // What follows the first point of a "move" are lines.
      const repeated = at > 0 && letter === "M" ? "L" : at > 0 && letter === "m" ? "l" : letter;
      commands.push({ letter: repeated, values: values.slice(at, at + length) });
    }
  }
  return commands.length > 0 && /^m/i.test(path.trim()) ? commands : undefined;
}

/** Numbers may stand without a gap; the two flags of an arc are one digit each ("a1 1 0 01.5.5"). */
function readNumbers(text: string, isArc: boolean): number[] {
  const values: number[] = [];
  const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy;
  const flag = /[01]/y;
  for (let at = 0; at < text.length; ) {
    const place = values.length % 7;
    const pattern = isArc && (place === 3 || place === 4) ? flag : number;
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) at++;
    else {
      values.push(Number(found));
      at += found.length;
    }
  }
  return values;
}

/** The same command in absolute coordinates. */
function toAbsolute({ letter, values }: Command, from: Point): Command {
  const absolute = letter.toUpperCase();
  if (letter === absolute) return { letter, values };
  return { letter: absolute, values: moved(absolute, values, from.x, from.y) };
}

function moved(letter: string, values: number[], x: number, y: number): number[] {
  if (letter === "A") return values.map((value, at) => (at === 5 ? value + x : at === 6 ? value + y : value));
  return values.map((value, at) => value + (letter === "V" || (letter !== "H" && at % 2 === 1) ? y : x));
}

function endOf({ letter, values }: Command, from: Point, start: Point): Point {
  if (letter === "Z") return start;
  if (letter === "H") return { x: values[0] ?? 0, y: from.y };
  if (letter === "V") return { x: from.x, y: values[0] ?? 0 };
  return { x: values.at(-2) ?? 0, y: values.at(-1) ?? 0 };
}

/** A curve whose handles lie on its ends is a line; a line along an axis needs one number. */
function simplest(command: Command, from: Point, round: Round): Command {
  const { letter, values } = command;
  const [a, b, c, d, e, f] = values.map(round);
  const at = { x: round(from.x), y: round(from.y) };
  if (letter === "C" && a === at.x && b === at.y && c === e && d === f)
    return simplest({ letter: "L", values: values.slice(4) }, from, round);
  if (letter !== "L") return command;
  if (b === at.y) return { letter: "H", values: values.slice(0, 1) };
  return a === at.x ? { letter: "V", values: values.slice(1) } : command;
}

function write(letter: string, values: number[], before: string): string {
  // After "m" come lines by themselves, after any other command its like.
  const implied = before === "M" ? "L" : before === "m" ? "l" : before;
  let text = letter === implied && !/[mz]/i.test(letter) ? "" : letter;
  let last = "";
  for (const [at, value] of values.entries()) {
    const next = short(value);
    const parts = next.startsWith("-") || (next.startsWith(".") && last.includes("."));
    text += (at === 0 && text !== "") || parts ? next : ` ${next}`;
    last = next;
  }
  return text;
}

/**
 * The same drawing in fewer bytes: as many decimals as told, each command absolute or relative as is shorter, lines for
 * curves that are none. Errors do not add up, because each step begins at the place that was written. Text that is no
 * path, or would not bear it, comes back as it is.
 */
export function shortenPath(path: string, decimals: number): string {
  const commands = readPath(path);
  if (!commands) return path;
  const [coarse, fine] = [rounding(decimals), rounding(decimals + 1)];
  let text = "";
  let before = "";
  let exact: Point = { x: 0, y: 0 };
  let written: Point = { x: 0, y: 0 };
  let starts = { exact, written };
  for (const command of commands) {
    const absolute = simplest(toAbsolute(command, exact), exact, coarse);
    const { letter } = absolute;
    const end = endOf(absolute, exact, starts.exact);
    // A half circle bulges where its radius grows by little.
    const round = letter === "A" ? fine : coarse;
    // Nearly full circles: which way their ends lie apart hangs on the last decimals.
    if (letter === "A" && Math.hypot(end.x - exact.x, end.y - exact.y) < 10 / 10 ** decimals) return path;
    const relative = moved(letter, absolute.values, -written.x, -written.y).map(round);
    const rounded = absolute.values.map(round);
    const asAbsolute = write(letter, rounded, before);
    const asRelative = write(letter.toLowerCase(), relative, before);
    const isRelative = letter === "Z" || asRelative.length < asAbsolute.length;
    text += isRelative ? asRelative : asAbsolute;
    before = isRelative ? letter.toLowerCase() : letter;
    exact = end;
    const values = isRelative ? moved(letter, relative, written.x, written.y) : rounded;
    written = endOf({ letter, values }, written, starts.written);
    if (letter === "M") starts = { exact, written };
  }
  return text.length < path.length ? text : path;
}
