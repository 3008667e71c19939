import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import type { Answer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { answerMailChange, findMailChange, type MailAnswer } from "../../actions/account/change-mail.ts";
import { accountsTexts } from "../../texts/texts.ts";
import { mailAnswerAddress } from "../addresses.ts";
import { Head, OwnForm } from "../parts.tsx";

/** Where the links of a change of mail address lead: one more click, because programs that look through mails open links as well. */
export async function mailAnswerPage(context: SiteContext): Promise<Answer> {
  const { primary, site, params, locale, now } = context;
  const code = params.code ?? "";
  const found = await findMailChange(primary, site.id, code, now);
  if (!found) return said(context, "gone");
  const say = accountsTexts(locale);
  const { side, mail } = found;
  const lead = say(side === "new" ? "mailChange.confirmNew" : "mailChange.confirmOld", {
    mail,
    site: site.name,
  });
  return {
    kind: "page",
    title: say("mailChange.confirmTitle"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("mailChange.confirmTitle")} lead={lead} />
        <OwnForm context={context} action={mailAnswerAddress(context, code)}>
          <div class="actions">
            <Button name="choice" value="yes">
              {say("mailChange.yes")}
            </Button>
            <Button look="secondary" name="choice" value="no">
              {say("mailChange.no")}
            </Button>
          </div>
        </OwnForm>
      </div>
    ),
  };
}

/** Takes the answer of the owner of the address. */
export async function mailAnswerByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, params, client, now, form } = context;
  const answer = { code: params.code ?? "", refused: form?.get("choice") === "no", client };
  return said(context, await answerMailChange(primary, site.id, answer, now));
}

const words = {
  changed: ["mailChange.changed", "mailChange.changedText"],
  waiting: ["mailChange.half", "mailChange.halfText"],
  said: ["mailChange.half", "mailChange.halfText"],
  refused: ["mailChange.refused", "mailChange.refusedText"],
  taken: ["mailChange.taken", "mailChange.takenText"],
  gone: ["link.gone", "link.goneText"],
} as const satisfies Record<MailAnswer, unknown>;

function said({ locale }: SiteContext, answer: MailAnswer): Answer {
  const say = accountsTexts(locale);
  const [title, text] = words[answer];
  return {
    kind: "page",
    title: say(title),
    noIndex: true,
    ...(answer === "gone" && { status: 404 as const }),
    // Who presses twice reads the same; that only the first counted is for programs.
    ...((answer === "taken" || answer === "said") && { status: 422 as const }),
    body: (
      <div class="narrow">
        <EmptyState icon="mail" title={say(title)} text={say(text)} />
      </div>
    ),
  };
}
