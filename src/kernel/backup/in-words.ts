const units = ["bytes", "KB", "MB", "GB", "TB"];

/** A size as people write it: `4.9 MB`. */
export function inWords(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** One line while something long is under way: how much, how fast, how long still. */
export function progressLine(what: string, done: number, all: number, milliseconds: number): string {
  const rate = done / Math.max(milliseconds, 1);
  const left = Math.max(0, Math.round((all - done) / Math.max(rate, 1) / 1000));
  const share = all > 0 ? Math.min(100, Math.floor((100 * done) / all)) : 0;
  return `${what}: ${share} %, ${inWords(done)} of ${inWords(all)}, ${inWords(Math.round(rate * 1000))}/s, ${left} s left`;
}
