import type { FC } from "hono/jsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import stateNames from "../../rules/state-names.json" with { type: "json" };
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Contact, MailLink } from "./contact.tsx";
import { OwnText } from "./own-text.tsx";

const promises = ["cookies", "others", "tracking", "address"] as const;
const parts = ["visit", "search", "businesses", "mail", "rights"] as const;

/** What the software itself guarantees, whatever else a site writes. */
const InShort: FC<{ context: SiteContext }> = ({ context }) => {
  const say = quarterTexts(context.locale);
  return (
    <section class="panel panel--accent" aria-labelledby="short">
      <h2 id="short">{say("privacy.short")}</h2>
      <ul>
        {promises.map((promise) => (
          <li>{say(`privacy.short.${promise}`)}</li>
        ))}
      </ul>
    </section>
  );
};

const FullText: FC<{ context: SiteContext }> = ({ context: { site, locale } }) => {
  const say = quarterTexts(locale);
  const { contact } = site.texts;
  const state = stateNames[site.state];
  const questions = contact?.dataProtection ?? contact?.email;
  return (
    <>
      <h2>{say("privacy.controller")}</h2>
      <Contact contact={contact} locale={locale} />
      {questions && (
        <p>
          {say("privacy.questions")}: <MailLink address={questions} />
        </p>
      )}
      {parts.map((part) => (
        <>
          <h2>{say(`privacy.${part}`)}</h2>
          <p>{say(`privacy.${part}Text`, { state })}</p>
        </>
      ))}
    </>
  );
};

/** The privacy notice: in short what the software guarantees, then the site's own text, else a complete one. */
export function privacy(context: SiteContext): PageAnswer {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const own = site.texts.privacy;
  return {
    kind: "page",
    title: say("privacy.title"),
    description: say("privacy.description", { site: site.name }),
    body: (
      <div class="narrow">
        <PageHead context={context} title={say("privacy.title")} />
        <InShort context={context} />
        <div class="text section">
          {own ? <OwnText text={own} locale={locale} /> : <FullText context={context} />}
        </div>
      </div>
    ),
  };
}
