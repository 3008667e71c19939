// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, HiddenFields, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import { known } from "../../rules/catalogue.ts";
import {
  type FiguresProblem,
  quarterBefore,
  quarterOf,
  type ReadFigures,
} from "../../rules/figures/period.ts";
import { type StaffText, staffTexts } from "../../texts/staff/texts.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { figuresAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { writtenIn } from "../staff-words.ts";

const quarters = 12;
const years = 4;

/** "4. Quartal 2026" or "2026". */
export function periodName(name: string, { locale }: Pick<SiteContext, "locale">): string {
  const [year, quarter] = name.split("-Q");
  return quarter === undefined ? name : staffTexts(locale)("figures.quarter", { quarter, year: year ?? "" });
}

export const problemText = {
  days: "figures.wrongDays",
  order: "figures.wrongOrder",
  long: "figures.tooLong",
} as const satisfies Record<FiguresProblem, StaffText>;

/** Of which time, kind and area the figures are asked. */
export const FiguresForm: FC<{ context: SiteContext; read: ReadFigures }> = ({ context, read }) => {
  const { site, locale, now } = context;
  const { asked, problem, period } = read;
  const say = staffTexts(locale);
  const words = programmeTexts(writtenIn(locale));
  const present = quarterOf(dayIn(now));
  const names = Array.from({ length: quarters }, (_, before) => quarterBefore(present, before));
  const ofYears = Array.from({ length: years }, (_, before) => String(Number(present.slice(0, 4)) - before));
  const all = [...names, ...ofYears];
  const others = asked.zeitraum === "frei" || all.includes(asked.zeitraum) ? [] : [asked.zeitraum];
  return (
    <form class="form form--wide" method="get" action={figuresAddress(context)}>
      <HiddenFields fields={asked.angebot ? [["angebot", asked.angebot]] : []} />
      <div class="field-row">
        <SelectField
          name="zeitraum"
          label={say("figures.period")}
          value={asked.zeitraum}
          choices={[
            ...[...all, ...others].map((value) => ({ value, label: periodName(value, context) })),
            { value: "frei", label: say("figures.freeDates") },
          ]}
        />
        <SelectField
          name="art"
          label={say("field.kind")}
          value={asked.art ?? ""}
          choices={[
            { value: "", label: say("figures.all") },
            ...known.kinds.map(({ id }) => ({ value: id, label: kindText(id, words) })),
          ]}
        />
        {site.areas.length > 0 && (
          <SelectField
            name="gebiet"
            label={say("figures.area")}
            value={asked.gebiet ?? ""}
            choices={[
              { value: "", label: say("figures.all") },
              ...site.areas.map(({ key, name }) => ({ value: key, label: name })),
            ]}
          />
        )}
      </div>
      <details class="mine" open={asked.zeitraum === "frei" || problem !== undefined}>
        <summary>
          {say("figures.from")} – {say("figures.to")}
        </summary>
        <p class="muted">{say("figures.datesHint")}</p>
        <div class="field-row">
          <Field
            name="von"
            type="date"
            label={say("figures.from")}
            value={asked.von || period.first}
            error={problem && say(problemText[problem])}
          />
          <Field name="bis" type="date" label={say("figures.to")} value={asked.bis || period.last} />
        </div>
      </details>
      <div class="actions">
        <Button>{say("figures.show")}</Button>
      </div>
    </form>
  );
};
