import type { Cutting } from "./sniff-delimiter.ts";

/** A cell of more lines, or of more letters, has lost its closing quote. */
const longest = { lines: 60, letters: 20_000 };

/**
 * Finds the quote that opens a cell and is never closed, and takes it out: otherwise one slip of the pen would swallow all
 * rows behind it. Works line by line; what is sound passes unchanged.
 */
export async function* healQuotes(
  texts: AsyncIterable<string>,
  { delimiter, quote }: Cutting,
): AsyncGenerator<string> {
  /** Lines from that on in which the open quote stands. */
  let pending: string[] = [];
  let letters = 0;
  let rest = "";

  /** Where the quote stands that is still open at the end of the line; -1 where none is. */
  function scan(line: string, isOpen: boolean): number {
    let open = isOpen ? 0 : -1;
    let fieldStart = true;
    for (let at = 0; at < line.length; at++) {
      const letter = line[at];
      if (open >= 0) {
        if (letter !== quote) continue;
        if (line[at + 1] === quote) at++;
        else open = -1;
      } else if (letter === quote && fieldStart) open = at;
      fieldStart = letter === delimiter;
    }
    return open;
  }

  function take(line: string): string[] {
    if (pending.length === 0 && !line.includes(quote)) return [line];
    const open = scan(line, pending.length > 0);
    pending.push(line);
    letters += line.length;
    if (open < 0) {
      const whole = pending;
      pending = [];
      letters = 0;
      return whole;
    }
    return pending.length > longest.lines || letters > longest.letters ? giveUp() : [];
  }

  /** Takes out the quote that was not closed, and looks at the lines behind it anew. */
  function giveUp(): string[] {
    const [first = "", ...others] = pending;
    pending = [];
    letters = 0;
    const at = scan(first, false);
    const healed =
      // No cell is that long; looking for one quote after the other would take for ever.
      first.length > longest.letters
        ? first.replaceAll(quote, "")
        : first.slice(0, Math.max(0, at)) + first.slice(at + 1);
    return [...take(healed), ...others.flatMap(take)];
  }

  for await (const text of texts) {
    const lines = (rest + text).split(/(?<=\n)/);
    rest = lines.pop() ?? "";
    if (rest.endsWith("\n")) {
      lines.push(rest);
      rest = "";
    }
    // An endless line is no table; it is passed on so that the limit of the parser sees it.
    if (rest.length > 1_000_000) {
      lines.push(rest);
      rest = "";
    }
    const sound = lines.flatMap(take);
    if (sound.length > 0) yield sound.join("");
  }
  const last = rest === "" ? [] : take(rest);
  while (pending.length > 0) last.push(...giveUp());
  if (last.length > 0) yield last.join("");
}
