// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { KeyValues } from "../../../../kernel/ui/content/key-values.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button, LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { TextArea } from "../../../../kernel/ui/controls/text-area.tsx";
import { moment, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { longestReasonWords } from "../../rules/proposals/reason.ts";
import type { ListedProposal } from "../../store/proposals/queue.ts";
import { proposalTexts } from "../../texts/proposals/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { queueAddress } from "../proposals/addresses.ts";
import { writeDecided } from "../queue/decided-mark.ts";
import { reasonText } from "../queue/reason-text.ts";
import { letterAddress } from "../removal/addresses.ts";

/** What was decided, and the way back. */
export const Outcome: FC<{ context: SiteContext; proposal: ListedProposal }> = ({ context, proposal }) => {
  const { locale } = context;
  const say = queueTexts(locale);
  const { state, decidedAt, reason, id } = proposal;
  const written = queueLocale(locale);
  const isGiven = proposal.kind === "claim" && state === "accepted" && proposal.madeBy !== null;
  return (
    <Section id="decision" title={say("decided")}>
      <KeyValues
        items={[
          { label: say("verdict"), value: <strong>{proposalTexts(written)(`state.${state}`)}</strong> },
          ...(decidedAt ? [{ label: say("decidedAt"), value: moment(decidedAt, queueLocale(locale)) }] : []),
          ...(reason
            ? [{ label: say("reason.title"), value: <span dir="auto">{reasonText(reason, written)}</span> }]
            : []),
        ]}
      />
      {proposal.kind === "removal" && state !== "withdrawn" && (
        <div class="actions">
          <LinkButton look="secondary" icon="print" href={letterAddress(context, id)}>
            {say("letter")}
          </LinkButton>
        </div>
      )}
      {state !== "withdrawn" && (
        <OwnForm
          context={context}
          action={queueAddress(context, "zurueck")}
          hidden={[["was", writeDecided("proposals", [id])]]}
        >
          <p class="muted">{say(isGiven ? "claim.undoText" : "undoText")}</p>
          {isGiven && (
            <TextArea
              name="reason"
              label={say("claim.undoReason")}
              hint={say("claim.undoReasonHint")}
              rows={2}
              maxlength={longestReasonWords}
              required
              dir="auto"
            />
          )}
          <div class="actions">
            <Button look="secondary">{say(isGiven ? "claim.undo" : "undo")}</Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};
