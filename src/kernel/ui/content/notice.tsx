import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

/** A message that stands out. `title` in a few words, `children` say what to do. */
export const Notice: FC<{ kind?: "info" | "warning"; title?: string; children: Child }> = ({
  kind = "info",
  title,
  children,
}) => (
  <div class={`kern-alert kern-alert--${kind}`}>
    <Icon name={kind} />
    <div>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
);
