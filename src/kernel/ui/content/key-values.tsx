import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

export interface KeyValue {
  label: string;
  icon?: string;
  value: Child;
}

/** Facts with their names; one under the other on a phone. */
export const KeyValues: FC<{ items: KeyValue[] }> = ({ items }) => (
  <dl class="facts">
    {items.map((item) => (
      <div>
        <dt>
          {item.icon && <Icon name={item.icon} />}
          {item.label}
        </dt>
        <dd>{item.value}</dd>
      </div>
    ))}
  </dl>
);
