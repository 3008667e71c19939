// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { doingOf, signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Word } from "../../actions/edit-business.ts";
import type { Decider, Verdict } from "../../actions/proposals/decide.ts";
import type { Business } from "../../rules/business.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { codeDays } from "../../rules/owning/claim.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { codeLink } from "../owning/code-link.ts";
import { kindText } from "./case-texts.ts";
import { reasonText } from "./reason-text.ts";

/** In whose name editors change entries: the site's, whoever of them it was; the history knows the person. */
export const editorsWord = (context: SiteContext): Word => ({
  kind: "editor",
  name: `Redaktion ${context.site.name}`.slice(0, 200),
  licence: "CC0-1.0",
  actor: `person ${signedIn(context).id}`,
});

/** Who decides by this request. */
export function deciderOf(context: SiteContext): Decider {
  const { db, actor, secrets } = doingOf(context);
  return { db, site: context.site, secrets, actor, word: editorsWord(context) };
}

/** The mail to whoever asked, in their language; nothing where no mail can be sent. */
export function wordsOf(context: SiteContext): Pick<Verdict, "letter" | "link"> {
  return context.mailWorks ? { letter: letterOf(context), link: linkOf(context) } : {};
}

const linkOf =
  (context: SiteContext): NonNullable<Verdict["link"]> =>
  (business, token, locale) =>
    owningTexts(locale)("mail.claimAccepted", {
      name: businessTitle(business, locale).title,
      days: codeDays["handed-over"],
      link: codeLink(context, locale, token),
    });

/** The words of the answer. */
export function letterOf({
  site,
}: {
  site: Pick<SiteContext["site"], "name">;
}): NonNullable<Verdict["letter"]> {
  return (decided: Proposal, locale: Locale, about: Business | undefined) => {
    const say = proposalTexts(locale);
    const kind = say(kindText(decided));
    // Somebody may have asked about more than one.
    const name = about ? businessTitle(about, locale).title : decided.asked.facts?.names[0]?.value;
    const answer = reasonText(decided.reason ?? "", locale);
    const text = say("mail.text", {
      what: name ? `${kind} (${name})` : kind,
      state: say(`state.${decided.state}`),
    });
    return {
      subject: say("mail.subject", { site: site.name }),
      text: answer === "" ? text : `${text}\n\n${answer}`,
    };
  };
}
