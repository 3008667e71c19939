import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { answerStillRight, askedAbout } from "../../actions/fresh/answer-still-right.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { type OwningText, owningTexts } from "../../texts/owning/texts.ts";
import { suggestAddress } from "../proposals/addresses.ts";
import { stillRightAddress } from "./addresses.ts";

const answers = ["right", "change", "closed"] as const;
type Given = (typeof answers)[number];

/** The question of a mail. Its links only ask here: programs that open links in mails must answer nothing. */
export async function stillRightPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, now, url } = context;
  const say = owningTexts(locale);
  const token = params.question ?? "";
  const business = await askedAbout(primary, site, token, now);
  if (!business) return simplePage(context, "still.gone", 404);
  const { title, address } = businessTitle(business, locale);
  const chosen = url.searchParams.get("antwort");
  return {
    kind: "page",
    title: say("still.title", { name: title }),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("still.title", { name: title })} lead={say("still.lead")} />
        <p dir="auto">{address}</p>
        <OwnForm context={context} action={stillRightAddress(context, token)}>
          <div class="answers">
            {answers.map((answer) => (
              <Button
                look={answer === (chosen ?? "right") ? "primary" : "secondary"}
                name="answer"
                value={answer}
              >
                {say(`still.${answer}`)}
              </Button>
            ))}
          </div>
        </OwnForm>
      </div>
    ),
  };
}

function simplePage(context: SiteContext, text: OwningText, status: 200 | 404): Answer {
  const say = owningTexts(context.locale);
  return {
    kind: "page",
    title: say("fresh.confirm"),
    noIndex: true,
    status,
    body: (
      <div class="narrow">
        {status === 404 ? (
          <EmptyState icon="clock" title={say("fresh.confirm")} text={say(text)} />
        ) : (
          <>
            <Head context={context} title={say("fresh.confirm")} />
            <Notice>{say(text)}</Notice>
          </>
        )}
      </div>
    ),
  };
}

/** Takes the answer. */
export async function answerByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, form, now, client } = context;
  const answer: Given = answers.find((each) => each === form?.get("answer")) ?? "change";
  const given = { token: params.question ?? "", answer, address: client.address, language: locale };
  const answered = await answerStillRight(primary, site, given, now);
  if (!answered.ok) return simplePage(context, "still.gone", 404);
  if (answer === "change") return redirect(suggestAddress(context, answered.value.shortId));
  return simplePage(context, answer === "right" ? "fresh.thanks" : "still.thanksClosed", 200);
}
