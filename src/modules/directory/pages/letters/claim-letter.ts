import { readFile } from "node:fs/promises";
import { pdfAnswer } from "../../../../kernel/documents/document-answer.ts";
import { makePdf } from "../../../../kernel/documents/make-pdf.ts";
import { type Locale, localeFacts } from "../../../../kernel/i18n/locales.ts";
import { qrFile } from "../../../../kernel/ui/content/qr-code.tsx";
import { type Answer, notFound } from "../../../../kernel/web/answer.ts";
import { dayOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { makeClaimCode, type ShownCode } from "../../actions/owning/make-claim-code.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { doingHere } from "../my-business/own.ts";
import { codeAddress } from "../owning/addresses.ts";
import { codeLink } from "../owning/code-link.ts";
import { secondLanguage } from "../owning/code-slip.tsx";

const template = new URL("./claim-letter.typ", import.meta.url);

/** Makes a code and the letter that brings it: for a window envelope, in German and one language more. */
export async function claimLetterByForm(context: SiteContext): Promise<Answer> {
  const { params, form } = context;
  const made = await makeClaimCode(doingHere(context), params.business ?? "", "letter");
  if (!made.ok) return notFound;
  const second = secondLanguage(form?.get("letter-language"));
  const facts = letterFacts(context, made.value, second === "de" ? ["de"] : ["de", second]);
  const pdf = await makePdf(await readFile(template, "utf8"), facts);
  return pdfAnswer(`brief-${made.value.business.shortId}`, pdf);
}

/** What stands in the letter. */
export function letterFacts(context: SiteContext, shown: ShownCode, languages: Locale[]) {
  const { site, url, now } = context;
  const { title } = businessTitle(shown.business, "de");
  const { address = {} } = shown.business.profile;
  const { contact } = site.texts;
  const reader = languages.at(-1) ?? "de";
  const sender = [
    contact?.organisation ?? site.name,
    contact?.street,
    [contact?.postcode, contact?.city].filter(Boolean).join(" "),
  ];
  return {
    subject: owningTexts("de")("letter.subject"),
    site: site.name,
    date: dayOf(now, "de"),
    sender: sender.filter((part) => part).join(" · "),
    recipient: [
      title,
      [address.street, address.houseNumber].filter(Boolean).join(" "),
      address.extra,
      [address.postcode, address.city].filter(Boolean).join(" "),
    ].filter((line) => line),
    parts: languages.map((language) => {
      const say = owningTexts(language);
      return {
        lang: localeFacts[language].intl.slice(0, 2),
        rtl: localeFacts[language].dir === "rtl",
        subject: say("letter.subject"),
        greeting: say("letter.greeting"),
        text: say("letter.text", { name: title, site: site.name }),
        how: say("paper.slip", {
          address: new URL(codeAddress({ ...context, locale: language }), url).href,
          until: dayOf(shown.expiresAt, language),
        }),
      };
    }),
    code: shown.code,
    link: new URL(codeAddress({ ...context, locale: reader }), url).href,
    qr: qrFile(codeLink(context, reader, shown.code)),
  };
}
