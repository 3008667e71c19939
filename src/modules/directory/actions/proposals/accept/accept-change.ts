// SPDX-License-Identifier: EUPL-1.2
import type { Db } from "../../../../../kernel/db/db.ts";
import { ok, refuse } from "../../../../../kernel/result/result.ts";
import { readEdits } from "../../../rules/edit/read-edits.ts";
import { ownersWord } from "../../../rules/owning/owners-word.ts";
import type { Proposal } from "../../../rules/proposals/proposal.ts";
import { businessesById } from "../../../store/businesses.ts";
import { owns } from "../../../store/owning/ownerships.ts";
import { editBusinessWithin, type Word } from "../../edit-business.ts";
import { judgePhoto, photoOf } from "../../photos/judge-photo.ts";
import type { Accept } from "./accepting.ts";

/**
 * Lays what was asked over the entry, with what the editor corrected. Words alone change nothing: somebody edited elsewhere. What an
 * owner said stays the owner's word, and the history names the editor who agreed.
 */
export const acceptChange: Accept = async ({ tx, site, proposal, word, given }) => {
  const { businessId, asked } = proposal;
  const business = (await businessesById(tx, [businessId ?? ""])).get(businessId ?? "");
  if (!business) return refuse({ kind: "no-such-entry" });
  const owners = await ownWord(tx, proposal, word);
  await judgePhoto(tx, site, proposal, "shown", owners ?? word);
  if (given.length === 0 && !asked.edits) return ok({ changeId: null });
  const theirs = given.length === 0 ? owners : undefined;
  const edited = await editBusinessWithin(tx, site, business.shortId, theirs ?? word, (current) => {
    const typed = readEdits(given, current);
    return typed.ok ? ok({ ...asked.edits, ...typed.value }) : typed;
  });
  return edited.ok ? ok({ changeId: edited.value.change }) : edited;
};

/** The word of an owner to which an editor agrees; undefined where somebody else asked, or who asked owns it no more. */
async function ownWord(tx: Db, proposal: Proposal, { actor }: Word) {
  const { asked, madeBy, businessId } = proposal;
  const isOwners = asked.details?.by === "owner" || photoOf(proposal) !== undefined;
  if (!isOwners || madeBy === null || businessId === null) return undefined;
  if (!(await owns(tx, madeBy, businessId))) return undefined;
  return { ...ownersWord(madeBy), agreedBy: actor } satisfies Word;
}
