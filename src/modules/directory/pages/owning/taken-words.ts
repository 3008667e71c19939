import type { SiteContext } from "../../../quarter/index.ts";
import type { TakenWords } from "../../actions/owning/take-away.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";

/** The mail to whom an entry was taken away, in their language; undefined where no mail can be sent. */
export function takenWords({ mailWorks, site }: SiteContext): TakenWords | undefined {
  if (!mailWorks) return undefined;
  return (business, reason, locale) => {
    const say = owningTexts(locale);
    const { title: name } = businessTitle(business, locale);
    const text = say("mail.takenText", { name, site: site.name });
    return {
      subject: say("mail.takenSubject", { site: site.name, name }),
      text: reason === "" ? text : `${text}\n\n${reason}`,
    };
  };
}
