import type { FC } from "hono/jsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../index.ts";
import stateNames from "../../rules/state-names.json" with { type: "json" };
import { quarterTexts } from "../../texts/texts.ts";
import { formatDay } from "../parts/format.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Contact } from "./contact.tsx";
import { OwnText } from "./own-text.tsx";

/** When the pages were last gone through as the statement says; to be renewed with every such check. */
const checkedOn = "2026-11-22";

const gaps = ["sign", "texts", "maps", "links"] as const;

/** The statement in the form that (EU) 2018/1523 asks for: scope, status, gaps, how it was checked, contact, enforcement. */
const Statement: FC<{ context: SiteContext }> = ({ context: { site, locale } }) => {
  const say = quarterTexts(locale);
  return (
    <>
      <h2>{say("accessibility.scope")}</h2>
      <p>{say("accessibility.scopeText", { site: site.name })}</p>
      <h2>{say("accessibility.status")}</h2>
      <p>{say("accessibility.statusText")}</p>
      <h2>{say("accessibility.gaps")}</h2>
      <ul>
        {gaps.map((gap) => (
          <li>{say(`accessibility.gap.${gap}`)}</li>
        ))}
      </ul>
      <h2>{say("accessibility.how")}</h2>
      <p>{say("accessibility.howText", { day: formatDay(checkedOn, locale) })}</p>
      <h2>{say("accessibility.report")}</h2>
      <p>{say("accessibility.reportText")}</p>
      <Contact contact={site.texts.contact} locale={locale} />
      <h2>{say("accessibility.enforcement")}</h2>
      <p>{say("accessibility.enforcementText", { state: stateNames[site.state] })}</p>
    </>
  );
};

/** The accessibility statement: the site's own, else that of the software as it is. */
export function accessibility(context: SiteContext): PageAnswer {
  const { site, locale } = context;
  const say = quarterTexts(locale);
  const own = site.texts.accessibility;
  return {
    kind: "page",
    title: say("accessibility.full"),
    description: say("accessibility.description", { site: site.name }),
    body: (
      <div class="narrow">
        <PageHead
          context={context}
          title={say("accessibility.full")}
          crumb={say("accessibility.title")}
          lead={say("accessibility.lead")}
        />
        <div class="text">
          {own ? <OwnText text={own} locale={locale} /> : <Statement context={context} />}
        </div>
      </div>
    ),
  };
}
