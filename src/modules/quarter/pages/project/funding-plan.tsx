import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { BarLine } from "../../../../kernel/ui/charts/bar-line.tsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import type { ProjectProfile } from "../../rules/project.ts";
import { inLanguage } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { formatMoney, formatShare, roughly } from "../parts/format.ts";
import { Words } from "../parts/words.tsx";

type Funding = NonNullable<ProjectProfile["funding"]>;
type Part = Funding["parts"][number];

/** The look knows four series; with more parts than that, single bars are easier to tell apart. */
const mostSeries = 4;

const StackedBar: FC<{ parts: Part[]; whole: number }> = ({ parts, whole }) => {
  let end = 0;
  const pieces = parts.map((part) => {
    const width = (part.amount_cents / whole) * 100;
    end += width;
    return { width, from: end - width };
  });
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {pieces.map(({ from, width }, index) => (
        <rect class={`series-${index + 1}`} x={from.toFixed(2)} width={width.toFixed(2)} height="4" />
      ))}
    </svg>
  );
};

interface PartsProps {
  title: string;
  parts: Part[];
  whole: number;
  approximate: boolean;
  locale: Locale;
}

const FundingTable: FC<PartsProps> = (props) => {
  const { parts, whole, approximate, locale } = props;
  const say = quarterTexts(locale);
  return (
    <details>
      <summary>{say("area.asTable")}</summary>
      <DataTable
        caption={props.title}
        hideCaption
        columns={[
          { label: say("project.fundingPart") },
          { label: say("project.fundingAmount"), number: true },
        ]}
        rows={parts.map((part) => [
          <Words text={part.name} locale={locale} />,
          <>
            {roughly(formatMoney(part.amount_cents, locale), approximate, locale)}
            <br />
            <span class="muted">{formatShare(part.amount_cents, whole, locale)}</span>
          </>,
        ])}
      />
    </details>
  );
};

/** Who pays how much, as a chart with a table. The amounts stand beside the chart, for people and screen readers. */
const FundingChart: FC<PartsProps> = (props) => {
  const { title, parts, whole, approximate, locale } = props;
  const stacked = parts.length <= mostSeries;
  const amount = (part: Part) => (
    <>
      <Words text={part.name} locale={locale} />:{" "}
      <strong>{roughly(formatMoney(part.amount_cents, locale), approximate, locale)}</strong>
    </>
  );
  return (
    <figure class="chart panel">
      <figcaption>{title}</figcaption>
      <ul class={stacked ? "legend" : "bars"}>
        {parts.map((part, index) => (
          <li class={stacked ? `series-${index + 1}` : undefined}>
            {stacked && <span class="swatch" />}
            <span>{amount(part)}</span>
            {!stacked && <BarLine value={part.amount_cents} largest={whole} />}
          </li>
        ))}
      </ul>
      {stacked && <StackedBar parts={parts} whole={whole} />}
      <FundingTable {...props} />
    </figure>
  );
};

/**
 * "rund 1.350.000 €" where the note is a word for "about" and the plan does not say so itself; a longer note is a sentence
 * of its own.
 */
function totalOf(funding: Funding, locale: Locale): { total: string; remark: Funding["note"] } {
  const { total_cents, approximate, note } = funding;
  const word = inLanguage(note, locale) ?? "";
  const amount = roughly(formatMoney(total_cents, locale), approximate, locale);
  const isWord = word.length <= 20 && !/[.!?]/.test(word);
  if (!isWord) return { total: amount, remark: note };
  return { total: approximate ? amount : `${word} ${amount}`.trim(), remark: null };
}

/** Where the project's money comes from. */
export const FundingPlan: FC<{ funding: Funding; locale: Locale }> = ({ funding, locale }) => {
  const say = quarterTexts(locale);
  const whole = funding.parts.reduce((sum, part) => sum + part.amount_cents, 0);
  const { total, remark } = totalOf(funding, locale);
  const title = say("project.fundingTotal", { total });
  return (
    <Section id="funding" title={say("project.funding")}>
      {whole > 0 ? (
        <FundingChart {...funding} title={title} whole={whole} locale={locale} />
      ) : (
        <p class="lead">{title}</p>
      )}
      {remark && (
        <p class="muted small">
          <Words text={remark} locale={locale} />
        </p>
      )}
    </Section>
  );
};
