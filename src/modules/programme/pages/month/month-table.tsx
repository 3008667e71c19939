// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { weeksOf } from "../../rules/list/month.ts";
import { monthName, weekdayName } from "../when.ts";

/** The name of a month, which is its child, between the ways to those beside it. */
export const MonthHead: FC<{
  label: string;
  locale: Locale;
  beside: { before?: string; after?: string };
  to: (month: string) => string;
  children: Child;
}> = ({ label, locale, beside: { before, after }, to, children }) => {
  const way = (month: string | undefined, rel: "prev" | "next") =>
    month === undefined ? (
      <span />
    ) : (
      <a class="chip" href={to(month)} rel={rel}>
        {monthName(month, locale)}
      </a>
    );
  return (
    <nav class="month-head" aria-label={label}>
      {way(before, "prev")}
      {children}
      {way(after, "next")}
    </nav>
  );
};

/** The days of a month under their weekdays. @param children the cell of a day */
export const MonthTable = ({
  month,
  locale,
  labelledBy,
  children,
}: {
  month: string;
  locale: Locale;
  labelledBy: string;
  children: (day: string) => Child;
}) => (
  <table class="month" aria-labelledby={labelledBy}>
    <thead>
      <tr>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <th scope="col">
            <abbr title={weekdayName(day, locale, "long")}>
              {weekdayName(day, locale, locale === "ar" ? "narrow" : "short")}
            </abbr>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {weeksOf(month).map((week) => (
        <tr>{week.map((day) => (day === null ? <td class="month-none" /> : children(day)))}</tr>
      ))}
    </tbody>
  </table>
);
