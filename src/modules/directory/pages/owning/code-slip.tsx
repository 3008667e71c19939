import type { FC } from "hono/jsx";
import { type Locale, localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { qrSvg } from "../../../../kernel/ui/content/qr-code.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, Inside } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { makeClaimCode, type ShownCode } from "../../actions/owning/make-claim-code.ts";
import { voidCodes } from "../../actions/owning/manage-owners.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningStaffTexts, owningTexts } from "../../texts/owning/texts.ts";
import { doingHere } from "../my-business/own.ts";
import { codeAddress, handOverAddress } from "./addresses.ts";
import { codeLink } from "./code-link.ts";

/** Makes a code and shows it this once, as a slip that can be printed, in German and one language more. */
export async function codeSlipByForm(context: SiteContext): Promise<Answer> {
  const { locale, params, form } = context;
  const shortId = params.business ?? "";
  const made = await makeClaimCode(doingHere(context), shortId, "person");
  if (!made.ok) return notFound;
  const say = owningStaffTexts(locale);
  const second = secondLanguage(form?.get("slip-language"));
  return {
    kind: "page",
    title: say("slip.title"),
    noIndex: true,
    body: (
      <Inside
        context={context}
        title={say("slip.title")}
        above={[{ label: say("hand.title"), href: handOverAddress(context) }]}
        lead={<span class="no-print">{say("slip.lead")}</span>}
      >
        <Slip context={context} shown={made.value} languages={second === "de" ? ["de"] : ["de", second]} />
        <p class="actions no-print">
          <LinkButton look="secondary" href={handOverAddress(context, shortId)}>
            {say("slip.back")}
          </LinkButton>
        </p>
      </Inside>
    ),
  };
}

/** The language beside German that somebody chose for a paper. */
export const secondLanguage = (chosen: string | null | undefined): Locale =>
  locales.find((locale) => locale === chosen) ?? "de";

const Slip: FC<{ context: SiteContext; shown: ShownCode; languages: Locale[] }> = (props) => {
  const { context, shown, languages } = props;
  const reader = languages.at(-1) ?? "de";
  const { title, address } = businessTitle(shown.business, reader);
  return (
    <div class="panel code-slip">
      <p>
        <strong dir="auto">{title}</strong>
        <br />
        <span dir="auto">{address}</span>
      </p>
      <p class="secret" dir="ltr">
        {shown.code}
      </p>
      <div class="code-slip-qr">{qrSvg(codeLink(context, reader, shown.code))}</div>
      {languages.map((language) => (
        <p lang={localeFacts[language].intl} dir={localeFacts[language].dir}>
          {owningTexts(language)("paper.slip", {
            address: new URL(codeAddress({ ...context, locale: language }), context.url).href,
            until: dayOf(shown.expiresAt, language),
          })}
        </p>
      ))}
    </div>
  );
};

/** All open codes of a business no longer count. */
export async function voidByForm(context: SiteContext): Promise<Answer> {
  const shortId = context.params.business ?? "";
  const done = await voidCodes(doingHere(context), shortId);
  return done.ok ? redirect(handOverAddress(context, shortId)) : notFound;
}
