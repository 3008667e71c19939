import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

const badges = { info: "kern-badge--info", success: "kern-badge--success", warning: "kern-badge--warning" };

/** A judgement in one word: verified, perhaps closed, new. */
export const Badge: FC<{ kind: keyof typeof badges; icon?: string; children: Child }> = (props) => (
  <span class={`kern-badge ${badges[props.kind]}`}>
    {props.icon && <Icon name={props.icon} />}
    <span class="kern-label">{props.children}</span>
  </span>
);

/**
 * A dot and a word: filled green, half amber, empty red, empty grey. The word carries the meaning. What is wrong before the ink is
 * dry is not printed, unless it `lasts`.
 */
export const Status: FC<{
  kind: "open" | "soon" | "closed" | "unknown";
  lasts?: boolean;
  children: Child;
}> = ({ kind, lasts, children }) => (
  <span class={`status status--${kind}${lasts ? " status--lasts" : ""}`}>{children}</span>
);
