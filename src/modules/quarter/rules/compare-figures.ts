import type { Figure } from "./project.ts";

export type Scope = Figure["scope"];
export type Unit = Figure["unit"];

/** One indicator with its values for the town, the programme area and, where published, a single area. */
export interface Comparison {
  indicator: string;
  unit: Unit;
  /** What is said of the indicator; all its values share it. */
  about: Pick<Figure, "label" | "definition">;
  values: Partial<Record<Scope, Figure>>;
}

/** From the large to the small. */
export const scopes: readonly Scope[] = ["city", "programme-area", "area"];

/**
 * The figures that belong on the page of an area: those of the town, of the programme area and of this area itself, one
 * comparison per indicator in the order in which they are published. Figures in different units are never compared,
 * even where they carry the same indicator.
 */
export function compareFigures(figures: readonly Figure[], area: string): Comparison[] {
  const comparisons = new Map<string, Comparison>();
  for (const figure of figures) {
    if (figure.scope === "area" && figure.area !== area) continue;
    const key = `${figure.indicator} ${figure.unit}`;
    const known = comparisons.get(key);
    const comparison = known ?? {
      indicator: figure.indicator,
      unit: figure.unit,
      about: { label: figure.label, definition: figure.definition },
      values: {},
    };
    comparison.values[figure.scope] ??= figure;
    comparisons.set(key, comparison);
  }
  return [...comparisons.values()];
}

/** The values that there are, from the large area to the small. */
export function valuesOf(comparison: Comparison): Figure[] {
  return scopes.flatMap((scope) => comparison.values[scope] ?? []);
}

/** Comparisons of one unit that can share a scale, and single values that nothing can be compared with. */
export interface FigureSheet {
  charts: { unit: Unit; comparisons: Comparison[] }[];
  single: Comparison[];
}

const units: readonly Unit[] = ["percent", "persons", "ha"];

/** Sorts comparisons into charts, one per unit, because per cent and persons must never share a scale. */
export function sheetOf(comparisons: readonly Comparison[]): FigureSheet {
  const several = comparisons.filter((comparison) => valuesOf(comparison).length > 1);
  return {
    charts: units
      .map((unit) => ({ unit, comparisons: several.filter((comparison) => comparison.unit === unit) }))
      .filter((chart) => chart.comparisons.length > 0),
    single: comparisons.filter((comparison) => valuesOf(comparison).length === 1),
  };
}
