// SPDX-License-Identifier: EUPL-1.2
import type { Fact } from "../../../../kernel/audit/audit-line.ts";
import { writeAudit } from "../../../../kernel/audit/store/write-audit.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { locales } from "../../../../kernel/i18n/locales.ts";
import { readMailAddress } from "../../../../kernel/mail/mail-address.ts";
import { sendMail } from "../../../../kernel/mail/send-mail.ts";
import { type Reach, reachPerson } from "../../../accounts/index.ts";
import type { Business } from "../../rules/business.ts";
import type { Proposal } from "../../rules/proposals/proposal.ts";
import { businessesById } from "../../store/businesses.ts";
import { owns } from "../../store/owning/ownerships.ts";
import { decideProposal } from "../../store/proposals/proposals.ts";
import { linkForStranger } from "../owning/link-for-stranger.ts";
import { openContact } from "./contact.ts";
import type { Decider, Verdict } from "./decide.ts";

/** A proposal as it was decided. */
export type Decided = Proposal & { state: Verdict["state"] };

/** Writes down what was decided and by whom, and puts the mail to whoever asked into the outbox. */
export async function noteDecision(
  tx: Db,
  decider: Decider,
  decided: Decided,
  {
    written = "",
    facts,
    ...words
  }: Partial<Pick<Verdict, "written" | "letter" | "link">> & { facts?: Record<string, Fact> },
): Promise<void> {
  const { actor } = decider;
  const { id, kind, state, reason, changeId, businessId, madeBy } = decided;
  const by = actor.kind === "person" ? actor.id : null;
  await decideProposal(tx, id, {
    state,
    by,
    reason: reason || null,
    changeId,
    ...(businessId && { businessId }),
  });
  await writeAudit(tx, {
    event: "proposal.decided",
    actor,
    subject: { kind: "proposal", id },
    ...(madeBy && { concerns: madeBy }),
    ...(written && { reason: written }),
    facts: { kind, state, ...facts },
  });
  await answerByMail(tx, decider, decided, words);
}

/**
 * How whoever asks for their own business, or for one to be theirs, is written to by their account: there is no receipt by which
 * they could follow what becomes of it. Staff who hand on what they saw see the queue.
 */
async function reachAsker(tx: Db, { kind, madeBy, businessId }: Proposal): Promise<Reach | undefined> {
  if (madeBy === null || businessId === null) return undefined;
  return kind === "claim" || (await owns(tx, madeBy, businessId)) ? reachPerson(tx, madeBy) : undefined;
}

async function answerByMail(
  tx: Db,
  { site, secrets }: Decider,
  decided: Decided,
  { letter, link }: Pick<Verdict, "letter" | "link">,
): Promise<void> {
  if (!letter) return;
  const asked = locales.find((known) => known === decided.language) ?? "de";
  const said = readMailAddress(openContact(secrets, site.id, decided) ?? "");
  const account = said ? undefined : await reachAsker(tx, decided);
  const to = said ?? account?.mail;
  const locale = account?.locale ?? asked;
  if (!to) return;
  const { businessId } = decided;
  const about = businessId === null ? undefined : (await businessesById(tx, [businessId])).get(businessId);
  const { subject, text } = letter(decided, locale, about);
  const write = (business: Business, token: string) => link?.(business, token, locale) ?? "";
  const more = said && link ? await linkForStranger(tx, site.id, decided, said, write) : undefined;
  const whole = more ? `${text}\n\n${more}` : text;
  await sendMail(tx, site.id, { to, fromName: site.name, locale, subject, text: whole });
}
