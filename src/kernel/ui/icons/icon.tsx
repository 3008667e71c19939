import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { readIcon } from "./read-icon.ts";

/** These point in reading direction and are mirrored in Arabic. */
const mirrored = new Set(["arrow", "chevron", "external", "route"]);

/** A decorative icon, hidden from screen readers: the text beside it says what it means. */
export const Icon: FC<{ name: string; back?: boolean }> = ({ name, back }) => {
  const { viewBox, content, line } = readIcon(name);
  const kinds = `${line ? " icon--line" : ""}${mirrored.has(name) ? " icon--mirrors" : ""}${back ? " icon--back" : ""}`;
  return (
    <svg class={`icon${kinds}`} viewBox={viewBox} aria-hidden="true">
      {raw(content)}
    </svg>
  );
};
