// SPDX-License-Identifier: EUPL-1.2

import { dayIn } from "../../../../kernel/clock/berlin.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { findGuests, type GuestsAsked } from "../../actions/guests/find-guests.ts";
import { limitsOn } from "../../rules/hours/hour-limits.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { writtenIn } from "../staff-words.ts";
import { languageName } from "../when.ts";
import { HoursMark } from "./hours-mark.tsx";

const languageOf = (code: string, locale: Locale) => languageName(code === "de-simple" ? "de" : code, locale);

/** Who comes: looked for by name, those whose entry form is missing, or those who came last. */
export async function peoplePage(context: SiteContext): Promise<Answer> {
  const { locale, url, now } = context;
  const say = staffTexts(locale);
  const written = writtenIn(locale);
  const words = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const byForm = url.searchParams.get("stand") === "bogen";
  const limits = limitsOn(dayIn(now));
  const asked: GuestsAsked =
    words !== "" ? { by: "name", words } : byForm ? { by: "form", limits } : { by: "recent" };
  const found = await findGuests(doingOf(context), asked);
  const here = staffAddress(context, "personen");
  const chips = [
    { label: say("people.recent"), href: here, current: asked.by === "recent" },
    { label: say("people.form"), href: `${here}?stand=bogen`, current: asked.by === "form" },
  ];
  return {
    kind: "page",
    title: say("people.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("people.title")}
        lead={say("people.lead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        <form class="form" action={here}>
          <Field
            name="q"
            type="search"
            label={say("people.search")}
            hint={say("people.searchHint")}
            value={words}
            maxlength={100}
            dir="auto"
            autocomplete="off"
          />
          <div class="actions">
            <Button>{say("people.find")}</Button>
          </div>
        </form>
        <ul class="chips">
          {chips.map(({ label, href, current }) => (
            <li>
              <a class="chip" href={href} aria-current={current ? "true" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
        {asked.by === "form" && limits && (
          <Notice>
            <p>{say("hours.rule", { warn: limits.warnMinutes / 60, form: limits.formMinutes / 60 })}</p>
          </Notice>
        )}
        {found.length === 0 ? (
          <p>{say(asked.by === "name" ? "people.none" : "people.empty")}</p>
        ) : (
          <DataTable
            caption={say("people.count", { count: found.length })}
            columns={[
              { label: say("signUps.name") },
              { label: say("people.hours") },
              { label: say("signUps.language") },
            ]}
            rows={found.map((one) => [
              <a href={staffAddress(context, "personen", one.id)}>
                <bdi>{one.name || say("forgotten")}</bdi>
              </a>,
              <HoursMark locale={locale} now={now} hours={one} always />,
              languageOf(one.language, written),
            ])}
          />
        )}
      </Inside>
    ),
  };
}
