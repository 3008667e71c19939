import type { FC } from "hono/jsx";
import { localeFacts } from "../../../../kernel/i18n/locales.ts";
import { Card } from "../../../../kernel/ui/content/card.tsx";
import type { Tone } from "../../../../kernel/ui/theme/tones.ts";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import { startAddress } from "../../rules/addresses.ts";
import { offeredLocales } from "../../rules/site.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { MailLink } from "./contact.tsx";

const tones: readonly Tone[] = [4, 2, 6, 3, 1, 5, 7];

const LanguageCards: FC<{ context: SiteContext }> = ({ context }) => (
  <div class="grid">
    {offeredLocales(context.site).map((locale, index) => {
      const current = locale === context.locale;
      return (
        <Card
          title={localeFacts[locale].name}
          titleLang={locale}
          href={startAddress({ ...context, locale })}
          icon={current ? "check" : "globe"}
          tone={tones[index % tones.length] ?? 4}
          heading="h2"
          {...(current && { meta: [quarterTexts(locale)("languages.current")] })}
        />
      );
    })}
  </div>
);

/** All languages under their own names, and what is translated. */
export function languages(context: SiteContext): PageAnswer {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const email = site.texts.contact?.email;
  // Leichte Sprache is named beside the languages, not counted among them.
  const count = offeredLocales(site).filter((one) => one !== "de-simple").length;
  return {
    kind: "page",
    title: say("languages.title"),
    description: say("languages.description", { count }),
    body: (
      <div class="wrap">
        <PageHead context={context} title={say("languages.title")} lead={say("languages.lead", { count })} />
        <LanguageCards context={context} />
        <div class="text">
          <h2>{say("languages.what")}</h2>
          <p>{say("languages.whatText")}</p>
          <h2>{say("languages.simple")}</h2>
          <p>{say("languages.simpleText")}</p>
          {email && (
            <>
              <h2>{say("languages.wrong")}</h2>
              <p>
                {say("languages.wrongText")} <MailLink address={email} />
              </p>
            </>
          )}
        </div>
      </div>
    ),
  };
}
