// SPDX-License-Identifier: EUPL-1.2
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { BarList } from "../../../../kernel/ui/charts/bar-list.tsx";
import { ColumnChart } from "../../../../kernel/ui/charts/column-chart.tsx";
import { Numbers } from "../../../../kernel/ui/charts/numbers.tsx";
import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Chips } from "../../../../kernel/ui/controls/chips.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { Inside, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { monthsOf } from "../../rules/figures/period.ts";
import { textIn } from "../../rules/planning/offering.ts";
import { titlesOfChosen } from "../../store/figures/participations.ts";
import { type Figures, nothing, totalsOf } from "../../store/figures/totals.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { figuresAddress, staffAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";
import { languageName, spanDays } from "../when.ts";
import { FiguresFiles } from "./figures-files.tsx";
import { FiguresForm, problemText } from "./figures-form.tsx";
import { askedFigures } from "./figures-question.ts";
import { type FiguresRow, FiguresTable, numberIn } from "./figures-table.tsx";

/** What the programme came to in a time: sessions, people, hours, by month, kind, area, language and offering. */
export async function figuresPage(context: SiteContext, problem?: "too-many" | "unknown"): Promise<Answer> {
  const { primary, site, locale } = context;
  const read = askedFigures(context);
  const { asked, period, filter } = read;
  const { totals, titles } = await readInSite(primary, site.id, async (tx) => ({
    totals: await totalsOf(tx, filter),
    titles: await titlesOfChosen(tx, filter),
  }));
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const words = programmeTexts(written);
  const number = numberIn(locale);
  const total = totals.total.get("") ?? nothing;
  const areaNames = new Map(site.areas.map(({ key, name }) => [key, name]));
  const titleOf = (id: string) => textIn(titles.get(id) ?? {}, written).text.title;
  const rows = (
    group: Map<string, Figures>,
    nameOf: (key: string) => string,
    by: "visits" | "people" = "visits",
  ): FiguresRow[] =>
    [...group]
      .map(([key, figures]) => ({ key, name: nameOf(key), figures }))
      .sort((a, b) => b.figures[by] - a.figures[by] || a.name.localeCompare(b.name, written));
  const kinds = rows(totals.kind, (key) => kindText(key, words));
  const areas = rows(totals.area, (key) => areaNames.get(key) ?? (key || say("figures.noArea")));
  const languages = rows(
    totals.language,
    (key) => (key ? languageName(key, written) : say("figures.noLanguage")),
    "people",
  );
  const offerings = rows(totals.offering, titleOf);
  const months = monthsOf(period).map((key) => ({
    key,
    name: monthName(key, written),
    figures: totals.month.get(key) ?? nothing,
  }));
  const offering = asked.angebot && titleOf(asked.angebot);
  const title = say("figures.title");
  return {
    kind: "page",
    title,
    noIndex: true,
    ...((problem || read.problem) && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={title}
        lead={say("figures.lead")}
        above={
          signedIn(context).may.has("programme-plan")
            ? [{ label: say("title"), href: staffAddress(context) }]
            : []
        }
      >
        {problem && (
          <FormProblem title={say(problem === "unknown" ? "figures.unknown" : "figures.tooMany")} />
        )}
        {read.problem && <FormProblem title={say(problemText[read.problem])} />}
        <FiguresForm context={context} read={read} />
        {asked.angebot && (
          <Chips
            label={say("figures.only")}
            chips={[
              {
                label: offering || say("figures.unknownOffering"),
                href: figuresAddress(context, { ...asked, angebot: undefined }),
                removes: say("figures.allOfferings"),
              },
            ]}
          />
        )}
        {total.sessions === 0 ? (
          <EmptyState icon="calendar" title={say("figures.empty")} text={say("figures.emptyText")} />
        ) : (
          <>
            <Section id="sum" title={spanDays(period.first, period.last, written)}>
              <Numbers
                items={[
                  { label: say("figures.sessions"), text: number(total.sessions) },
                  { label: say("figures.people"), text: number(total.people) },
                  { label: say("figures.visits"), text: number(total.visits) },
                  { label: say("figures.hours"), text: number(total.minutes / 60) },
                  { label: say("figures.companions"), text: number(total.companions) },
                  { label: say("figures.others"), text: number(total.others) },
                  { label: say("figures.waiting"), text: number(total.waiting) },
                  { label: say("figures.absent"), text: number(total.absent) },
                ]}
              />
              {total.called < total.sessions && (
                <Notice title={say("figures.uncalled", { count: total.sessions - total.called })}>
                  <p>{say("figures.uncalledText")}</p>
                </Notice>
              )}
            </Section>
            <Section id="months" title={say("figures.byMonth")}>
              <ColumnChart
                title={say("figures.visitsByMonth")}
                columns={months.map(({ key, figures }) => ({
                  label: monthName(key, written, "short"),
                  value: figures.visits,
                  text: number(figures.visits),
                }))}
              />
              <FiguresTable context={context} name={say("figures.month")} rows={months} />
            </Section>
            <Section id="kinds" title={say("figures.byKind")}>
              <BarList title={say("figures.visitsByKind")} bars={barsOf(kinds, number)} />
              <FiguresTable context={context} name={say("field.kind")} rows={kinds} />
            </Section>
            <Section id="areas" title={say("figures.byArea")}>
              <BarList title={say("figures.visitsByArea")} bars={barsOf(areas, number)} />
              <FiguresTable context={context} name={say("figures.area")} rows={areas} />
            </Section>
            <Section id="languages" title={say("figures.byLanguage")}>
              <BarList title={say("figures.peopleByLanguage")} bars={barsOf(languages, number, "people")} />
              <FiguresTable context={context} name={say("figures.language")} rows={languages} ofPeople />
            </Section>
            <Section id="offerings" title={say("figures.byOffering")}>
              <FiguresTable
                context={context}
                name={say("all.name")}
                rows={offerings}
                href={(key) => figuresAddress(context, { ...asked, angebot: key })}
              />
            </Section>
            <FiguresFiles context={context} asked={asked} />
          </>
        )}
        <p class="muted">{say("figures.explained")}</p>
      </Inside>
    ),
  };
}

const barsOf = (
  rows: FiguresRow[],
  number: (value: number) => string,
  of: "visits" | "people" = "visits",
): { label: string; value: number; text: string }[] =>
  rows.map(({ name, figures }) => ({ label: name, value: figures[of], text: number(figures[of]) }));

/** "November 2026"; short "Nov. 26". */
function monthName(month: string, locale: string, length: "long" | "short" = "long"): string {
  const year = length === "long" ? "numeric" : "2-digit";
  return new Intl.DateTimeFormat(locale, { month: length, year, timeZone: "UTC" }).format(
    new Date(`${month}-15T12:00:00Z`),
  );
}
