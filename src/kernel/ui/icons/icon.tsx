import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { readIcon } from "./read-icon.ts";

/** These point in reading direction and are mirrored in Arabic. */
const mirrored = new Set(["arrow", "chevron", "external", "route"]);

/** Lists show the same icons again and again: each is put together once. */
const drawn = new Map<string, ReturnType<typeof raw>>();

/**
 * A decorative icon, hidden from screen readers: the text beside it says what it means. Names as in `readIcon`; `back`
 * turns it against the reading direction.
 */
export const Icon: FC<{ name: string; back?: boolean }> = ({ name, back = false }) => {
  const key = `${name} ${back}`;
  const before = drawn.get(key);
  if (before) return before;
  const { viewBox, content, line } = readIcon(name);
  const kinds = `${line ? " icon--line" : ""}${mirrored.has(name) ? " icon--mirrors" : ""}${back ? " icon--back" : ""}`;
  const svg = raw(`<svg class="icon${kinds}" viewBox="${viewBox}" aria-hidden="true">${content}</svg>`);
  // Names come from data: what nobody drew must not fill the memory.
  if (drawn.size < 2000) drawn.set(key, svg);
  return svg;
};
