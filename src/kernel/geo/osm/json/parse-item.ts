/** One element of the file's list, or the beginning of one that is no JSON. */
export type Item = { value: unknown } | { broken: string };

/** The element that this text is; `undefined` where it is no JSON. */
export function parseItem(text: string): Item | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
