const delimiters = [";", "\t", ",", "|"] as const;

/** How a CSV file is cut: what stands between cells and what around them. */
export interface Cutting {
  delimiter: string;
  quote: string;
}

/** How many delimiters each record of the text has outside of quotes. */
function counts(text: string, delimiter: string, quote: string): number[] {
  const found: number[] = [];
  let inQuote = false;
  let fieldStart = true;
  let count = 0;
  for (const letter of text) {
    if (letter === quote && (inQuote || fieldStart)) inQuote = !inQuote;
    else if (inQuote) continue;
    else if (letter === "\n" || letter === "\r") {
      if (count > 0 || !fieldStart) found.push(count);
      count = 0;
      fieldStart = true;
      continue;
    } else if (letter === delimiter) {
      count++;
      fieldStart = true;
      continue;
    }
    fieldStart = false;
  }
  return found;
}

/** How well records agree on a number of cells: the share of those with the commonest number, weighed by it. */
function agreement(found: readonly number[]): number {
  const often = new Map<number, number>();
  for (const count of found) often.set(count, (often.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, times] of often) {
    if (count > 0) best = Math.max(best, (times / found.length) * (1 + Math.log2(count + 1) / 4));
  }
  return best;
}

/**
 * Guesses the delimiter from the beginning of a file by what cuts the most rows into the same number of cells. A line
 * `sep=;`, as Excel writes and reads, decides. Where all is equal the semicolon of German spreadsheets wins.
 */
export function sniffDelimiter(text: string): Cutting {
  const [, said] = /^sep=(.)\r?\n/.exec(text) ?? [];
  const quote = /(?:^|[;,\t|\n])'[^'\n]*'(?=[;,\t|\r\n])/.test(text) && !text.includes('"') ? "'" : '"';
  if (said) return { delimiter: said, quote };
  let best: { delimiter: string; score: number } = { delimiter: ";", score: 0 };
  for (const delimiter of delimiters) {
    const score = agreement(counts(text, delimiter, quote));
    if (score > best.score + 0.001) best = { delimiter, score };
  }
  // A comma within most cells of a list of one column is no delimiter, but then nothing is lost by it either.
  return { delimiter: best.score > 0 ? best.delimiter : ";", quote };
}
