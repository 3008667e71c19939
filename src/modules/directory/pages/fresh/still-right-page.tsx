import { EmptyState } from "../../../../kernel/ui/content/empty-state.tsx";
import { type KeyValue, KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, redirect } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { type AskedAbout, answerStillRight, askedAbout } from "../../actions/fresh/answer-still-right.ts";
import type { Business } from "../../rules/business.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { directoryTexts } from "../../texts/texts.ts";
import { businessAddress } from "../addresses.ts";
import { contactFacts, otherFacts } from "../business-facts.tsx";
import { hoursWords } from "../known/hours-words.ts";
import { mineAddress } from "../owning/addresses.ts";
import { suggestAddress } from "../proposals/addresses.ts";
import { factText } from "../queue/fact-text.ts";
import { longDate } from "../times.ts";
import { stillRightAddress } from "./addresses.ts";

const answers = ["right", "change", "closed"] as const;
type Given = (typeof answers)[number];

/** The question of a mail. Its links only ask here: programs that open links in mails must answer nothing. */
export async function stillRightPage(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, now, url } = context;
  const say = owningTexts(locale);
  const token = params.question ?? "";
  const asked = await askedAbout(primary, site, token, now);
  if (!asked) return gonePage(context);
  if (asked.state !== "open") return answeredPage(context, asked);
  const { business } = asked;
  const { title } = businessTitle(business, locale);
  const chosen = url.searchParams.get("antwort");
  return {
    kind: "page",
    title: say("still.title", { name: title }),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("still.title", { name: title })} lead={say("still.lead")} />
        <Section id="entry" title={say("still.shows")}>
          <KeyValues items={entryFacts(context, business, title)} />
        </Section>
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

/** What is to be confirmed; that no hours are known is said, for they are what people ask for most. */
function entryFacts(context: SiteContext, business: Business, title: string): KeyValue[] {
  const { locale } = context;
  const { openingHours, specialDays } = business.profile;
  const words = directoryTexts(locale);
  return [
    ...contactFacts(context, business),
    {
      label: words("business.hours"),
      value: openingHours ? hoursWords(openingHours, locale) : words("hours.unknown"),
    },
    ...(specialDays
      ? [
          {
            label: words("business.specialDays"),
            value: factText("specialDays", { specialDays }, locale),
          },
        ]
      : []),
    ...otherFacts(context, business, title),
  ];
}

/** Where an owner changes the entry, or anybody says what is wrong in it. */
const changeAddress = (context: SiteContext, { business, owned }: AskedAbout): string =>
  owned ? mineAddress(context, business.shortId) : suggestAddress(context, business.shortId);

/** What was answered, or that it is too late, and the way to the entry. */
function answeredPage(context: SiteContext, asked: AskedAbout): Answer {
  const { locale } = context;
  const say = owningTexts(locale);
  const { state } = asked;
  const { title } = businessTitle(asked.business, locale);
  const given = typeof state === "object" ? state : undefined;
  return {
    kind: "page",
    title: say("fresh.confirm"),
    noIndex: true,
    body: (
      <div class="narrow">
        <Head context={context} title={say("fresh.confirm")} lead={<bdi>{title}</bdi>} />
        <Notice>
          {given
            ? say("still.answered", {
                day: longDate(given.at, locale),
                answer: say(`still.${given.answer}`),
              })
            : say("still.old")}
        </Notice>
        {given?.answer === "closed" && <p>{say("still.closedNext")}</p>}
        <p class="row">
          <a href={businessAddress(context, asked.business.shortId)}>{say("still.toEntry")}</a>
          {given?.answer !== "closed" && <a href={changeAddress(context, asked)}>{say("still.toChange")}</a>}
        </p>
      </div>
    ),
  };
}

function gonePage(context: SiteContext): Answer {
  const say = owningTexts(context.locale);
  return {
    kind: "page",
    title: say("fresh.confirm"),
    noIndex: true,
    status: 404,
    body: (
      <div class="narrow">
        <EmptyState icon="clock" title={say("fresh.confirm")} text={say("still.gone")} />
      </div>
    ),
  };
}

/** Takes the answer; whoever comes too late is shown what was answered. */
export async function answerByForm(context: SiteContext): Promise<Answer> {
  const { primary, site, locale, params, form, now, client } = context;
  const token = params.question ?? "";
  const answer: Given = answers.find((each) => each === form?.get("answer")) ?? "change";
  const given = { token, answer, address: client.address, language: locale };
  const answered = await answerStillRight(primary, site, given, now);
  const asked = await askedAbout(primary, site, token, now);
  if (!asked) return gonePage(context);
  return redirect(
    answered.ok && answer === "change" ? changeAddress(context, asked) : stillRightAddress(context, token),
  );
}
