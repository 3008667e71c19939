// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Locale } from "../../../../kernel/i18n/locales.ts";
import { newId } from "../../../../kernel/id/id.ts";
import type { Secrets } from "../../../../kernel/secrets/secrets.ts";
import type { Asked, ProposalKind } from "../../rules/proposals/proposal.ts";
import { insertProposal } from "../../store/proposals/proposals.ts";
import { sealContact } from "./contact.ts";
import { receiptDigest } from "./receipt.ts";

/** Who asks, at which site. */
export interface Asker {
  siteId: string;
  secrets: Secrets;
  actor: Actor;
  locale: Locale;
}

/** What is asked for. */
export interface Request {
  kind: ProposalKind;
  businessId: string | null;
  asked: Asked;
  /** How to reach whoever asks; empty where they do not say. */
  contact: string;
  /** The code on the receipt, as digits. */
  code: string;
}

/** Puts what somebody asks into the queue. The same receipt a second time is the same form: nothing more comes of it. */
export async function makeProposal(tx: Db, asker: Asker, request: Request): Promise<void> {
  const { siteId, secrets, actor, locale } = asker;
  const { kind, businessId, asked, contact, code } = request;
  const id = newId();
  const made = await insertProposal(tx, siteId, {
    id,
    kind,
    businessId,
    asked,
    contact: sealContact(secrets, siteId, id, contact),
    receipt: receiptDigest(secrets, siteId, code),
    language: locale,
    madeBy: actor.kind === "person" ? actor.id : null,
  });
  if (made)
    await writeAudit(tx, {
      event: "proposal.made",
      actor,
      subject: { kind: "proposal", id },
      facts: { kind },
    });
}
