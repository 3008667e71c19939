import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import { notFound, redirect } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { askMailChange, mailChangeHours } from "../../actions/account/change-mail.ts";
import type { MailChange } from "../../store/mail-changes.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { accountAddress, mailAnswerAddress } from "../addresses.ts";
import { OwnForm } from "../parts.tsx";
import { doingOf, signedIn } from "../visitor.ts";
import { waitText } from "../wait-text.ts";
import { accountPage } from "./account-page.tsx";

/** The mail address on the own account, and the change of it that waits. */
export const MailSection: FC<{ context: SiteContext; waiting: MailChange | undefined }> = (props) => {
  const { context, waiting } = props;
  const { locale, mailWorks, form } = context;
  const say = accountsTexts(locale);
  const { mail } = signedIn(context).person;
  return (
    <Section id="mail" title={say("mailChange.title")}>
      <p>{mail === null ? say("mailChange.none") : say("mailChange.present", { mail })}</p>
      {waiting && (
        <Notice>{say("mailChange.waiting", { mail: waiting.mail, hours: mailChangeHours })}</Notice>
      )}
      {mailWorks ? (
        <OwnForm context={context} action={accountAddress(context, "mail")}>
          <Field
            name="mail"
            type="email"
            label={say("mailChange.new")}
            hint={say("mailChange.hint")}
            value={form?.get("mail") ?? undefined}
            required
            autocomplete="email"
            dir="ltr"
          />
          <div class="actions">
            <Button look="secondary">{say("mailChange.button")}</Button>
          </div>
        </OwnForm>
      ) : (
        <p class="muted">{say("mailChange.ask")}</p>
      )}
    </Section>
  );
};

/** Sends the links; where mail does not work there is no such form. */
export async function askMailChangeByForm(context: SiteContext): Promise<Answer> {
  const { site, locale, url, form, mailWorks } = context;
  if (!mailWorks) return notFound;
  const say = accountsTexts(locale);
  const asked = await askMailChange(doingOf(context), signedIn(context).person, {
    mail: form?.get("mail") ?? "",
    siteName: site.name,
    locale,
    write: (code, side, mail) => ({
      subject: say(`mail.change-${side}.subject`, { site: site.name }),
      text: say(`mail.change-${side}.text`, {
        site: site.name,
        mail,
        hours: mailChangeHours,
        link: new URL(mailAnswerAddress(context, code), url).href,
      }),
    }),
  });
  if (asked.ok) return redirect(accountAddress(context));
  const { reason } = asked;
  if (typeof reason === "object") return accountPage(context, waitText(reason, locale));
  return accountPage(context, say(reason === "mail" ? "mailChange.wrong" : "mailChange.same"));
}
