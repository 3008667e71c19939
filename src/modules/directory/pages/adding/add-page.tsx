// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import { Head, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import {
  type NewField,
  type NewProblem,
  type NewStep,
  newFields,
  sectorTwice,
} from "../../rules/proposals/read-new.ts";
import { type ProposalText, proposalTexts } from "../../texts/proposals/texts.ts";
import { listAddress } from "../addresses.ts";
import { newBusinessAddress } from "../proposals/addresses.ts";
import { Guard } from "../proposals/guard.tsx";
import { NewFieldInput, SectorList } from "./new-fields.tsx";

/** What the seal of this form is bound to. */
export const aboutNew = "new";

/** How a step is shown. */
export interface Shown {
  status?: 422 | 429;
  problem?: ProposalText;
  problems?: Partial<Record<NewField, NewProblem | "no-place">>;
  /** Stands above the fields, such as what was typed so far. */
  above?: Child;
  /** Goes along unseen. */
  more?: [string, string][];
}

/** One step of three; what was typed in the others goes along. */
export function stepPage(context: SiteContext, step: NewStep, shown: Shown = {}): PageAnswer {
  const { locale } = context;
  const say = proposalTexts(locale);
  const { problem, problems = {}, status } = shown;
  const title = say("new.title");
  return {
    kind: "page",
    title,
    noIndex: step !== 1,
    ...(step === 1 ? { islands: ["like-entries"] } : {}),
    ...(status && { status }),
    body: (
      <div class="narrow">
        <Head
          context={context}
          title={title}
          above={[{ label: say("businesses"), href: listAddress(context) }]}
          lead={say(`new.lead${step}`)}
        />
        <p class="muted">{say("new.step", { step })}</p>
        {problem && <FormProblem title={say(problem)} />}
        {shown.above}
        <StepForm context={context} step={step} more={shown.more ?? []}>
          {newFields[step].map((field) => (
            <NewFieldInput context={context} field={field} problem={problems[field]} />
          ))}
          {step === 1 && <SectorList locale={locale} />}
          {step === 1 && (
            <like-entries
              data-src={newBusinessAddress(context, "aehnlich")}
              data-fields="name street houseNumber postcode city"
            />
          )}
          <div class="actions">
            <Button name="step" value={String(step)}>
              {say(step === 3 ? "send" : "new.next")}
            </Button>
            {step > 1 && (
              <Button look="tertiary" name="step" value={`zu${step - 1}`}>
                {say("new.back")}
              </Button>
            )}
          </div>
          {step === 3 && <p class="muted small">{say("privacy")}</p>}
        </StepForm>
      </div>
    ),
  };
}

/** The form of a step: its own fields as children, the others unseen. */
export const StepForm: FC<{
  context: SiteContext;
  step: NewStep | "like";
  more: [string, string][];
  children: Child;
}> = ({ context, step, more, children }) => {
  const { form } = context;
  const shown: readonly NewField[] = step === "like" ? [] : newFields[step];
  const others = ([1, 2, 3] as const)
    .flatMap((each): readonly NewField[] => newFields[each])
    .filter((field) => !shown.includes(field))
    .map((field): [string, string] => [field, form?.get(field) ?? ""])
    .filter(([, text]) => text !== "");
  const twice = form?.get(sectorTwice);
  if (twice && !more.some(([name]) => name === sectorTwice)) others.push([sectorTwice, twice]);
  return (
    <OwnForm context={context} action={newBusinessAddress(context)} hidden={[...others, ...more]}>
      <Guard context={context} about={aboutNew} seal={form?.get("seal") ?? null} />
      {children}
    </OwnForm>
  );
};
