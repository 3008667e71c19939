// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import type { SiteContext } from "../../../quarter/index.ts";
import type { Session } from "../../store/sessions.ts";
import { staffTexts } from "../../texts/staff/texts.ts";
import { offeringCertificatesAddress } from "../certificates/addresses.ts";
import { sessionListAddress, signedListsAddress } from "./addresses.ts";

/** The list of a date to be signed, and where the signed one is attached. */
export const ListLinks: FC<{
  context: SiteContext;
  session: Pick<Session, "id" | "offeringId" | "state">;
}> = (props) => {
  const { context, session } = props;
  const say = staffTexts(context.locale);
  if (session.state !== "planned") return null;
  return (
    <div class="actions no-print">
      <LinkButton href={sessionListAddress(context, session.id)} look="secondary" icon="print">
        {say("lists.print")}
      </LinkButton>
      <LinkButton href={signedListsAddress(context, session.id)} look="tertiary">
        {say("lists.attach")}
      </LinkButton>
      <LinkButton href={offeringCertificatesAddress(context, session.offeringId)} look="tertiary">
        {say("cert.title")}
      </LinkButton>
    </div>
  );
};
