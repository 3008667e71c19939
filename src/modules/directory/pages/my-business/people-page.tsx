import { readInSite } from "../../../../kernel/db/in-site.ts";
import { qrSvg } from "../../../../kernel/ui/content/qr-code.tsx";
import { Section } from "../../../../kernel/ui/content/section.tsx";
import { Button } from "../../../../kernel/ui/controls/button.tsx";
import { type Answer, notFound, redirect } from "../../../../kernel/web/answer.ts";
import { dayOf, OwnForm } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { makeClaimCode, type ShownCode } from "../../actions/owning/make-claim-code.ts";
import { endOwner } from "../../actions/owning/manage-owners.ts";
import { ownersOf } from "../../store/owning/ownerships.ts";
import { owningTexts } from "../../texts/owning/texts.ts";
import { mineAddress } from "../owning/addresses.ts";
import { codeLink } from "../owning/code-link.ts";
import { doingHere, type OwnWithDrafts } from "./own.ts";
import { Mine } from "./parts.tsx";

/** Who takes care of an own business; letting somebody in, and leaving. */
export async function peoplePage(
  context: SiteContext,
  { business, personId }: OwnWithDrafts,
  made?: ShownCode,
): Promise<Answer> {
  const { primary, site, locale } = context;
  const say = owningTexts(locale);
  const owners = await readInSite(primary, site.id, (tx) => ownersOf(tx, business.id));
  return {
    kind: "page",
    title: say("mine.menschen"),
    noIndex: true,
    body: (
      <Mine context={context} business={business} title={say("mine.menschen")} lead={say("people.lead")}>
        <ul>
          {owners.map((owner) => (
            <li>
              <strong dir="auto">{owner.name}</strong> {owner.personId === personId && say("people.you")}{" "}
              <span class="muted">{say("people.since", { day: dayOf(owner.since, locale) })}</span>
            </li>
          ))}
        </ul>
        <Section id="add" title={say("people.addTitle")}>
          {made ? (
            <div class="panel code-slip">
              <p>{say("people.code", { until: dayOf(made.expiresAt, locale) })}</p>
              <p class="secret" dir="ltr">
                {made.code}
              </p>
              <div class="code-slip-qr">{qrSvg(codeLink(context, locale, made.code))}</div>
            </div>
          ) : (
            <OwnForm context={context} action={mineAddress(context, business.shortId, "menschen")}>
              <p>{say("people.addText")}</p>
              <div class="actions">
                <Button>{say("people.addButton")}</Button>
              </div>
            </OwnForm>
          )}
        </Section>
        <Section id="leave" title={say("people.leaveTitle")}>
          <OwnForm context={context} action={mineAddress(context, business.shortId, "menschen", "verlassen")}>
            <p>{say("people.leaveText")}</p>
            <div class="actions">
              <Button look="tertiary">{say("people.leaveButton")}</Button>
            </div>
          </OwnForm>
        </Section>
      </Mine>
    ),
  };
}

/** Makes a code for somebody else, and shows it this once. */
export async function letInByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const made = await makeClaimCode(doingHere(context), own.business.shortId, "handed-over");
  return made.ok ? peoplePage(context, own, made.value) : notFound;
}

/** Leaves the business to the others, or to nobody. */
export async function leaveByForm(context: SiteContext, own: OwnWithDrafts): Promise<Answer> {
  const left = await endOwner(doingHere(context), own.business.shortId, own.personId);
  return left.ok ? redirect(`${mineAddress(context)}?heraus=1`) : notFound;
}
