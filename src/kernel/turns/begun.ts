/**
 * Work that goes on while something else is done. Should it fail meanwhile, that shows where it is awaited, and only there.
 *
 * @example
 * const written = begun(insertRows(tx, rows));
 * computeSomething();
 * await written;
 */
export function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
