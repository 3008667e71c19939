import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import type { FC } from "hono/jsx";

const drawing = readFileSync(new URL("./skyline.svg", import.meta.url), "utf8").replace(/\s*\n\s*/g, "");

/** A row of houses in the site's colours, for the foot of a hero. Decorative. */
export const Skyline: FC = () => <>{raw(drawing)}</>;
