// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { moment } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { openContact } from "../../actions/proposals/contact.ts";
import type { FactName, Facts } from "../../rules/business.ts";
import type { Edits } from "../../rules/history/edit-facts.ts";
import { factOf, fieldsToDecide } from "../../rules/proposals/entry-fields.ts";
import { askers } from "../../rules/removal/read-removal.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { removalTexts } from "../../texts/removal/texts.ts";
import { businessAddress } from "../addresses.ts";
import { contactFacts, otherFacts } from "../business-facts.tsx";
import { ChangeList } from "../known/change-list.tsx";
import { hoursWords } from "../known/hours-words.ts";
import { factText } from "../queue/fact-text.ts";
import type { LoadedCase } from "./case-page.tsx";

/** What was asked, by whom as far as they said, and when. */
export function AskedFacts(context: SiteContext, proposal: ListedProposal): KeyValue[] {
  const { locale, secrets, site } = context;
  const say = queueTexts(locale);
  const { asked, madeAt, language, kind } = proposal;
  const contact = openContact(secrets, site.id, proposal);
  const known = locales.find((each) => each === language) ?? "de";
  const shown = new Set(fieldsToDecide(kind, asked.what).map((field) => factOf[field]));
  const rest = Object.keys(asked.edits ?? {}).filter((name) => !shown.has(name as FactName)) as FactName[];
  const facts: Partial<Facts> = asked.facts ?? {};
  // Of a new entry the fields show the usual name and the German description; the rest is to be seen here.
  const more = (Object.keys(facts) as FactName[]).filter(
    (name) =>
      !shown.has(name) ||
      (name === "descriptions" && Object.keys(facts.descriptions ?? {}).some((lang) => lang !== "de")),
  );
  const who = askers.find((each) => each === asked.details?.who);
  return [
    ...(kind === "removal" && who
      ? [{ label: say("who"), value: removalTexts(queueLocale(locale))(`who.${who}`) }]
      : []),
    ...(asked.words
      ? [
          {
            label: say("words"),
            value: (
              <span class="case-said" dir="auto" lang={known}>
                {asked.words}
              </span>
            ),
          },
        ]
      : []),
    ...rest.map((name) => ({
      label: say(`fact.${name}`),
      value: editText(name, asked.edits ?? {}, context),
    })),
    ...more.map((name) => ({
      label: say(`fact.${name}`),
      value: <span dir="auto">{factText(name, facts, queueLocale(locale))}</span>,
    })),
    {
      label: say("contact"),
      value: contact ? <ContactLink contact={contact} /> : say("noContact"),
    },
    { label: say("madeAt"), value: `${moment(madeAt, queueLocale(locale))} (${localeFacts[known].name})` },
  ];
}

const editText = (name: FactName, edits: Edits, { locale }: SiteContext): string =>
  edits[name] === null
    ? queueTexts(locale)("takenOut")
    : factText(name, edits as Partial<Facts>, queueLocale(locale));

const ContactLink: FC<{ contact: string }> = ({ contact }) =>
  contact.includes("@") ? (
    <a href={`mailto:${contact}`} dir="ltr">
      {contact}
    </a>
  ) : (
    <bdi>{contact}</bdi>
  );

/** The entry as it stands. */
export const EntryNow: FC<{ context: SiteContext; loaded: LoadedCase }> = ({ context, loaded }) => {
  const say = queueTexts(context.locale);
  const { business, proposal, changes, sources } = loaded;
  if (!business) return null;
  const written = { ...context, locale: queueLocale(context.locale) };
  return (
    <Section
      id="entry"
      title={say("entryNow")}
      more={{ label: say("toEntry"), href: businessAddress(context, business.shortId) }}
    >
      {business.status !== "published" && (
        <Notice kind="warning">{say(`status.${proposal.business?.status ?? business.status}`)}</Notice>
      )}
      <KeyValues
        items={[
          ...contactFacts(written, business),
          ...(business.profile.openingHours
            ? [
                {
                  label: say("field.openingHours"),
                  value: hoursWords(business.profile.openingHours, written.locale),
                },
              ]
            : []),
          ...otherFacts(written, business, business.profile.names[0]?.value ?? ""),
        ]}
      />
      {changes.length > 0 && (
        <details>
          <summary>{owningTexts(written.locale)("mine.aenderungen")}</summary>
          <ChangeList context={written} changes={changes} sources={sources} />
        </details>
      )}
    </Section>
  );
};
