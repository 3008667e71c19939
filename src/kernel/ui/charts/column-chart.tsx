// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";

export interface ColumnOfChart {
  /** Short: it stands under the column. */
  label: string;
  value: number;
  text: string;
}

const height = 120;
const step = 56;
const wide = 34;

/**
 * Columns side by side, such as months. The drawing is hidden from screen readers: the page that shows it has the same figures in a
 * table.
 */
export const ColumnChart: FC<{ title: string; columns: ColumnOfChart[] }> = ({ title, columns }) => {
  const largest = Math.max(1, ...columns.map(({ value }) => value));
  const width = Math.max(1, columns.length) * step;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <section class="table-scroll" tabindex={0} aria-label={title}>
        <svg
          class="column-chart"
          viewBox={`0 0 ${width} ${height + 44}`}
          width={width}
          height={height + 44}
          aria-hidden="true"
        >
          {columns.map(({ label, value, text }, index) => {
            const tall = (value / largest) * height;
            const middle = index * step + step / 2;
            return (
              <>
                <rect
                  x={middle - wide / 2}
                  y={(20 + height - tall).toFixed(1)}
                  width={wide}
                  height={tall.toFixed(1)}
                />
                <text x={middle} y={(14 + height - tall).toFixed(1)} text-anchor="middle">
                  {text}
                </text>
                <text x={middle} y={height + 38} text-anchor="middle">
                  {label}
                </text>
              </>
            );
          })}
          <line class="axis" x1="0" x2={width} y1={height + 20.5} y2={height + 20.5} />
        </svg>
      </section>
    </figure>
  );
};
