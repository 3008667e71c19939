import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compareFigures, type Scope, scopes, sheetOf, type Unit, valuesOf } from "./compare-figures.ts";
import type { Figure } from "./project.ts";

const figure = (
  indicator: string,
  unit: Unit,
  scope: Scope,
  value = 1,
  area: string | null = null,
): Figure => ({
  indicator,
  unit,
  scope,
  value,
  area,
  approximate: false,
  label: { de: indicator },
  date: "2016-12-31",
  dateLabel: "2016",
  source: "Stadt",
});

const anyFigure = fc
  .tuple(
    fc.constantFrom("people", "rate", "size"),
    fc.constantFrom<Unit>("persons", "percent", "ha"),
    fc.constantFrom(...scopes),
    fc.nat(),
    fc.constantFrom("mitte", "nord"),
  )
  .map(([indicator, unit, scope, value, area]) =>
    figure(indicator, unit, scope, value, scope === "area" ? area : null),
  );

describe("figures of an area", () => {
  it("stand beside those of the town, one comparison per indicator, in the published order", () => {
    const comparisons = compareFigures(
      [
        figure("rate", "percent", "city", 19.6),
        figure("rate", "percent", "programme-area", 39.1),
        figure("size", "ha", "programme-area", 68),
      ],
      "mitte",
    );
    assert.deepEqual(
      comparisons.map(({ indicator }) => indicator),
      ["rate", "size"],
    );
    assert.deepEqual(comparisons[0] && valuesOf(comparisons[0]).map(({ value }) => value), [19.6, 39.1]);
  });

  it("leave out what is about another area", () => {
    const figures = [
      figure("people", "persons", "area", 1, "nord"),
      figure("people", "persons", "area", 2, "mitte"),
    ];
    assert.deepEqual(
      compareFigures(figures, "mitte")
        .flatMap(valuesOf)
        .map(({ value }) => value),
      [2],
    );
  });

  it("never share a scale between units, and are all shown", () => {
    fc.assert(
      fc.property(fc.array(anyFigure), (figures) => {
        const comparisons = compareFigures(figures, "mitte");
        const { charts, single } = sheetOf(comparisons);
        for (const { unit, comparisons } of charts)
          for (const value of comparisons.flatMap(valuesOf)) assert.equal(value.unit, unit);
        const shown = [...charts.flatMap((chart) => chart.comparisons), ...single];
        assert.equal(shown.length, comparisons.length);
        assert.deepEqual(new Set(shown), new Set(comparisons));
      }),
    );
  });
});
