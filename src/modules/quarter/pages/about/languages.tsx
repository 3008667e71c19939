import type { FC } from "hono/jsx";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { Disc } from "../../../../kernel/ui/content/disc.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import { startAddress } from "../../rules/addresses.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";

const LanguageTiles: FC<{ context: SiteContext }> = ({ context }) => (
  <ul class="tiles">
    {locales.map((locale, index) => {
      const { name, dir } = localeFacts[locale];
      const current = locale === context.locale;
      return (
        <li>
          <a
            class={`tile tone-${(index % 7) + 1}`}
            href={startAddress({ ...context, locale })}
            lang={locale}
            hreflang={locale}
            dir={dir}
            aria-current={current ? "true" : undefined}
          >
            <Disc icon={current ? "check" : "globe"} />
            <span>
              {name}
              {current && <small>{quarterTexts(locale)("languages.current")}</small>}
            </span>
          </a>
        </li>
      );
    })}
  </ul>
);

/** All languages under their own names, and what is translated. */
export function languages(context: SiteContext): PageAnswer {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const email = site.texts.contact?.email;
  return {
    kind: "page",
    title: say("languages.title"),
    description: say("languages.description"),
    body: (
      <div class="wrap">
        <PageHead context={context} title={say("languages.title")} lead={say("languages.lead")} />
        <LanguageTiles context={context} />
        <div class="text">
          <h2>{say("languages.what")}</h2>
          <p>{say("languages.whatText")}</p>
          <h2>{say("languages.simple")}</h2>
          <p>{say("languages.simpleText")}</p>
          {email && (
            <>
              <h2>{say("languages.wrong")}</h2>
              <p>{say("languages.wrongText", { email })}</p>
            </>
          )}
        </div>
      </div>
    ),
  };
}
