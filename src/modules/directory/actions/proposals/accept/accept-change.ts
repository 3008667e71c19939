// SPDX-License-Identifier: EUPL-1.2
import { ok, refuse } from "../../../../../kernel/result/result.ts";
import { readEdits } from "../../../rules/edit/read-edits.ts";
import { businessesById } from "../../../store/businesses.ts";
import { editBusinessWithin } from "../../edit-business.ts";
import type { Accept } from "./accepting.ts";

/** Lays what was asked over the entry, with what the editor corrected. Words alone change nothing: somebody edited elsewhere. */
export const acceptChange: Accept = async ({ tx, site, proposal, word, given }) => {
  const { businessId, asked } = proposal;
  const business = (await businessesById(tx, [businessId ?? ""])).get(businessId ?? "");
  if (!business) return refuse({ kind: "no-such-entry" });
  if (given.length === 0 && !asked.edits) return ok({ changeId: null });
  const edited = await editBusinessWithin(tx, site, business.shortId, word, (current) => {
    const typed = readEdits(given, current);
    return typed.ok ? ok({ ...asked.edits, ...typed.value }) : typed;
  });
  return edited.ok ? ok({ changeId: edited.value.change }) : edited;
};
