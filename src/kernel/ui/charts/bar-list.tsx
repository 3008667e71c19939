// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { BarLine } from "./bar-line.tsx";

/** One bar for each line, with its name and figure in words. */
export const BarList: FC<{ title: string; bars: { label: string; value: number; text: string }[] }> = ({
  title,
  bars,
}) => {
  const largest = Math.max(0, ...bars.map(({ value }) => value));
  return (
    <figure class="chart chart--narrow">
      <figcaption>{title}</figcaption>
      <ul class="bars">
        {bars.map(({ label, value, text }) => (
          <li>
            <div class="bar-label">
              <span>{label}</span>
              <span class="bar-value">{text}</span>
            </div>
            <BarLine value={value} largest={largest} />
          </li>
        ))}
      </ul>
    </figure>
  );
};
