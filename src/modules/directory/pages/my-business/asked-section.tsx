// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { dayOf } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { reasonText } from "../queue/reason-text.ts";

/** What the owners asked that an editor looks at first: whether it waits, what was decided, and why. */
export const AskedSection: FC<{ context: SiteContext; proposals: readonly Proposal[] }> = (props) => {
  const { context, proposals } = props;
  const { locale } = context;
  const say = proposalTexts(locale);
  if (proposals.length === 0) return null;
  return (
    <Section id="asked" title={say("receipt.title")}>
      <ul class="plain-list">
        {proposals.map(({ asked, state, madeAt, decidedAt, reason }) => (
          <li>
            {asked.details?.photo
              ? owningTexts(locale)("part.fotos")
              : say(asked.what ? `what.${asked.what}` : "kind.change")}
            {", "}
            {dayOf(madeAt, locale)}: <strong>{say(`state.${state}`)}</strong>
            {decidedAt && ` (${dayOf(decidedAt, locale)})`}
            {reason && (
              <p class="muted" dir="auto">
                {reasonText(reason, locale)}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
