// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";

/** The few numbers that count, each with its name below it. */
export const Numbers: FC<{ items: { label: string; text: string }[] }> = ({ items }) => (
  <dl class="numbers">
    {items.map(({ label, text }) => (
      <div>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);
