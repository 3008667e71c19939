// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { bookForComing, bookForSession } from "../../actions/planning/book-sessions.ts";
import type { Offering } from "../../rules/planning/offering.ts";
import { readNeeds } from "../../rules/planning/read-offering.ts";
import type { Resource } from "../../rules/rooms/resource.ts";
import type { Session } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { sentencesOf } from "./change-offering.ts";
import { detailPage, readOfferingId } from "./detail-page.tsx";
import { PlanNeeds } from "./plan-needs.tsx";
import { needFields } from "./plan-values.ts";
import { readSession, sessionPage } from "./session-page.tsx";

/** Rooms and machines of one date. */
export const SessionRooms: FC<{
  context: SiteContext;
  session: Session;
  offering: Offering;
  resources: Resource[];
}> = ({ context, session, offering, resources }) => {
  const { form, locale } = context;
  const say = staffTexts(locale);
  const stored = needFields(session.needs ?? offering.needs);
  // Another form of this page may have been sent.
  const typed = form?.has("need-0") ? form : undefined;
  return (
    <Section id="rooms" title={say("session.rooms")}>
      <OwnForm context={context} action={staffAddress(context, "termin", session.id, "raeume")}>
        <PlanNeeds
          context={context}
          resources={resources}
          value={(name) => (typed ? (typed.get(name) ?? "") : (stored.get(name) ?? ""))}
          legend={say("plan.needs.legend")}
          hint={say("session.roomsHint")}
          error={typed && !readNeeds(typed) ? say("plan.number") : undefined}
        />
        {resources.length > 0 && (
          <div class="actions">
            <Button>{say("session.roomsButton")}</Button>
          </div>
        )}
      </OwnForm>
    </Section>
  );
};

/** Books what the form says for the session. */
export async function bookByForm(context: SiteContext): Promise<Answer> {
  const found = await readSession(context);
  if (!found) return notFound;
  const needs = readNeeds(context.form ?? new URLSearchParams());
  if (!needs) return sessionPage(context, [staffTexts(context.locale)("plan.number")]);
  const booked = await bookForSession(doingOf(context), found.session.id, needs);
  if (booked.ok) return redirect(`${staffAddress(context, "angebot", found.offering.id)}#dates`);
  if (booked.reason === "no-such-session") return notFound;
  return sessionPage(context, sentencesOf(context, booked.reason));
}

/** Books for all coming dates what the offering needs now. */
export async function bookComingByForm(context: SiteContext): Promise<Answer> {
  const id = readOfferingId(context);
  const done = id && (await bookForComing(doingOf(context), id));
  if (!done) return notFound;
  if (done.left.length === 0) return redirect(`${staffAddress(context, "angebot", id)}#dates`);
  const say = staffTexts(context.locale);
  return detailPage(context, {
    title: say("rebook.done", { booked: done.booked }),
    sentences: sentencesOf(context, done.left),
  });
}
