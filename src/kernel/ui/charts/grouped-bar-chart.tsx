import type { FC } from "hono/jsx";
import { DataTable } from "../content/data-table.tsx";
import { BarLine } from "./bar-line.tsx";

export interface BarGroup {
  label: string;
  /** One per series, in the order of `series`; undefined where there is no figure. */
  values: ({ value: number; text: string } | undefined)[];
  /** The scale of this group where groups have different units; the largest of all values otherwise. */
  largest?: number;
}

interface GroupedBarChartProps {
  title: string;
  series: string[];
  groups: BarGroup[];
  /** The words on the fold that holds the same figures as a table, and the heading of its first column. */
  tableLabel: string;
  rowLabel: string;
  source?: string;
}

/** Two to four series side by side per group, such as a town and its quarter, with the figures as a table below. */
export const GroupedBarChart: FC<GroupedBarChartProps> = ({
  title,
  series,
  groups,
  tableLabel,
  rowLabel,
  source,
}) => {
  const overall = Math.max(0, ...groups.flatMap((group) => group.values.map((value) => value?.value ?? 0)));
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <ul class="legend">
        {series.map((name, index) => (
          <li class={`series-${index + 1}`}>
            <span class="swatch" />
            {name}
          </li>
        ))}
      </ul>
      <div aria-hidden="true">
        {groups.map((group) => (
          <div class="bar-group">
            <strong>{group.label}</strong>
            {group.values.map((value, index) => (
              <div class={`bar-line series-${index + 1}`}>
                <BarLine value={value?.value ?? 0} largest={group.largest ?? overall} />
                <span class="bar-value">{value?.text ?? "–"}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <details>
        <summary>{tableLabel}</summary>
        <DataTable
          caption={title}
          columns={[{ label: rowLabel }, ...series.map((label) => ({ label, number: true }))]}
          rows={groups.map((group) => [group.label, ...group.values.map((value) => value?.text ?? "–")])}
        />
      </details>
      {source && <p class="muted small">{source}</p>}
    </figure>
  );
};
