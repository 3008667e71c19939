import type { Child, FC } from "hono/jsx";
import { Icon } from "../icons/icon.tsx";

export interface KeyValue {
  label: string;
  icon?: string;
  value: Child;
}

/** Facts with their names; one under the other on a phone. What has the same name as the one before stands below it: one name, several values. */
export const KeyValues: FC<{ items: KeyValue[] }> = ({ items }) => (
  <dl class="facts">
    {named(items).map(([item, ...more]) => (
      <div>
        <dt>
          {item.icon && <Icon name={item.icon} />}
          {item.label}
        </dt>
        {[item, ...more].map(({ value }) => (
          <dd>{value}</dd>
        ))}
      </div>
    ))}
  </dl>
);

function named(items: readonly KeyValue[]): [KeyValue, ...KeyValue[]][] {
  const groups: [KeyValue, ...KeyValue[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.[0].label === item.label) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
