import type { FC } from "hono/jsx";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import type { SiteTexts } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";

/** An e-mail address as a link; always left to right, also in Arabic. */
export const MailLink: FC<{ address: string }> = ({ address }) => (
  <a href={`mailto:${address}`} dir="ltr">
    {address}
  </a>
);

/** Who answers for the pages, as far as it is known; says so where nothing is. */
export const Contact: FC<{ contact: SiteTexts["contact"]; locale: Locale }> = ({ contact, locale }) => {
  const say = quarterTexts(locale);
  const place = [contact?.postcode, contact?.city].filter(Boolean).join(" ");
  const items: KeyValue[] = [];
  if (contact?.organisation)
    items.push({ label: say("contact.organisation"), icon: "people", value: contact.organisation });
  if (contact?.street || place)
    items.push({
      label: say("contact.address"),
      icon: "pin",
      value: (
        <>
          {contact?.street}
          {contact?.street && place && <br />}
          {place}
        </>
      ),
    });
  if (contact?.phone)
    items.push({
      label: say("contact.phone"),
      icon: "phone",
      value: (
        <a href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`} dir="ltr">
          {contact.phone}
        </a>
      ),
    });
  if (contact?.email)
    items.push({ label: say("contact.email"), icon: "mail", value: <MailLink address={contact.email} /> });
  return items.length > 0 ? <KeyValues items={items} /> : <p>{say("contact.missing")}</p>;
};
