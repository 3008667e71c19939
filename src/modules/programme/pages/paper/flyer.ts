// SPDX-License-Identifier: EUPL-1.2
import { readFile } from "node:fs/promises";
import { dayIn } from "../../../../kernel/clock/berlin.ts";
import { readInSite } from "../../../../kernel/db/in-site.ts";
import { pdfAnswer } from "../../../../kernel/documents/document-answer.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import { localeOfPath } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { qrFile } from "../../../../kernel/ui/content/qr-code.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type Offering, textIn } from "../../rules/planning/offering.ts";
import { placeText } from "../../rules/planning/place.ts";
import { offeringById } from "../../store/offerings.ts";
import { type Session, sessionsOf } from "../../store/sessions.ts";
import { type ProgrammeText, programmeTexts } from "../../texts/texts.ts";
import { offeringAddress } from "../addresses.ts";
import { kindText } from "../list/session-card.tsx";
import { publicOffering } from "../offering/public-offering.ts";
import { languageName, listText, longDay, moneyText, timeSpan } from "../when.ts";
import { paperFunding } from "./funding.ts";
import { apart, discOf, iconFile, lookOfSite, setIn } from "./paper-look.ts";

const template = new URL("./flyer.typ", import.meta.url);
/** Dates that a flyer names: whoever wants more asks the page behind its code. */
const mostDates = 6;

type Sheet = "a4" | "a5";

const sheetAsked = ({ url }: SiteContext): Sheet => (url.searchParams.get("format") === "a4" ? "a4" : "a5");

/** The flyer of an offering that the public sees, in the language of the address. */
export async function flyer(context: SiteContext): Promise<Answer> {
  const { db, site, now, params } = context;
  const found = await readInSite(db, site.id, (tx) => publicOffering(tx, params.offering ?? "", now));
  return found ? draw(context, found.offering, found.sessions) : notFound;
}

/** The flyer for those who plan, in any language: of what nobody sees yet as well. */
export async function staffFlyer(context: SiteContext): Promise<Answer> {
  const { primary, site, now, params, url } = context;
  const id = params.id ?? "";
  const locale = localeOfPath(url.searchParams.get("sprache") ?? "de");
  if (!isId(id) || !locale) return notFound;
  const found = await readInSite(primary, site.id, async (tx) => {
    const offering = await offeringById(tx, id);
    return offering && { offering, sessions: await sessionsOf(tx, id, now) };
  });
  return found ? draw({ ...context, locale }, found.offering, found.sessions) : notFound;
}

async function draw(context: SiteContext, offering: Offering, sessions: readonly Session[]): Promise<Answer> {
  const { db, site, now } = context;
  const [from, until] = [dayIn(sessions[0]?.startsAt ?? now), dayIn(sessions.at(-1)?.startsAt ?? now)];
  const { statements } = await readInSite(db, site.id, (tx) =>
    paperFunding(tx, site, from, until, [offering.details.project], context.locale),
  );
  const facts = { ...flyerFacts(context, offering, sessions, sheetAsked(context)), statements };
  return pdfAnswer(`flyer-${offering.shortId}`, await makePdf(await readFile(template, "utf8"), facts));
}

/** What stands on the flyer. @param sessions the coming ones */
export function flyerFacts(
  context: SiteContext,
  offering: Offering,
  sessions: readonly Session[],
  paper: Sheet,
) {
  const { site, locale, url } = context;
  const say = programmeTexts(locale);
  const { text, locale: written } = textIn(offering.texts, locale);
  const link = new URL(offeringAddress(context, offering.shortId), url).href;
  const look = lookOfSite(site);
  const coming = sessions.filter(({ state }) => state === "planned");
  const disc = discOf(offering.kind);
  return {
    ...setIn(locale),
    paper,
    look,
    disc,
    site: site.name,
    kind: kindText(offering.kind, say),
    title: apart(text.title, locale),
    description: text.description,
    written: setIn(written),
    dates: {
      title: say("offering.dates"),
      none: coming.length === 0 ? say("offering.noDates") : "",
      all: coming.slice(0, mostDates).map((session) => ({
        day: longDay(session.startsAt, locale),
        time: timeSpan(session, locale),
        elsewhere: session.elsewhere
          ? `${say("offering.elsewhere")} ${apart(placeText(session.elsewhere), locale)}`
          : "",
      })),
      more: coming.length > mostDates ? say("offering.more", { count: coming.length - mostDates }) : "",
      series: offering.signUp === "series" && coming.length > 1 ? say("offering.series") : "",
    },
    facts: factsOf(context, offering, disc.strong),
    how: howTo(context, offering),
    scan: say("paper.scanOffering"),
    link,
    shownLink: link.replace(/^https?:\/\//, ""),
    qr: qrFile(link),
  };
}

/** Where, for whom, and all else that somebody must know before they come. */
function factsOf({ locale }: SiteContext, offering: Offering, colour: string) {
  const say = programmeTexts(locale);
  const { details, languages, audience } = offering;
  const { text, locale: written } = textIn(offering.texts, locale);
  const fact = (label: ProgrammeText, icon: string, value: string, foreign = false) => ({
    label: say(label),
    icon: iconFile(icon, colour),
    // What people wrote is in their own language.
    value: foreign && value !== "" ? apart(value, locale) : value,
    written: setIn(foreign ? written : locale),
  });
  return [
    fact("offering.where", "pin", placeText(details), true),
    fact("offering.way", "route", text.way, true),
    fact(
      "offering.audience",
      "people",
      listText(
        audience.map((each) => say(`audience.${each}` as ProgrammeText)),
        locale,
      ),
    ),
    fact(
      "offering.languages",
      "language",
      listText(
        languages.map((code) => languageName(code, locale)),
        locale,
      ),
    ),
    fact(
      "offering.costs",
      "euro",
      details.costs === 0 ? say("offering.free") : moneyText(details.costs, locale),
    ),
    fact("offering.childcare", "heart", offering.childcare ? say("offering.childcareYes") : ""),
    fact("offering.bring", "check", text.bring, true),
    fact("offering.access", "wheelchair", details.access, true),
    fact(
      "offering.level",
      "school",
      details.level === "none" ? "" : say(`level.${details.level}` as ProgrammeText),
    ),
    fact("offering.organiser", "house", details.organiser, true),
  ].filter(({ value }) => value !== "");
}

/** How somebody signs up: by the code, by asking, by coming. */
function howTo({ site, locale }: SiteContext, { signUp, details }: Offering) {
  const say = programmeTexts(locale);
  const { contact: office = {} } = site.texts;
  const contact = details.contact || [office.phone, office.email].filter(Boolean).join(", ");
  const place =
    details.address ||
    [office.street, [office.postcode, office.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  const ask = contact === "" ? [] : [say("paper.byContact", { contact: apart(contact, locale) })];
  if (signUp === "none") return { title: "", ways: [say("offering.comeSimply"), ...ask] };
  return {
    title: say("paper.howTo"),
    ways: [
      say("paper.byQr"),
      ...ask,
      ...(place === "" ? [] : [say("paper.byCome", { place: apart(place, locale) })]),
    ],
  };
}
