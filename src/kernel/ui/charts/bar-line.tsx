import type { FC } from "hono/jsx";

/** One bar; its text stands beside it, so the drawing itself is hidden from screen readers. */
export const BarLine: FC<{ value: number; largest: number }> = ({ value, largest }) => {
  const width = largest > 0 ? Math.max(0, Math.min(100, (value / largest) * 100)) : 0;
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width.toFixed(2)} height="4" />
    </svg>
  );
};
