// SPDX-License-Identifier: EUPL-1.2
import type { Child } from "hono/jsx";
import { readInSite } from "../../../kernel/db/in-site.ts";
import type { Locale } from "../../../kernel/i18n/locales.ts";
import type { Contribution } from "../../../kernel/module/slot.ts";
import { Section } from "../../../kernel/ui/content/section.tsx";
import { accountParts, detailWords, eventWords, insideEntries, insideWork } from "../../accounts/index.ts";
import { businessParts } from "../../directory/index.ts";
import type { SiteContext, SiteMapGroup } from "../../quarter/index.ts";
import { menuEntries, siteMapParts, siteStartParts } from "../../quarter/index.ts";
import { readQuestion } from "../rules/list/question.ts";
import { listedSessions } from "../store/listing.ts";
import de from "../texts/log/de.json" with { type: "json" };
import { type LogText, logTexts } from "../texts/log/texts.ts";
import { type StaffText, staffTexts } from "../texts/staff/texts.ts";
import { programmeTexts } from "../texts/texts.ts";
import {
  askAddress,
  figuresAddress,
  listAddress,
  lookBackAddress,
  partnerAddress,
  receiptAddress,
  staffAddress,
} from "./addresses.ts";
import { ownCalendar } from "./calendar-link/change-calendar-link.tsx";
import { offeringsOfBusiness } from "./involved/offerings-of-business.tsx";
import { SessionCard } from "./list/session-card.tsx";
import { shortDay } from "./when.ts";
import { programmeWork } from "./work/to-do.ts";

const events = [
  "offering.planned",
  "offering.changed",
  "offering.set",
  "offering.picture",
  "offering.involved",
  "calendar-link.made",
  "calendar-link.ended",
  "sessions.planned",
  "session.moved",
  "session.cancelled",
  "session.brought-back",
  "session.booked",
  "session.placed",
  "sessions.booked",
  "resource.saved",
  "resource.blocked",
  "resource.unblocked",
  "sign-up.made",
  "sign-up.changed",
  "roll.called",
  "guest.told",
  "guests.forgotten",
  "participations.exported",
  "calendar.subscribed",
  "calendar.sent",
  "calendar.changed",
  "calendar.ended",
  "calendar.entry-set",
  "guests.looked-at",
  "names.looked-at",
  "guest.looked-at",
  "entry-form.recorded",
  "absence.asked",
  "list.printed",
  "list.attached",
  "list.read",
  "list.removed",
  "certificate.made",
  "guest.merged",
  "guest.erased",
  "guest.disclosed",
  "sign-up.planned",
  "request.made",
  "request.decided",
  "request.withdrawn",
  "leader.times",
] as const satisfies readonly string[];

const detail = detailWords(logTexts, de);

const groupOf = (event: (typeof events)[number]): LogText =>
  /^(resource|calendar|request|leader)/.test(event)
    ? "group.rooms"
    : /^(offering|session|sign-up\.planned)/.test(event)
      ? "group.offerings"
      : "group.people";

/** The kinds of offerings have their words in the texts of the programme. */
const kindOfOffering = (event: string, name: string, value: unknown, locale: Locale): string | undefined =>
  name === "kind" && /^(offering|participations|calendar)\./.test(event)
    ? programmeTexts(locale)(`kind.${value}` as "kind.workshop")
    : undefined;

/** On a site's start page: what comes next. */
async function startNext(context: SiteContext): Promise<Child> {
  const { db, site, locale, now } = context;
  const say = programmeTexts(locale);
  const all = readQuestion(new URLSearchParams(), []);
  const { sessions } = await readInSite(db, site.id, (tx) =>
    listedSessions(tx, all, { now, limit: 6, total: 0 }),
  );
  if (sessions.length === 0) return null;
  return (
    <Section
      id="programme"
      title={say("start.title")}
      more={{ label: say("start.all"), href: listAddress(context) }}
    >
      <ul class="grid">
        {sessions.map((session) => (
          <li>
            <SessionCard
              context={context}
              session={session}
              heading="h3"
              day={shortDay(session.startsAt, locale)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function siteMapProgramme(context: SiteContext): Promise<SiteMapGroup[]> {
  const say = programmeTexts(context.locale);
  return [
    {
      title: say("menu"),
      links: [
        { label: say("title"), href: listAddress(context) },
        { label: say("receipt.title"), href: receiptAddress(context) },
        { label: say("back.title"), href: lookBackAddress(context) },
        { label: say("ask.title"), href: askAddress(context) },
      ],
    },
  ];
}

/** What lower pages show of the programme, and the words of the audit log. */
export const contributions: Contribution[] = [
  menuEntries.fill(30, {
    label: (locale) => programmeTexts(locale)("menu"),
    address: (context) => listAddress(context),
  }),
  siteStartParts.fill(5, startNext),
  siteMapParts.fill(20, siteMapProgramme),
  businessParts.fill(10, offeringsOfBusiness),
  accountParts.fill(10, ownCalendar),
  insideEntries.fill(5, {
    permission: "programme-plan",
    icon: "calendar",
    title: (locale) => staffTexts(locale)("title"),
    text: (locale) => staffTexts(locale)("text"),
    address: (context) => staffAddress(context),
  }),
  insideEntries.fill(6, {
    permission: "programme-figures",
    icon: "check",
    title: (locale) => staffTexts(locale)("figures.title"),
    text: (locale) => staffTexts(locale)("figures.text"),
    address: (context) => figuresAddress(context),
  }),
  insideWork.fill(5, { permission: "programme-people", find: programmeWork }),
  insideEntries.fill(7, {
    permission: "programme-partner",
    icon: "people",
    title: (locale) => staffTexts(locale)("partner.title"),
    text: (locale) => staffTexts(locale)("partner.text"),
    address: (context) => partnerAddress(context),
  }),
  ...events.map((event, order) =>
    eventWords.fill(300 + order, {
      event,
      words: (locale) => staffTexts(locale)(`event.${event}` as StaffText),
      group: (locale) => logTexts(locale)(groupOf(event)),
      detail: (name, value, locale) =>
        kindOfOffering(event, name, value, locale) ?? detail(event)(name, value, locale),
    }),
  ),
];
