// SPDX-License-Identifier: EUPL-1.2
import type { Child, FC } from "hono/jsx";
import { DataTable } from "../../../../kernel/ui/content/data-table.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { dayOf, OwnForm } from "../../../accounts/index.ts";
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
import { callAddress } from "./addresses.ts";

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

/** What is to be asked: the fields that are in doubt, or all of it. */
const WhatToAsk: FC<{ context: SiteContext; due: Due }> = ({ context: { locale }, due: { differing } }) => {
  const say = owningStaffTexts(locale);
  if (differing.length === 0) return <>{say("stale.old")}</>;
  return (
    <>
      {differing.map((one, index) => (
        <>
          {index > 0 && <br />}
          {say("stale.differs", differingText(one, locale))}
        </>
      ))}
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

/** Whom to call, and what to ask; on paper with room for the answer. */
export const CallList: FC<{ context: SiteContext; due: readonly Due[] }> = ({ context, due }) => {
  const { locale } = context;
  const say = owningStaffTexts(locale);
  return (
    <DataTable
      caption={say("stale.callTitle")}
      hideCaption
      columns={[
        { label: say("hand.business") },
        { label: say("stale.phone") },
        { label: say("stale.what") },
        { label: say("stale.fresh") },
        { label: say("stale.answer") },
      ]}
      rows={due.map((one): Child[] => {
        const { title, address } = businessTitle(one, locale);
        const phone = one.profile.phones?.[0];
        return [
          <>
            <a href={handOverAddress(context, one.shortId)} dir="auto">
              {title}
            </a>
            <br />
            <span class="muted small" dir="auto">
              {address}
            </span>
          </>,
          phone ? (
            <a href={`tel:${phone}`} dir="ltr">
              {phoneText(phone)}
            </a>
          ) : (
            "–"
          ),
          <WhatToAsk context={context} due={one} />,
          one.freshOn ? dayOf(one.freshOn, locale) : "–",
          <Answers context={context} due={one} name={title} />,
        ];
      })}
    />
  );
};
