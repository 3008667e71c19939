// SPDX-License-Identifier: EUPL-1.2
import type { Site } from "../../../quarter/index.ts";
import type { QuestionWords } from "../../actions/fresh/ask-still-right.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { stillRightAddress } from "./addresses.ts";

/**
 * The mail that asks whether an entry is still right, with a link for each answer.
 *
 * @param url where the pages of the site are
 */
export const questionMail =
  (site: Site, url: URL): QuestionWords =>
  (business, token, locale) => {
    const say = owningTexts(locale);
    const link = new URL(stillRightAddress({ site, url, locale }, token), url).href;
    const { title: name } = businessTitle(business, locale);
    return {
      subject: say("still.mailSubject", { site: site.name, name }),
      text: say("still.mailText", {
        site: site.name,
        name,
        right: `${link}?antwort=right`,
        change: `${link}?antwort=change`,
        closed: `${link}?antwort=closed`,
      }),
    };
  };
