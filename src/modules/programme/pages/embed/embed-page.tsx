// SPDX-License-Identifier: EUPL-1.2
import * as z from "zod";
import { askInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, localeOfPath } from "../../../../kernel/i18n/locales.ts";
import { wholeInAddress } from "../../../../kernel/numbers/plain-number.ts";
import { Breadcrumbs } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field, SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { frameSnippet } from "../../../../kernel/ui/frame-snippet.ts";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { offeredLocales, type SiteContext, startAddress } from "../../../quarter/index.ts";
import { filtersOf, readQuestion } from "../../rules/list/question.ts";
import { listedSessions } from "../../store/listing.ts";
import { programmeTexts } from "../../texts/texts.ts";
import { embedAddress, listAddress } from "../addresses.ts";
import { feedTitle } from "../feed/programme-feed.ts";
import { type FilterName, facetValues, filterNames } from "../list/list-filters.tsx";
import { pagesNow, usedNow } from "../list/remembered.ts";
import { SessionCard } from "../list/session-card.tsx";
import { shortDay } from "../when.ts";

/** What may be chosen besides the filters; what makes no sense gives way to the usual. */
const choiceSchema = z.object({
  seitensprache: z.string().optional().catch(undefined),
  hoehe: wholeInAddress(200, 2000).catch(600),
});

/** The parameters of the page, besides those of the list. */
export const choiceParameters = Object.keys(choiceSchema.shape);

/** So many fit into a frame; the whole list is one click away. */
const inFrame = 12;

const questionOf = ({ url, site }: SiteContext) =>
  filtersOf(
    readQuestion(
      url.searchParams,
      site.areas.map(({ key }) => key),
    ),
  );

/** `/duisburg/de/einbetten/programm`: writes the snippet with which another website shows the programme, or a part of it. */
export async function embedPage(context: SiteContext): Promise<PageAnswer> {
  const { site, locale, url } = context;
  const say = programmeTexts(locale);
  const choice = choiceSchema.parse(Object.fromEntries(url.searchParams));
  const asked = questionOf(context);
  const chosen = localeOfPath(choice.seitensprache ?? "") ?? locale;
  const there = { ...context, locale: chosen };
  const used = await usedNow(context);
  const choices = facetValues(context, asked, used);
  const address = new URL(embedAddress(there, asked, "liste"), url).href;
  const nameOf = (name: FilterName) => say(`filter.${name}`);
  return {
    kind: "page",
    title: say("open.embedTitle"),
    description: say("open.embedLead"),
    query: "",
    body: (
      <div class="wrap">
        <Breadcrumbs
          label={say("menu")}
          crumbs={[
            { label: site.name, href: startAddress(context) },
            { label: say("menu"), href: listAddress(context) },
            { label: say("open.embed") },
          ]}
        />
        <h1>{say("open.embedTitle")}</h1>
        <p class="lead">{say("open.embedLead")}</p>
        <form class="embed-form" action={embedAddress(context)} method="get">
          {filterNames.flatMap((name) =>
            choices[name].length === 0
              ? []
              : [
                  <SelectField
                    name={name}
                    label={nameOf(name)}
                    value={asked[name] ?? ""}
                    choices={[{ value: "", label: say("period.all") }, ...choices[name]]}
                  />,
                ],
          )}
          <SelectField
            name="seitensprache"
            label={say("open.embedLanguage")}
            value={localeFacts[chosen].path}
            choices={offeredLocales(site).map((one) => ({
              value: localeFacts[one].path,
              label: localeFacts[one].name,
            }))}
          />
          <Field
            name="hoehe"
            label={say("open.embedHeight")}
            value={String(choice.hoehe)}
            inputmode="numeric"
            maxlength={4}
          />
          <Button>{say("open.embedWrite")}</Button>
        </form>
        <p class="embed-snippet">
          <label for="html">{say("open.embedSnippet")}</label>
          <textarea class="field-input" id="html" readonly rows={5} dir="ltr" spellcheck={false}>
            {frameSnippet(address, feedTitle(there, asked), choice.hoehe)}
          </textarea>
        </p>
        <p>
          <a href={embedAddress(there, asked, "liste")}>{say("open.embedPreview")}</a>
        </p>
      </div>
    ),
  };
}

/** `/duisburg/de/einbetten/programm/liste?art=…`: what comes next, for a frame on another website. */
export async function framedProgramme(context: SiteContext): Promise<PageAnswer> {
  const { db, site, locale, now } = context;
  const say = programmeTexts(locale);
  const asked = questionOf(context);
  const { total } = await pagesNow(context, asked, inFrame);
  const { sessions } = await askInSite(db, site.id, (tx) =>
    listedSessions(tx, asked, { now, limit: inFrame, total }),
  );
  const title = feedTitle(context, asked);
  return {
    kind: "page",
    framed: true,
    noIndex: true,
    title,
    body: (
      <div class="framed-list">
        <h1>{title}</h1>
        {total === 0 && <p>{say("list.empty.title")}</p>}
        <ul class="cards">
          {sessions.map((session) => (
            <li>
              <SessionCard
                context={context}
                session={session}
                heading="h2"
                day={shortDay(session.startsAt, locale)}
              />
            </li>
          ))}
        </ul>
        {total > sessions.length && (
          <p>
            <a href={listAddress(context, asked)}>{say("start.all")}</a>
          </p>
        )}
      </div>
    ),
  };
}
