// SPDX-License-Identifier: EUPL-1.2
import type { FC } from "hono/jsx";
import { Notice } from "../../../../kernel/ui/content/notice.tsx";
import { LinkButton } from "../../../../kernel/ui/controls/button.tsx";
import { signedIn } from "../../../accounts/index.ts";
import type { SiteContext } from "../../../quarter/index.ts";
import { documentDays } from "../../rules/owning/claim-document.ts";
import { queueTexts } from "../../texts/queue/texts.ts";
import { handOverAddress } from "../owning/addresses.ts";
import { queueAddress } from "../proposals/addresses.ts";
import type { LoadedCase } from "./case-page.tsx";

/** How somebody shows that a business is theirs, and who owns it now. */
export const ClaimPart: FC<{ context: SiteContext; loaded: LoadedCase }> = ({ context, loaded }) => {
  const say = queueTexts(context.locale);
  const { proposal, business, document, owners = [] } = loaded;
  const { way, disputed } = proposal.asked.details ?? {};
  const known = claimWays.find((each) => each === way);
  const mayHandOver = signedIn(context).may.has("hand-over");
  return (
    <>
      {known && <p>{say(`claim.way.${known}`)}</p>}
      {document && (
        <>
          <p class="actions">
            <LinkButton look="secondary" href={queueAddress(context, proposal.id, "nachweis")}>
              {say("claim.document", {
                type: document.contentType === "application/pdf" ? "PDF" : "WebP",
                kilobytes: Math.ceil(document.size / 1024),
              })}
            </LinkButton>
          </p>
          <p class="muted small">{say("claim.documentText", { days: documentDays })}</p>
        </>
      )}
      {disputed === true && <Notice kind="warning">{say("claim.disputed")}</Notice>}
      {owners.length > 0 && (
        <p>
          {say("claim.owners")}{" "}
          {owners.map(({ name }, index) => (
            <>
              {index > 0 && ", "}
              <bdi>{name}</bdi>
            </>
          ))}
          {". "}
          {business && mayHandOver && (
            <a href={handOverAddress(context, business.shortId)}>{say("claim.toOwners")}</a>
          )}
        </p>
      )}
      {business && mayHandOver && proposal.madeBy === null && (
        <p>
          <a href={handOverAddress(context, business.shortId)}>{say("claim.toHandOver")}</a>
        </p>
      )}
    </>
  );
};

const claimWays = ["letter", "visit", "document", "mail", "person"] as const;
