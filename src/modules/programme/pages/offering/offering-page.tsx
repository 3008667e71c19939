// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import type { Db } from "../../../../kernel/db/db.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Status } from "../../../../kernel/ui/content/badge.tsx";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Breadcrumbs } from "../../../../kernel/ui/controls/breadcrumbs.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { Pagination } from "../../../../kernel/ui/controls/pagination.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { organisationsOf } from "../../../accounts/index.ts";
import { businessLinks } from "../../../directory/index.ts";
import { type SiteContext, startAddress } from "../../../quarter/index.ts";
import { lookOf } from "../../rules/catalogue.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import type { PictureSize } from "../../rules/planning/picture.ts";
import { placeText } from "../../rules/planning/place.ts";
import { involvedIn } from "../../store/open/involved.ts";
import { pictureOfOffering } from "../../store/open/pictures.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import {
  calendarAddress,
  listAddress,
  offeringAddress,
  pictureAddress,
  receiptAddress,
  signUpAddress,
} from "../addresses.ts";
import { ContactLinks } from "../contact-links.tsx";
import { freeLook, freeText, kindText } from "../list/session-card.tsx";
import { FlyerLinks } from "../paper/paper-links.tsx";
import { OfferingPicture } from "../picture/offering-picture.tsx";
import { SpanWords } from "../span-words.tsx";
import { languageName, listText, momentText, moneyText, spanText } from "../when.ts";
import { eventJsonLd } from "./event-json-ld.ts";
import { InvolvedPart } from "./involved-part.tsx";
import { type PublicOffering, type PublicSession, publicOffering } from "./public-offering.ts";
import { SharePart } from "./share-part.tsx";
import { wayPart } from "./way-part.tsx";

/** All that the public needs of one offering: what, when, where, for whom, and how to come. */
export async function offeringPage(context: SiteContext): Promise<Answer> {
  const { db, site, locale, now, params, url } = context;
  const found = await readInSite(db, site.id, async (tx) => {
    const shown = await publicOffering(tx, params.offering ?? "", now, { page: pageAsked(url) });
    return shown && { ...shown, ...(await besides(tx, context, shown.offering.id)) };
  });
  if (!found) return notFound;
  const { offering, series, picture } = found;
  const say = programmeTexts(locale);
  const { text, locale: written } = textIn(offering.texts, locale);
  const { icon, tone } = lookOf(offering.kind);
  const foreign =
    written === locale ? {} : { lang: localeFacts[written].intl, dir: localeFacts[written].dir };
  const page = new URL(offeringAddress(context, offering.shortId), url).href;
  const next = found.sessions.find(({ state }) => state === "planned");
  const way = await wayPart(context, offering, found.sessions);
  const pictureSource = (size: PictureSize) =>
    picture ? pictureAddress(context, offering.shortId, picture, size) : "";
  return {
    kind: "page",
    title: text.title,
    description: text.description.slice(0, 160),
    noIndex: offering.visibility !== "public" || found.page > 1,
    query: found.page > 1 ? `seite=${found.page}` : "",
    jsonLd: eventJsonLd(found, text, {
      page,
      site: site.name,
      ...(picture && { image: new URL(pictureSource("gross"), url).href }),
    }),
    osm: way.osm,
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
        </div>
        <div class="columns">
          <div>
            {text.description && (
              <p class="lead case-said" {...foreign}>
                {text.description}
              </p>
            )}
            <Dates context={context} found={found} />
            <InvolvedPart
              context={context}
              businesses={found.businesses}
              organisations={found.organisations}
              others={offering.details.partners}
            />
          </div>
          <div>
            {picture && <OfferingPicture context={context} picture={picture} source={pictureSource} />}
            <KeyValues items={factsOf(context, offering)} />
            {way.part}
            <p class="no-print">
              <a href={receiptAddress(context)} rel="nofollow">
                {say("offering.receipt")}
              </a>
            </p>
            <SharePart
              context={context}
              title={text.title}
              when={next && spanText(next, locale)}
              page={page}
            />
            <FlyerLinks context={context} shortId={offering.shortId} />
          </div>
        </div>
      </div>
    ),
  };
}

/** What is otherwise than people may know it: where it is, and when it was to begin. */
const Changed: FC<{ context: SiteContext; session: PublicSession }> = ({ context, session }) => {
  const say = programmeTexts(context.locale);
  const was = session.movedFrom.at(-1);
  return (
    <>
      {session.elsewhere && session.state === "planned" && (
        <p>
          <strong>{say("offering.elsewhere")}</strong>{" "}
          <a href="#way">
            <bdi>{placeText(session.elsewhere)}</bdi>
          </a>
        </p>
      )}
      {was && <p class="muted">{say("mail.was", { when: momentText(was, context.locale) })}</p>}
    </>
  );
};

/** Which part of the dates is asked for, from 1. */
function pageAsked(url: URL): number {
  const page = url.searchParams.get("seite") ?? "";
  return /^[1-9]\d{0,2}$/.test(page) ? Number(page) : 1;
}

/** What else stands on the page: the picture, and who takes part. */
async function besides(tx: Db, context: SiteContext, id: string) {
  const { businesses, organisations } = await involvedIn(tx, id);
  return {
    picture: await pictureOfOffering(tx, id),
    businesses: await businessLinks(tx, context, businesses),
    organisations:
      organisations.length === 0
        ? []
        : (await organisationsOf(tx)).filter((one) => organisations.includes(one.id)).map(({ name }) => name),
  };
}

/** The coming dates, each with its free places and the way to sign up. */
const Dates: FC<{ context: SiteContext; found: PublicOffering }> = ({ context, found }) => {
  const { locale } = context;
  const say = programmeTexts(locale);
  const { offering, sessions, series } = found;
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
                <strong>
                  <SpanWords span={session} locale={locale} />
                </strong>
                <Changed context={context} session={session} />
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
      <Pagination
        page={found.page}
        pages={found.pages}
        href={(page) =>
          offeringAddress(context, offering.shortId) + (page > 1 ? `?seite=${page}#dates` : "#dates")
        }
        label={say("pages")}
        previous={say("previous")}
        next={say("next")}
        pageLabel={(page) => say("page", { page })}
      />
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
    ...said("offering.access", "wheelchair", details.access),
    ...said("offering.bring", "check", text.bring),
    ...said(
      "offering.languages",
      "language",
      listText(
        languages.map((code) => languageName(code, locale)),
        locale,
      ),
    ),
    ...said(
      "offering.audience",
      "people",
      listText(
        audience.map((each) => say(`audience.${each}` as ProgrammeText)),
        locale,
      ),
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
    ...(details.contact === ""
      ? []
      : [
          {
            label: say("offering.contact"),
            icon: "phone",
            value: <ContactLinks contact={details.contact} />,
          },
        ]),
  ];
}
