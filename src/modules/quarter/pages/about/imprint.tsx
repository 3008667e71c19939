import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import { quarterTexts } from "../../texts/texts.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Contact } from "./contact.tsx";
import { OwnText } from "./own-text.tsx";

const parts = ["content", "links", "maps", "software"] as const;

/** Who answers for the pages: the site's own text, else its contact with what is true of every site. */
export function imprint(context: SiteContext): PageAnswer {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const { imprint: own, contact } = site.texts;
  return {
    kind: "page",
    title: say("imprint.title"),
    description: say("imprint.description", { site: site.name }),
    body: (
      <div class="narrow">
        <PageHead context={context} title={say("imprint.title")} />
        <div class="text">
          {own ? (
            <OwnText text={own} locale={locale} />
          ) : (
            <>
              <h2>{say("imprint.responsible")}</h2>
              <Contact contact={contact} locale={locale} />
            </>
          )}
          {parts.map((part) => (
            <>
              <h2>{say(`imprint.${part}`)}</h2>
              <p>{say(`imprint.${part}Text`)}</p>
            </>
          ))}
        </div>
      </div>
    ),
  };
}
