import { languageName } from "../../../kernel/i18n/language-names.ts";
import type { KeyValue } from "../../../kernel/ui/content/key-values.tsx";
import type { SiteContext } from "../../quarter/index.ts";
import type { Business } from "../rules/business.ts";
import { cuisineName } from "../rules/categories/cuisine-name.ts";
import { categoryName } from "../rules/categories/names.ts";
import { wzOf } from "../rules/categories/wz.ts";
import { socialName } from "../rules/fields/social.ts";
import { directoryTexts } from "../texts/texts.ts";
import { categoryAddress } from "./addresses.ts";
import { phoneText } from "./phone-text.ts";

/** How to reach an entry: address, telephone, mail, website, social media. */
export function contactFacts(context: SiteContext, business: Business): KeyValue[] {
  const say = directoryTexts(context.locale);
  const { address, phones, emails, websites, social } = business.profile;
  const facts: KeyValue[] = [];
  const street = [address?.street, address?.houseNumber].filter(Boolean).join(" ");
  const town = [address?.postcode, address?.city].filter(Boolean).join(" ");
  const lines = [street, address?.extra, town].filter((line) => line);
  if (lines.length > 0)
    facts.push({
      label: say("business.address"),
      icon: "pin",
      // Isolated: amid Arabic "47053 Duisburg" would stand the other way round.
      value: (
        <address>
          {lines.map((line) => (
            <span class="line">
              <bdi>{line}</bdi>
            </span>
          ))}
        </address>
      ),
    });
  for (const phone of phones ?? [])
    facts.push({
      label: say("business.phone"),
      icon: "phone",
      value: (
        <a href={`tel:${phone}`} dir="ltr">
          {phoneText(phone)}
        </a>
      ),
    });
  for (const mail of emails ?? [])
    facts.push({ label: say("business.email"), icon: "mail", value: <a href={`mailto:${mail}`}>{mail}</a> });
  for (const website of websites ?? [])
    facts.push({
      label: say("business.website"),
      icon: "globe",
      value: (
        <a href={website} rel="noopener nofollow ugc">
          {website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
        </a>
      ),
    });
  for (const { network, url } of social ?? [])
    facts.push({
      label: say("business.social"),
      icon: "share",
      value: (
        <a href={url} rel="noopener nofollow ugc">
          {socialName(network)}
        </a>
      ),
    });
  return facts;
}

/**
 * What else is known: languages, access, payment, cuisine, service, training, and names other than the `shown` one. What other
 * systems call the entry (Wikidata, `ref:…`) tells people nothing that the page does not say; machines find it in the
 * open data.
 */
export function otherFacts(context: SiteContext, business: Business, shown: string): KeyValue[] {
  const { locale } = context;
  const say = directoryTexts(locale);
  const { profile } = business;
  // Intl.ListFormat says "and" in one language and leaves out the commas in another.
  const list = (parts: string[]) => parts.join(locale === "ar" ? "، " : ", ");
  const facts: KeyValue[] = [];
  if (profile.languages)
    facts.push({
      label: say("business.languages"),
      icon: "language",
      value: list(profile.languages.map((code) => languageName(code, locale))),
    });
  if (profile.wheelchair)
    facts.push({
      label: say("business.wheelchair"),
      icon: "wheelchair",
      value: say(`wheelchair.${profile.wheelchair}`),
    });
  if (profile.payment)
    facts.push({
      label: say("business.payment"),
      value: list(profile.payment.map((means) => say(`payment.${means}`))),
    });
  if (profile.cuisine)
    facts.push({
      label: say("business.cuisine"),
      value: list(profile.cuisine.map((cuisine) => cuisineName(cuisine, locale))),
    });
  const services = [
    profile.delivery && say("service.delivery"),
    profile.takeaway && say("service.takeaway"),
    profile.onlineOrder && say("service.online"),
  ].filter((text) => typeof text === "string");
  if (services.length > 0) facts.push({ label: say("business.service"), value: list(services) });
  if (profile.training)
    facts.push({
      label: say("business.training"),
      value: list(profile.training.map((offer) => say(`training.${offer}`))),
    });
  facts.push({
    label: say("business.categories"),
    value: profile.categories.map((id, index) => (
      <>
        {index > 0 && ", "}
        <a href={categoryAddress(context, id)}>{categoryName(id, locale)}</a>
      </>
    )),
  });
  const wz = wzOf(profile).map(({ scheme, code }) => `${code} (${scheme.replace("WZ", "WZ ")})`);
  if (wz.length > 0) facts.push({ label: say("business.wz"), value: <span dir="ltr">{wz.join(", ")}</span> });
  const others = profile.names.map((name) => name.value).filter((name) => name !== shown);
  if (others.length > 0)
    facts.push({
      label: say("business.otherNames"),
      value: <span dir="auto">{[...new Set(others)].join(", ")}</span>,
    });
  if (profile.legalForm) facts.push({ label: say("business.legalForm"), value: profile.legalForm });
  return facts;
}
