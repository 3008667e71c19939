// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { Field } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { placeSession } from "../../actions/planning/place-session.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { placeText } from "../../rules/planning/place.ts";
import { longest } from "../../rules/planning/read-offering.ts";
import type { Session } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { readSession } from "./session-page.tsx";

/** Where one date is, if somewhere else than the others, with the way back to where those are. */
export const SessionPlace: FC<{ context: SiteContext; session: Session; offering: Offering }> = ({
  context,
  session,
  offering,
}) => {
  const say = staffTexts(context.locale);
  const usual = placeText(offering.details);
  const own = session.elsewhere ?? { place: "", address: "" };
  const action = staffAddress(context, "termin", session.id, "ort");
  return (
    <Section id="place" title={say("session.place")}>
      {usual && (
        <p>
          {say("session.placeUsual")} <bdi>{usual}</bdi>
        </p>
      )}
      <OwnForm context={context} action={action}>
        <Field
          name="place"
          label={say("session.placeName")}
          hint={say("session.placeHint")}
          value={own.place}
          maxlength={longest.line}
        />
        <Field name="address" label={say("plan.address")} value={own.address} maxlength={longest.line} />
        <p class="muted">{say("session.placeTold")}</p>
        <div class="actions">
          <Button>{say("session.placeButton")}</Button>
        </div>
      </OwnForm>
      {session.elsewhere && (
        <OwnForm
          context={context}
          action={action}
          hidden={[
            ["place", ""],
            ["address", ""],
          ]}
        >
          <div class="actions">
            <Button look="secondary">{say("session.placeBack")}</Button>
          </div>
        </OwnForm>
      )}
    </Section>
  );
};

/** Has the date take place where the form says. */
export async function placeByForm(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const { form = new URLSearchParams() } = context;
  const line = (name: string) => cleanLine(form.get(name) ?? "", longest.line);
  const place = { place: line("place"), address: line("address") };
  // Cancelled by somebody else meanwhile: the page of the offering shows it.
  await placeSession(doingOf(context), tellerOf(context), found.session.id, place);
  return redirect(`${staffAddress(context, "angebot", found.offering.id)}#dates`);
}
