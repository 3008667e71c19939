// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Figures } from "../../store/figures/totals.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { writtenIn } from "../staff-words.ts";

/** A line of figures with its name. */
export interface FiguresRow {
  key: string;
  name: string;
  figures: Figures;
}

/** "1.234,5": hours have at most one digit after the point. */
export const numberIn = (locale: SiteContext["locale"]): ((value: number) => string) => {
  const format = new Intl.NumberFormat(writtenIn(locale), { maximumFractionDigits: 1 });
  return (value) => format.format(value);
};

type Shown = "sessions" | "people" | "visits" | "hours" | "companions" | "others" | "waiting" | "absent";

const all: Shown[] = ["sessions", "people", "visits", "hours", "companions", "others", "waiting", "absent"];
/** What is known of people alone, such as their language. */
const ofPeopleAlone: Shown[] = ["people", "visits", "hours", "companions", "absent"];

const figureOf = (figures: Figures, shown: Shown): number =>
  shown === "hours" ? figures.minutes / 60 : figures[shown];

/** Figures line by line. */
export const FiguresTable: FC<{
  context: SiteContext;
  name: string;
  rows: FiguresRow[];
  ofPeople?: boolean;
  href?: (key: string) => string;
}> = ({ context, name, rows, ofPeople, href }) => {
  const say = staffTexts(context.locale);
  const number = numberIn(context.locale);
  const shown = ofPeople ? ofPeopleAlone : all;
  return (
    <DataTable
      caption={say("figures.tableOf", { name })}
      hideCaption
      columns={[{ label: name }, ...shown.map((each) => ({ label: say(`figures.${each}`), number: true }))]}
      rows={rows.map(({ key, name: of, figures }) => [
        href ? (
          <a href={href(key)}>
            <bdi>{of}</bdi>
          </a>
        ) : (
          of
        ),
        ...shown.map((each) => number(figureOf(figures, each))),
      ])}
    />
  );
};
