import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

const kinds = { info: "kern-alert--info", warning: "kern-alert--warning" };

/** A message that stands out. `title` in a few words, `children` say what to do. */
export const Notice: FC<{ kind?: keyof typeof kinds; title?: string; children: Child }> = ({
  kind = "info",
  title,
  children,
}) => (
  <div class={`kern-alert ${kinds[kind]}`}>
    <Icon name={kind} />
    <div>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  </div>
);
