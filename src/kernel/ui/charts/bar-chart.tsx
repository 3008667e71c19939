import type { FC } from "hono/jsx";

export interface Bar {
  label: string;
  /** Not negative. */
  value: number;
  /** The value as people read it: "39.1 %". */
  text: string;
}

/** One bar; its text stands beside it, so the drawing itself is hidden from screen readers. */
export const BarLine: FC<{ value: number; largest: number }> = ({ value, largest }) => {
  const width = largest > 0 ? Math.max(0, Math.min(100, (value / largest) * 100)) : 0;
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width.toFixed(2)} height="4" />
    </svg>
  );
};

/** Bars with their names and values, longest possible bar = `largest` or the largest value. A list to screen readers. */
export const BarChart: FC<{ title: string; bars: Bar[]; largest?: number; source?: string }> = (props) => {
  const largest = props.largest ?? Math.max(0, ...props.bars.map((bar) => bar.value));
  return (
    <figure class="chart">
      <figcaption>{props.title}</figcaption>
      <ul class="bars">
        {props.bars.map((bar) => (
          <li>
            <div class="bar-label">
              <span>{bar.label}</span>
              <span class="bar-value">{bar.text}</span>
            </div>
            <BarLine value={bar.value} largest={largest} />
          </li>
        ))}
      </ul>
      {props.source && <p class="muted small">{props.source}</p>}
    </figure>
  );
};
