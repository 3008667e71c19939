import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import type { SiteContext } from "../../index.ts";
import { type Comparison, type Scope, valuesOf } from "../../rules/compare-figures.ts";
import { inLanguage } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { formatList } from "../parts/format.ts";
import { Words } from "../parts/words.tsx";

const unitNames = { persons: "unit.persons", percent: "unit.percent", ha: "unit.ha" } as const;

const distinct = (texts: string[]): string[] => [...new Set(texts)];

/** What each figure means: definition, unit, the areas it is about, date. Folded up, for those who want to know. */
export const FigureNotes: FC<{
  context: SiteContext;
  comparisons: Comparison[];
  names: Record<Scope, string>;
}> = ({ context: { locale }, comparisons, names }) => {
  const say = quarterTexts(locale);
  return (
    <div class="chart">
      <details>
        <summary>{say("area.explained")}</summary>
        <KeyValues
          items={comparisons.map((comparison) => ({
            label: inLanguage(comparison.about.label, locale) ?? comparison.indicator,
            value: (
              <>
                <Words text={comparison.about.definition} locale={locale} />
                <div class="meta">
                  <span>{say("area.unitIs", { unit: say(unitNames[comparison.unit]) })}</span>
                  <span>
                    {say("area.reference", {
                      areas: formatList(
                        valuesOf(comparison).map((figure) => names[figure.scope]),
                        locale,
                      ),
                    })}
                  </span>
                  <span>
                    {say("area.asOf", {
                      date: distinct(valuesOf(comparison).map((figure) => figure.dateLabel)).join(", "),
                    })}
                  </span>
                </div>
              </>
            ),
          }))}
        />
      </details>
    </div>
  );
};

/** Where the figures come from and of when they are. Sources are named as they are published, so in German. */
export const FigureSource: FC<{ comparisons: Comparison[]; locale: Locale }> = ({ comparisons, locale }) => {
  const say = quarterTexts(locale);
  const figures = comparisons.flatMap(valuesOf);
  const dates = distinct(figures.map((figure) => figure.dateLabel)).join(", ");
  return (
    <p class="muted small">
      {say("area.asOf", { date: dates })}. {say("area.source")}{" "}
      <span lang={locale === "de" ? undefined : "de"} dir="ltr">
        {distinct(figures.map((figure) => figure.source)).join("; ")}
      </span>
    </p>
  );
};
