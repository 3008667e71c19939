/** Either a value or the reason why there is none. A refusal is an ordinary answer, so it is returned, never thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; reason: E };

/** A success. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A refusal; `reason` is one of a closed union, so that a page can map each to a text with a `Record`. */
export function refuse<E>(reason: E): { ok: false; reason: E } {
  return { ok: false, reason };
}
