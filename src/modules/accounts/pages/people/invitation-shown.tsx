import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { PageAnswer } from "../../../../kernel/web/answer.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import type { InvitationCodes } from "../../actions/people/invite-person.ts";
import { staffTexts } from "../../texts/texts.ts";
import { invitationAddress, personAddress } from "../addresses.ts";
import { Inside } from "./inside.tsx";

/** The link of an invitation, shown this once: in the database stands only what recognises it. */
export function invitationShown(
  context: SiteContext,
  { name, personId, code, paper }: { name: string; personId: string } & InvitationCodes,
): PageAnswer {
  const say = staffTexts(context.locale);
  const title = say("people.invited", { name });
  return {
    kind: "page",
    title,
    noIndex: true,
    body: (
      <Inside context={context} title={title}>
        <p>{say("people.inviteLink")}</p>
        <p class="panel secret" dir="ltr">
          {new URL(invitationAddress(context, code), context.url).href}
        </p>
        <p>{say("people.inviteCode")}</p>
        <p class="panel secret" dir="ltr">
          {paper}
        </p>
        <p class="actions">
          <LinkButton look="secondary" href={personAddress(context, personId)}>
            {name}
          </LinkButton>
        </p>
      </Inside>
    ),
  };
}
