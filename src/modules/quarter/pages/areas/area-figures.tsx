import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { GroupedBarChart } from "../../../../kernel/ui/charts/grouped-bar-chart.tsx";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { SiteContext } from "../../index.ts";
import {
  type Comparison,
  type Scope,
  scopes,
  sheetOf,
  type Unit,
  valuesOf,
} from "../../rules/compare-figures.ts";
import type { Figure } from "../../rules/project.ts";
import { inLanguage } from "../../rules/site.ts";
import type { Area } from "../../store/areas.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { formatFigure, formatList, roughly } from "../parts/format.ts";
import { Words } from "../parts/words.tsx";
import { FigureNotes, FigureSource } from "./figure-notes.tsx";

export interface FiguresProps {
  context: SiteContext;
  area: Area;
  areas: Area[];
  comparisons: Comparison[];
}

const titles = { percent: "area.shares", persons: "area.counts", ha: "area.sizes" } as const;

const figureText = ({ value, unit, approximate }: Figure, locale: Locale): string =>
  roughly(formatFigure(value, unit, locale), approximate, locale);

/** What the areas of comparison are called on this page. */
export function scopeNames({ context, area }: Pick<FiguresProps, "context" | "area">): Record<Scope, string> {
  const say = quarterTexts(context.locale);
  return {
    city: say("area.city", { site: context.site.name }),
    "programme-area": say("area.programmeArea"),
    area: area.name,
  };
}

const UnitChart: FC<{
  unit: Unit;
  comparisons: Comparison[];
  names: Record<Scope, string>;
  locale: Locale;
}> = ({ unit, comparisons, names, locale }) => {
  const say = quarterTexts(locale);
  const shown = scopes.filter((scope) => comparisons.some((comparison) => comparison.values[scope]));
  return (
    <GroupedBarChart
      title={say(titles[unit])}
      series={shown.map((scope) => names[scope])}
      tableLabel={say("area.asTable")}
      rowLabel={say("area.figure")}
      groups={comparisons.map((comparison) => ({
        label: inLanguage(comparison.about.label, locale) ?? comparison.indicator,
        // The whole bar means everybody, so that a share can be read without numbers.
        ...(unit === "percent" && { largest: 100 }),
        values: shown.map((scope) => {
          const figure = comparison.values[scope];
          return figure && { value: figure.value, text: figureText(figure, locale) };
        }),
      }))}
    />
  );
};

const SingleFigures: FC<{ comparisons: Comparison[]; names: Record<Scope, string>; locale: Locale }> = ({
  comparisons,
  names,
  locale,
}) => (
  <KeyValues
    items={comparisons.flatMap((comparison) =>
      valuesOf(comparison).map((figure) => ({
        label: inLanguage(figure.label, locale) ?? figure.indicator,
        value: (
          <>
            <strong>{figureText(figure, locale)}</strong> ({names[figure.scope]})
          </>
        ),
      })),
    )}
  />
);

/** The published figures of an area beside those of its town: charts with tables, what they mean, where they are from. */
export const AreaFigures: FC<FiguresProps> = (props) => {
  const { context, areas, comparisons } = props;
  const { locale } = context;
  const say = quarterTexts(locale);
  const names = scopeNames(props);
  const { charts, single } = sheetOf(comparisons);
  const [first, ...rest] = charts;
  const remarks = comparisons.flatMap(valuesOf).flatMap((figure) => figure.note ?? []);
  return (
    <Section id="figures" title={say("area.figures")}>
      <p class="lead">
        {say("area.figuresLead", {
          count: areas.length,
          areas: formatList(
            areas.map((area) => area.name),
            locale,
          ),
        })}
      </p>
      <div class="columns">
        <div>{first && <UnitChart {...first} names={names} locale={locale} />}</div>
        <div>
          {rest.map((chart) => (
            <UnitChart {...chart} names={names} locale={locale} />
          ))}
          <div>
            {single.length > 0 && <SingleFigures comparisons={single} names={names} locale={locale} />}
            {remarks.map((remark) => (
              <p class="muted small">
                <Words text={remark} locale={locale} />
              </p>
            ))}
          </div>
        </div>
      </div>
      <FigureNotes {...props} names={names} />
      <FigureSource comparisons={comparisons} locale={locale} />
    </Section>
  );
};
