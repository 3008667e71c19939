// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { inSite } from "../../../../kernel/db/in-site.ts";
import { localeFacts, locales } from "../../../../kernel/i18n/locales.ts";
import { isId } from "../../../../kernel/id/id.ts";
import { cleanLine } from "../../../../kernel/mail/clean-text.ts";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { FormProblem } from "../../../../kernel/ui/controls/form.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { doingOf, Inside, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { denyRequest, grantRequest } from "../../actions/asking/decide-request.ts";
import { openPurpose } from "../../actions/asking/sealed-request.ts";
import { noteNamesSeen } from "../../actions/guests/note-names-seen.ts";
import { openGuest } from "../../actions/sign-up/sealed-guest.ts";
import { comingRequests, type RequestWithGuest } from "../../store/asking/room-requests.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { staffAddress } from "../addresses.ts";
import { tellerOf } from "../sign-up/teller.ts";
import { clashText, writtenIn } from "../staff-words.ts";
import { spanText } from "../when.ts";

const most = 200;

/** What residents ask for: a yes books it, a no says why. */
export async function requestsPage(context: SiteContext, problem?: string): Promise<Answer> {
  const { primary, site, locale, now } = context;
  const say = staffTexts(locale);
  const all = await inSite(primary, site.id, async (tx) => {
    const found = await comingRequests(tx, now, most);
    if (found.length > 0) await noteNamesSeen(tx, doingOf(context));
    return found;
  });
  const open = all.filter(({ state }) => state !== "accepted");
  const granted = all.filter(({ state }) => state === "accepted");
  return {
    kind: "page",
    title: say("ask.staffTitle"),
    noIndex: true,
    ...(problem && { status: 422 }),
    body: (
      <Inside
        context={context}
        title={say("ask.staffTitle")}
        lead={say("ask.staffLead")}
        above={[{ label: say("title"), href: staffAddress(context) }]}
      >
        {problem && <FormProblem title={problem} />}
        {open.length === 0 && <p>{say("ask.staffNone")}</p>}
        <ul class="cases">
          {open.map((request) => (
            <OneRequest context={context} request={request} />
          ))}
        </ul>
        {granted.length > 0 && (
          <Section id="granted" title={say("ask.booked")}>
            <ul class="cases">
              {granted.map((request) => (
                <OneRequest context={context} request={request} />
              ))}
            </ul>
          </Section>
        )}
      </Inside>
    ),
  };
}

const OneRequest: FC<{ context: SiteContext; request: RequestWithGuest }> = ({ context, request }) => {
  const { locale, secrets, site } = context;
  const say = staffTexts(locale);
  const guest = request.guest && openGuest(secrets, site.id, request.guest);
  const purpose = openPurpose(secrets, site.id, request);
  const language = locales.find((each) => each === request.language) ?? "de";
  const field = `reason-${request.id}`;
  return (
    <li class="case">
      <div>
        <div class="case-side">
          <div>
            <h2>
              <bdi>{request.resource.name}</bdi>
              {request.resource.units > 1 &&
                ` (${say("ask.unitsOf", { units: request.units, all: request.resource.units })})`}
            </h2>
            <p>{spanText(request, writtenIn(locale))}</p>
            <p>
              {request.guestId ? (
                <a href={staffAddress(context, "personen", request.guestId)}>
                  <bdi>{guest?.name || say("forgotten")}</bdi>
                </a>
              ) : (
                say("forgotten")
              )}
              {", "}
              <bdi>{guest?.contact || say(`way.${request.guest?.contactKind ?? "paper"}`)}</bdi>
              {", "}
              {localeFacts[language].name}
            </p>
            {purpose && (
              <p class="case-said" dir="auto">
                {purpose}
              </p>
            )}
            {request.state === "doubtful" && <p class="muted">{say("ask.doubtful")}</p>}
          </div>
          {request.state !== "accepted" && (
            <OwnForm context={context} action={staffAddress(context, "anfragen", request.id, "ja")} inline>
              <Button small label={`${say("ask.yes")}: ${request.resource.name}, ${guest?.name ?? ""}`}>
                {say("ask.yes")}
              </Button>
            </OwnForm>
          )}
        </div>
        <details class="mine">
          <summary>{say("ask.no")}</summary>
          <OwnForm context={context} action={staffAddress(context, "anfragen", request.id, "nein")}>
            <div class="field">
              <label for={field}>{say("ask.reason")}</label>
              <input class="field-input" id={field} name="reason" maxlength={300} dir="auto" />
            </div>
            <div class="actions">
              <Button
                look="secondary"
                small
                label={`${say("ask.no")}: ${request.resource.name}, ${guest?.name ?? ""}`}
              >
                {say("ask.no")}
              </Button>
            </div>
          </OwnForm>
        </details>
      </div>
    </li>
  );
};

/** Grants what somebody asked for. */
export async function grantByForm(context: SiteContext): Promise<Answer> {
  const { params, locale } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const say = staffTexts(locale);
  // In the room's calendar, which all who plan see, in German.
  const done = await grantRequest(doingOf(context), tellerOf(context), id, staffTexts("de")("ask.booked"));
  if (done.ok) return redirect(staffAddress(context, "anfragen"));
  const { reason } = done;
  if (reason === "no-such-request") return notFound;
  if (reason === "decided") return requestsPage(context, say("ask.late"));
  return requestsPage(context, reason === "over" ? say("ask.over") : clashText(context, reason));
}

/** Says no. */
export async function denyByForm(context: SiteContext): Promise<Answer> {
  const { params, locale, form } = context;
  const id = params.id ?? "";
  if (!isId(id)) return notFound;
  const say = staffTexts(locale);
  const reason = cleanLine(form?.get("reason") ?? "", 300);
  if (reason === "") return requestsPage(context, say("ask.reasonMissing"));
  const done = await denyRequest(doingOf(context), tellerOf(context), id, reason);
  if (done.ok) return redirect(staffAddress(context, "anfragen"));
  return done.reason === "no-such-request" ? notFound : requestsPage(context, say("ask.late"));
}
