// SPDX-License-Identifier: EUPL-1.2
import { ok, refuse } from "../../../../../kernel/result/result.ts";
import type { Facts } from "../../../rules/business.ts";
import { entryOf } from "../../../rules/categories/catalogue.ts";
import { readEdits } from "../../../rules/edit/read-edits.ts";
import { businessesById } from "../../../store/businesses.ts";
import { createBusinessWithin } from "../../create-business.ts";
import { setStatusWithin } from "../../set-status.ts";
import type { Accept } from "./accepting.ts";

/** The entry comes into the directory. One whose acceptance was taken back is there already, and is shown again. */
export const acceptNew: Accept = async ({ tx, site, proposal, word, given, reason }) => {
  const { businessId, asked } = proposal;
  const known = businessId && (await businessesById(tx, [businessId])).get(businessId);
  if (known) {
    const to = { status: "published", actor: word.actor, reason } as const;
    const set = await setStatusWithin(tx, site, known.shortId, to);
    return set.ok ? ok({ changeId: set.value.change }) : refuse({ kind: set.reason });
  }
  const { facts } = asked;
  if (!facts) return refuse({ kind: "no-such-entry" });
  const { place, ...profile } = facts;
  const typed = readEdits(given, { profile, place });
  if (!typed.ok) return refuse({ kind: "not-understood", problem: typed.reason });
  const said = Object.entries({ ...facts, ...typed.value }).filter(([, value]) => value !== null);
  // The fields that an entry must have cannot be taken out.
  const whole = Object.fromEntries(said) as Facts;
  const kind = entryOf(whole.categories[0] ?? "")?.kind ?? "business";
  const { business, change } = await createBusinessWithin(tx, site, kind, whole, word);
  return ok({ changeId: change, businessId: business.id });
};
