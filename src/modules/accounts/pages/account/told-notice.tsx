import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { readTold, type toldLines } from "../../actions/account/told.ts";
import { refuseFactorRemoval } from "../../actions/people/reset-access.ts";
import type { TellingWords } from "../../actions/people/tell-person.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress } from "../addresses.ts";
import { moment } from "../moments.ts";
import { OwnForm } from "../parts.tsx";
import { doingOf, signedIn } from "../visitor.ts";

/** What others did to the own access, until the person says that they know. */
export const ToldNotice: FC<{ context: SiteContext; told: Awaited<ReturnType<typeof toldLines>> }> = ({
  context,
  told: { lines, waiting },
}) => {
  const { locale } = context;
  const say = accountsTexts(locale);
  if (lines.length === 0 && !waiting) return null;
  return (
    <Notice kind="warning" title={say("told.title")}>
      {lines.map(({ told, at, by }) => (
        <p>{say(`told.${told}`, { name: by ?? say("log.system"), when: moment(at, locale) })}</p>
      ))}
      <p>{say("told.hint")}</p>
      <div class="actions">
        {waiting && (
          <OwnForm context={context} inline action={accountAddress(context, "zweiter-schritt", "behalten")}>
            <Button>{say("told.refuse")}</Button>
          </OwnForm>
        )}
        {lines.length > 0 && (
          <OwnForm context={context} inline action={accountAddress(context, "gelesen")}>
            <Button look="secondary">{say("told.read")}</Button>
          </OwnForm>
        )}
      </div>
    </Notice>
  );
};

export async function readToldByForm(context: SiteContext): Promise<Answer> {
  await readTold(doingOf(context), signedIn(context).id);
  return redirect(accountAddress(context));
}

/** Whoever still has their second factor says so; the request of the administrator is over then. */
export async function keepFactorByForm(context: SiteContext): Promise<Answer> {
  await refuseFactorRemoval(doingOf(context), signedIn(context).id);
  return redirect(accountAddress(context));
}

/** The mail that tells a person what an administrator does to their access; undefined where no mail can be sent. */
export function tellingWords(context: SiteContext): TellingWords | undefined {
  const { mailWorks, site, url, now } = context;
  if (!mailWorks) return undefined;
  const { name } = signedIn(context).person;
  return (told, locale) => {
    const say = accountsTexts(locale);
    return {
      fromName: site.name,
      subject: say("mail.told.subject", { site: site.name }),
      text: say("mail.told.text", {
        what: say(`told.${told}`, { name, when: moment(now, locale) }),
        hint: say("told.hint"),
        link: new URL(accountAddress({ ...context, locale }), url).href,
      }),
    };
  };
}
