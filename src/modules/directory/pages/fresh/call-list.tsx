// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { businessTitle } from "../../rules/owning/business-title.ts";
import type { OpenDisagreement } from "../../store/fresh/disagreements.ts";
import type { Due } from "../../store/fresh/questions.ts";
import { owningStaffTexts } from "../../texts/owning/texts.ts";
import { queueLocale, queueTexts } from "../../texts/queue/texts.ts";
import { handOverAddress } from "../owning/addresses.ts";
import { phoneText } from "../phone-text.ts";
import { suggestAddress } from "../proposals/addresses.ts";
import { factText } from "../queue/fact-text.ts";
import { confirmedText } from "../visits/confirmed-text.ts";
import { callAddress } from "./addresses.ts";

/** Who an actor of the history is. */
type NameOf = (actor: string | null) => string | undefined;

/** A field about which two words stand, in words. */
export function differingText(one: OpenDisagreement, locale: SiteContext["locale"]) {
  const text = (value: unknown) => factText(one.field, { [one.field]: value }, queueLocale(locale));
  return {
    field: queueTexts(locale)(`fact.${one.field}`),
    value: text(one.value),
    against: text(one.against),
    saidBy: one.saidBy,
    heldBy: one.heldBy,
  };
}

/** What is to be asked: the fields that are in doubt; and when a person last confirmed it, as on the list for a walk. */
const WhatToAsk: FC<{ context: SiteContext; due: Due; nameOf: NameOf }> = ({ context, due, nameOf }) => {
  const { locale } = context;
  const say = owningStaffTexts(locale);
  return (
    <>
      {due.differing.map((one) => (
        <p dir="auto">{say("stale.differs", differingText(one, locale))}</p>
      ))}
      <p class="case-kind">{confirmedText(due, nameOf(due.confirmedBy), locale)}</p>
    </>
  );
};

/** Notes what was said; to change something leads to the form that all have. */
const Answers: FC<{ context: SiteContext; due: Due; name: string }> = ({ context, due, name }) => {
  const say = owningStaffTexts(context.locale);
  return (
    <OwnForm context={context} action={callAddress(context)} hidden={[["entry", due.shortId]]} inline>
      <div class="row">
        <Button look="secondary" small name="answer" value="right" label={say("stale.rightOf", { name })}>
          {say("stale.right")}
        </Button>
        <Button look="secondary" small name="answer" value="closed" label={say("stale.closedOf", { name })}>
          {say("stale.closed")}
        </Button>
        <a
          class="no-print"
          href={suggestAddress(context, due.shortId)}
          aria-label={say("stale.changeOf", { name })}
        >
          {say("stale.change")}
        </a>
      </div>
    </OwnForm>
  );
};

/** Boxes for the answer on paper, where no button can be pressed. */
const boxes = ["stale.right", "stale.change", "stale.closed"] as const;

/** Whom to call, and what to ask: one below the other, so that on a phone nothing stands beside the screen. */
export const CallList: FC<{ context: SiteContext; due: readonly Due[]; nameOf: NameOf }> = (props) => {
  const { context, due, nameOf } = props;
  const { locale } = context;
  const say = owningStaffTexts(locale);
  return (
    <ul class="cases">
      {due.map((one) => {
        const { title, address } = businessTitle(one, locale);
        const phone = one.profile.phones?.[0];
        return (
          <li class="case">
            <div>
              <h3>
                <a href={handOverAddress(context, one.shortId)} dir="auto">
                  {title}
                </a>
              </h3>
              <p class="meta">
                <span dir="auto">{address}</span>
                {phone ? (
                  <a href={`tel:${phone}`} dir="ltr">
                    {phoneText(phone)}
                  </a>
                ) : (
                  <span>{say("stale.noPhone")}</span>
                )}
              </p>
              <WhatToAsk context={context} due={one} nameOf={nameOf} />
              <Answers context={context} due={one} name={title} />
              <p class="print-only">{boxes.map((box) => `☐ ${say(box)}`).join("    ")}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
};
