// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Status } from "../../../../kernel/ui/content/badge.tsx";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Breadcrumbs } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Icon } from "../../../../kernel/ui/icons/icon.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import {
  calendarAddress,
  listAddress,
  offeringAddress,
  receiptAddress,
  signUpAddress,
} from "../addresses.ts";
import { freeLook, freeText, kindText } from "../list/session-card.tsx";
import { FlyerLinks } from "../paper/paper-links.tsx";
import { languageName, moneyText, spanText } from "../when.ts";
import { eventJsonLd } from "./event-json-ld.ts";
import { type PublicOffering, publicOffering } from "./public-offering.ts";

/** All that the public needs of one offering: what, when, where, for whom, and how to come. */
export async function offeringPage(context: SiteContext): Promise<Answer> {
  const { db, site, locale, now, params, url } = context;
  const found = await readInSite(db, site.id, (tx) => publicOffering(tx, params.offering ?? "", now));
  if (!found) return notFound;
  const { offering, series } = found;
  const say = programmeTexts(locale);
  const { text, locale: written } = textIn(offering.texts, locale);
  const { icon, tone } = lookOf(offering.kind);
  const foreign =
    written === locale ? {} : { lang: localeFacts[written].intl, dir: localeFacts[written].dir };
  return {
    kind: "page",
    title: text.title,
    description: text.description.slice(0, 160),
    noIndex: offering.visibility !== "public",
    jsonLd: eventJsonLd(found, text, {
      page: new URL(offeringAddress(context, offering.shortId), url).href,
      site: site.name,
    }),
    islands: ["share"],
    body: (
      <div class="wrap">
        <Breadcrumbs
          label={say("menu")}
          crumbs={[
            { label: site.name, href: startAddress(context) },
            { label: say("menu"), href: listAddress(context) },
            { label: text.title },
          ]}
        />
        <div class={`profile-head tone-${tone}`}>
          <Disc icon={icon} large />
          <div>
            <h1 {...foreign}>{text.title}</h1>
            <p class="muted">{kindText(offering.kind, say)}</p>
          </div>
        </div>
        <div class="actions no-print">
          {series?.isOpen && (
            <LinkButton href={signUpAddress(context, offering.shortId)} icon="check" rel="nofollow">
              {say("offering.signUp")}
            </LinkButton>
          )}
          {found.sessions.length > 0 && (
            <LinkButton
              href={calendarAddress(context, { shortId: offering.shortId })}
              look="secondary"
              icon="calendar"
              rel="nofollow"
            >
              {say("calendar.one")}
            </LinkButton>
          )}
          <share-link hidden data-label={say("share")} data-done={say("shared")}>
            <Icon name="share" />
          </share-link>
        </div>
        <div class="columns">
          <div>
            {text.description && (
              <p class="lead case-said" {...foreign}>
                {text.description}
              </p>
            )}
            <Dates context={context} found={found} />
          </div>
          <div>
            <KeyValues items={factsOf(context, offering)} />
            <p class="no-print">
              <a href={receiptAddress(context)} rel="nofollow">
                {say("offering.receipt")}
              </a>
            </p>
            <FlyerLinks context={context} shortId={offering.shortId} />
          </div>
        </div>
      </div>
    ),
  };
}

/** The coming dates, each with its free places and the way to sign up. */
const Dates: FC<{ context: SiteContext; found: PublicOffering }> = ({ context, found }) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  const { offering, sessions, series, more } = found;
  return (
    <Section id="dates" title={say("offering.dates")}>
      {sessions.length === 0 && <p>{say("offering.noDates")}</p>}
      {offering.signUp === "none" && <p>{say("offering.comeSimply")}</p>}
      {series && sessions.length > 0 && (
        <p>
          {say("offering.series")}{" "}
          {series.isOpen ? (
            <Status kind={freeLook[series.free.kind]}>{freeText(series.free, say)}</Status>
          ) : (
            say("offering.closed")
          )}
        </p>
      )}
      <ol class="cases">
        {sessions.map((session) => (
          <li class="case">
            <div class="case-side">
              <div>
                <strong>{spanText(session, locale)}</strong>
                {session.state === "cancelled" ? (
                  <p>
                    <Status kind="closed" lasts>
                      {say("cancelled")}
                    </Status>{" "}
                    <span dir="auto">{session.reason}</span>
                  </p>
                ) : (
                  offering.signUp === "session" && (
                    <p>
                      {session.isOpen ? (
                        <Status kind={freeLook[session.free.kind]}>{freeText(session.free, say)}</Status>
                      ) : (
                        <span class="muted">{say("offering.closed")}</span>
                      )}
                    </p>
                  )
                )}
              </div>
              {offering.signUp === "session" && session.isOpen && (
                <LinkButton
                  href={signUpAddress(context, offering.shortId, session.id)}
                  look="secondary"
                  small
                  rel="nofollow"
                >
                  {say("offering.signUp")}
                  <span class="kern-sr-only">: {spanText(session, locale)}</span>
                </LinkButton>
              )}
            </div>
          </li>
        ))}
      </ol>
      {more > 0 && <p class="muted">{say("offering.more", { count: more })}</p>}
    </Section>
  );
};

function factsOf({ locale }: SiteContext, offering: Offering): KeyValue[] {
  const say = programmeTexts(locale);
  const { details, languages, audience } = offering;
  const { text } = textIn(offering.texts, locale);
  const said = (key: ProgrammeText, icon: string, value: string): KeyValue[] =>
    value === "" ? [] : [{ label: say(key), icon, value: <span dir="auto">{value}</span> }];
  return [
    ...said("offering.where", "pin", [details.place, details.address].filter(Boolean).join(", ")),
    ...said("offering.way", "route", text.way),
    ...said("offering.access", "wheelchair", details.access),
    ...said("offering.bring", "check", text.bring),
    ...said("offering.languages", "language", languages.map((code) => languageName(code, locale)).join(", ")),
    ...said(
      "offering.audience",
      "people",
      audience.map((each) => say(`audience.${each}` as ProgrammeText)).join(", "),
    ),
    ...(details.level === "none"
      ? []
      : said("offering.level", "school", say(`level.${details.level}` as ProgrammeText))),
    ...said(
      "offering.costs",
      "euro",
      details.costs === 0 ? say("offering.free") : moneyText(details.costs, locale),
    ),
    ...(offering.childcare ? said("offering.childcare", "heart", say("offering.childcareYes")) : []),
    ...said("offering.organiser", "house", details.organiser),
    ...said("offering.contact", "phone", details.contact),
    ...said("offering.partners", "people", details.partners),
  ];
}
