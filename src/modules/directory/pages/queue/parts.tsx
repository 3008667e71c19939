// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { SelectField } from "../../../../kernel/ui/controls/form.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { longestReasonWords, reasonPresets } from "../../rules/proposals/reason.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { viewAddress } from "./addresses.ts";
import { type View, views, viewTexts } from "./views.ts";

/** Leads to the views, with how much waits in each. */
export const ViewChips: FC<{ context: SiteContext; view: View; counts: Record<View, number> }> = (props) => {
  const { context, view, counts } = props;
  const say = queueTexts(context.locale);
  const shown = views.filter(
    (each) => each === view || each === "alle" || each === "erledigt" || counts[each] > 0,
  );
  return (
    <nav aria-label={say("views")}>
      <ul class="chips">
        {shown.map((each) => (
          <li>
            <a
              class="chip"
              href={viewAddress(context, { art: each })}
              aria-current={each === view ? "page" : undefined}
            >
              {each === "erledigt" ? say(viewTexts[each]) : `${say(viewTexts[each])} (${counts[each]})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Why it is decided so: one of the usual reasons, own words, or both. */
export const ReasonFields: FC<{
  context: SiteContext;
  preset?: string;
  value?: string;
  error?: string | undefined;
}> = (props) => {
  const { context, preset, value, error } = props;
  const say = queueTexts(context.locale);
  const words = proposalTexts(queueLocale(context.locale));
  return (
    <>
      <SelectField
        name="preset"
        label={say("reason.preset")}
        hint={say("reason.presetHint")}
        value={preset}
        choices={[
          { value: "", label: say("reason.none") },
          ...reasonPresets.map((each) => ({ value: each, label: words(`reason.${each}`) })),
        ]}
      />
      <TextArea
        name="reason"
        label={say("reason.own")}
        hint={say("reason.ownHint")}
        value={value}
        error={error}
        rows={2}
        maxlength={longestReasonWords}
        dir="auto"
      />
    </>
  );
};

/** What was just decided, and the way back. */
export const Decided: FC<{
  context: SiteContext;
  text: Child;
  undo?: { action: string; fields?: [string, string][] };
}> = (props) => {
  const { context, text, undo } = props;
  const say = queueTexts(context.locale);
  return (
    <div role="status">
      <Notice>
        <div class="row">
          <span>{text}</span>
          {undo && (
            <OwnForm context={context} inline action={undo.action} hidden={undo.fields ?? []}>
              <Button look="tertiary" small>
                {say("undo")}
              </Button>
            </OwnForm>
          )}
        </div>
      </Notice>
    </div>
  );
};
