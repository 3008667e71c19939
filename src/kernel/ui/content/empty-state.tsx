import type { Child, FC } from "hono/jsx";
import { Disc } from "./disc.tsx";

/** Nothing here: says so kindly and offers what can be done instead (links or chips as children). */
export const EmptyState: FC<{ icon?: string; title: string; text?: string; children?: Child }> = (props) => (
  <div class="empty">
    <Disc icon={props.icon ?? "search"} large />
    <h2>{props.title}</h2>
    {props.text && <p>{props.text}</p>}
    {props.children}
  </div>
);
